/** Formulas: MathML as it stands, and what MathJax, KaTeX and encyclopaedias make of TeX. */

import * as safe from '../dom/safe';
import { MATH_ATTRIBUTES, MATH_ELEMENTS } from './allow';
import { DEEPEST, make, type Composition } from './context';
import { drawing } from './svg';

const MATHML = 'http://www.w3.org/1998/Math/MathML';
const WRAPPERS = /(?:^|\s)(?:katex|katex-display|MathJax(?:_SVG|_Display|_CHTML)?|mwe-math-element|mathjax-block)(?:\s|$)/;

export function isFormula(element: Element, name: string): boolean {
  if (name === 'math' || name === 'mjx-container') return true;
  if (name !== 'span' && name !== 'div') return false;
  return WRAPPERS.test(safe.attribute(element, 'class') ?? '');
}

export function formula(composed: Composition, element: Element, name: string): Element | null {
  const math = name === 'math' ? element : (safe.find(element, 'math') ?? mathOfAttribute(element));
  const tex = texOf(element);
  if (math) {
    const clone = cloneMath(composed, math, 0);
    if (clone) {
      if (isDisplay(element, name, math)) clone.setAttribute('display', 'block');
      if (tex) clone.setAttribute('alttext', tex);
      return clone;
    }
  }
  if (tex) {
    const code = make(composed, 'code', 'tex');
    code.append(tex);
    return code;
  }
  const svg = safe.find(element, 'svg');
  if (svg) return drawing(composed, svg, true);
  const image = safe.find(element, 'img');
  const text = make(composed, 'span');
  text.append(image ? (safe.attribute(image, 'alt') ?? '') : safe.textOf(element));
  return text;
}

function isDisplay(element: Element, name: string, math: Element): boolean {
  if (safe.attribute(math, 'display') === 'block') return true;
  const className = safe.attribute(element, 'class') ?? '';
  if (/katex-display|MathJax_Display|mathjax-block/.test(className)) return true;
  if (name === 'mjx-container') return safe.attribute(element, 'display') === 'true';
  return safe.closest(element, '.katex-display, .MathJax_Display') !== null;
}

/** MathJax 2 keeps the formula as text in an attribute. */
function mathOfAttribute(element: Element): Element | null {
  const holder = safe.hasAttribute(element, 'data-mathml') ? element : safe.find(element, '[data-mathml]');
  const source = holder && safe.attribute(holder, 'data-mathml');
  if (!source) return null;
  try {
    return new DOMParser().parseFromString(source, 'text/html').querySelector('math');
  } catch {
    return null;
  }
}

function texOf(element: Element): string | null {
  const annotation = safe.find(element, 'annotation[encoding="application/x-tex"]');
  if (annotation) return safe.textOf(annotation).trim() || null;
  const math = safe.nameOf(element) === 'math' ? element : safe.find(element, 'math');
  const alttext = math && safe.attribute(math, 'alttext');
  if (alttext) return alttext.trim();
  const next = safe.nextElementOf(element);
  for (const script of [safe.find(element, 'script'), next]) {
    if (script && (safe.attribute(script, 'type') ?? '').startsWith("math/tex")) return safe.textOf(script).trim();
  }
  return null;
}

function cloneMath(composed: Composition, element: Element, depth: number): Element | null {
  const name = safe.nameOf(element);
  if (name === 'semantics') {
    const first = safe.childrenOf(element).find(safe.isElement);
    return first ? cloneMath(composed, first, depth) : null;
  }
  if (!MATH_ELEMENTS.has(name) || depth > DEEPEST || composed.budget <= 0) return null;
  composed.budget -= 1;
  const clone = composed.inert.createElementNS(MATHML, name);
  for (const attribute of MATH_ATTRIBUTES) {
    const value = safe.attribute(element, attribute);
    if (value !== null) clone.setAttribute(attribute, value);
  }
  for (const child of safe.childrenOf(element)) {
    if (safe.isText(child)) clone.append(safe.textOf(child));
    else if (safe.isElement(child)) {
      const part = cloneMath(composed, child, depth + 1);
      if (part) clone.append(part);
    }
  }
  return clone;
}
