/** A formula as TeX: the page's own where it gave any, or else put together from the MathML. */

const OPERATORS: Readonly<Record<string, string>> = {
  '≤': '\\le', '≥': '\\ge', '≠': '\\ne', '≈': '\\approx', '×': '\\times', '⋅': '\\cdot', '÷': '\\div', '±': '\\pm',
  '∑': '\\sum', '∏': '\\prod', '∫': '\\int', '∞': '\\infty', '∂': '\\partial', '∇': '\\nabla', '∈': '\\in',
  '→': '\\to', '⇒': '\\Rightarrow', '⇔': '\\Leftrightarrow', '∀': '\\forall', '∃': '\\exists', '∪': '\\cup',
  '∩': '\\cap', '⊂': '\\subset', '⊆': '\\subseteq', '∅': '\\emptyset', '−': '-', '…': '\\ldots', '∝': '\\propto',
  '{': '\\{', '}': '\\}', '%': '\\%', '#': '\\#', '&': '\\&', $: '\\$', '\u2061': '', '\u2062': '', '\u2063': '',
};
const GREEK: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['αalpha', 'βbeta', 'γgamma', 'δdelta', 'εvarepsilon', 'ζzeta', 'ηeta', 'θtheta', 'ιiota', 'κkappa'],
    ...['λlambda', 'μmu', 'νnu', 'ξxi', 'πpi', 'ρrho', 'σsigma', 'τtau', 'υupsilon', 'φvarphi', 'χchi', 'ψpsi'],
    ...['ωomega', 'ΓGamma', 'ΔDelta', 'ΘTheta', 'ΛLambda', 'ΞXi', 'ΠPi', 'ΣSigma', 'ΦPhi', 'ΨPsi', 'ΩOmega'],
    ...['ϵepsilon', 'ϕphi', 'ℓell', 'ℏhbar'],
  ].map((pair) => [pair.charAt(0), `\\${pair.slice(1)}`]),
);
const FUNCTIONS = /^(?:sin|cos|tan|cot|sec|csc|log|ln|exp|lim|max|min|sup|inf|det|dim|gcd|arg|deg|ker|sinh|cosh|tanh)$/;

export function texOf(math: Element): string {
  const given = math.getAttribute('alttext');
  if (given !== null) return given.trim();
  return math.localName === 'math' ? tex(math) : (math.textContent ?? '').trim();
}

function tex(element: Element): string {
  const parts = [...element.children];
  const part = (at: number): string => (parts[at] ? tex(parts[at]) : '');
  const group = (at: number): string => `{${part(at)}}`;
  // A base of several signs needs braces; a single one reads better without.
  const base = (): string => (/^(?:\\[a-z]+|.)$/isu.test(part(0)) ? part(0) : group(0));
  switch (element.localName) {
    case 'mi':
      return identifier(textOf(element));
    case 'mo':
      return [...textOf(element)].map((sign) => spaced(OPERATORS[sign] ?? sign)).join('');
    case 'mn':
      return textOf(element).replace(/[%#&$]/g, '\\$&');
    case 'mtext':
    case 'ms':
      return `\\text{${textOf(element).replace(/[{}\\]/g, '')}}`;
    case 'mspace':
      return '\\ ';
    case 'mfrac':
      return `\\frac${group(0)}${group(1)}`;
    case 'msqrt':
      return `\\sqrt{${parts.map(tex).join('')}}`;
    case 'mroot':
      return `\\sqrt[${part(1)}]${group(0)}`;
    case 'msup':
    case 'mover':
      return `${base()}^${group(1)}`;
    case 'msub':
    case 'munder':
      return `${base()}_${group(1)}`;
    case 'msubsup':
    case 'munderover':
      return `${base()}_${group(1)}^${group(2)}`;
    case 'mtable':
      return `\\begin{matrix}${parts.map(tex).join(' \\\\ ')}\\end{matrix}`;
    case 'mtr':
    case 'mlabeledtr':
      return parts.map(tex).join(' & ');
    case 'mphantom':
      return '';
    default:
      return parts.length > 0 ? parts.map(tex).join('') : textOf(element);
  }
}

function identifier(name: string): string {
  const sign = GREEK[name] ?? OPERATORS[name];
  if (sign !== undefined) return spaced(sign);
  if (FUNCTIONS.test(name)) return `\\${name} `;
  return [...name].length > 1 ? `\\mathrm{${name.replace(/[{}\\]/g, '')}}` : name;
}

/** A command ends where a letter does not follow. */
function spaced(sign: string): string {
  return /^\\[a-z]+$/i.test(sign) ? `${sign} ` : sign;
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
