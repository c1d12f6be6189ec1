/** Program text: white space and language are kept, decoration is not. */

import * as safe from '../dom/safe';
import { DEEPEST, make, type Composition } from './context';

const LANGUAGE = /(?:^|\s)(?:language|lang|highlight-source|brush:?|sourceCode)[-\s]+([a-z0-9+#.]{1,20})/i;
const LINE_NUMBERS = /(?:^|[\s_-])(?:line-?numbers?(?:-rows)?|lineno|linenos|gutter|ln-num|hljs-ln-numbers)(?:$|[\s_-])/i;

export function codeBlock(composed: Composition, element: Element, depth: number): Element | null {
  const text = codeText(element, composed, depth).replace(/^\n+|\s+$/g, '');
  if (text === '') return null;
  const block = make(composed, 'pre');
  const code = make(composed, 'code');
  const language = languageOf(element);
  if (language) code.className = `language-${language}`;
  code.append(text);
  block.append(code);
  return block;
}

function codeText(node: Node, composed: Composition, depth: number): string {
  if (composed.leftOut.has(node) || depth > DEEPEST) return '';
  if (safe.isText(node)) return safe.textOf(node);
  if (!safe.isElement(node)) return '';
  const name = safe.nameOf(node);
  if (name === 'br') return '\n';
  if (['button', 'script', 'style', 'template', 'svg', 'input', 'select', 'textarea'].includes(name)) return '';
  if (LINE_NUMBERS.test(safe.attribute(node, 'class') ?? '') && isNumbers(safe.textOf(node))) return '';
  composed.budget -= 1;
  let text = '';
  for (const child of safe.childrenOf(node)) text += codeText(child, composed, depth + 1);
  // Each line of a numbered listing is often a block or a table row of its own.
  const ownLine = name === 'div' || name === 'tr' || name === 'li' || name === 'p';
  return ownLine && text !== '' && !text.endsWith('\n') ? `${text}\n` : text;
}

function isNumbers(text: string): boolean {
  return /^[\s\d]*$/.test(text);
}

/** The language by the class names that highlighters share, on the block, its code or its wrapper. */
function languageOf(element: Element): string | null {
  const parent = safe.parentOf(element);
  const code = safe.find(element, 'code');
  for (const candidate of [code, element, parent && safe.isElement(parent) ? parent : null]) {
    if (!candidate) continue;
    const named = safe.attribute(candidate, 'data-lang') ?? safe.attribute(candidate, 'data-language');
    const match = named ?? LANGUAGE.exec(safe.attribute(candidate, 'class') ?? '')?.[1];
    if (match && /^[a-z0-9+#.]{1,20}$/i.test(match)) return match.toLowerCase();
  }
  return null;
}
