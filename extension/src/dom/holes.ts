/** Closes the empty places that hidden things leave in the page's layout. */

import * as safe from '../reader/dom/safe';
import type { Hiding } from './hiding';

/** Never closed: they give the page its frame, or a table its columns. */
const KEPT = new Set([
  ...['html', 'body', 'head', 'main', 'article', 'form', 'fieldset', 'details', 'summary', 'dialog'],
  ...['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'a', 'button'],
]);

/** Take no place of their own, or only separate what is before from what is after. */
const SILENT = new Set([
  ...['script', 'style', 'template', 'noscript', 'link', 'meta', 'base', 'title'],
  ...['br', 'wbr', 'hr', 'source', 'track', 'param'],
]);

/** Show something though they hold no text. */
const SHOWN = new Set([
  ...['img', 'picture', 'video', 'audio', 'canvas', 'iframe', 'object', 'embed', 'svg', 'math'],
  ...['input', 'button', 'select', 'textarea', 'meter', 'progress', 'output', 'slot', 'dialog', 'details'],
]);

/** A container with more than this to look through is taken for content. */
const BUDGET = 200;

/** Marks the ancestors of `hidden` in which nothing is left to see. */
export function closeHoles(hidden: readonly Node[], hiding: Hiding): void {
  for (const node of hidden) {
    let parent = safe.parentOf(node);
    while (parent && safe.isElement(parent) && !hiding.isMarked(parent) && isHole(parent, hiding)) {
      hiding.mark(parent, 'hole');
      parent = safe.parentOf(parent);
    }
  }
}

export function isHole(element: Element, hiding: Hiding): boolean {
  if (KEPT.has(safe.nameOf(element)) || safe.nameOf(element).includes('-')) return false;
  if (safe.attribute(element, 'role') === 'main' || safe.shadowRootOf(element)) return false;
  return holdsNothing(element, hiding, { left: BUDGET }) && !isPainted(element);
}

function holdsNothing(element: Element, hiding: Hiding, budget: { left: number }): boolean {
  return safe.childrenOf(element).every((child) => {
    budget.left -= 1;
    if (budget.left < 0) return false;
    if (safe.isText(child)) return safe.textOf(child).trim() === '';
    if (!safe.isElement(child) || hiding.isMarked(child)) return true;
    const name = safe.nameOf(child);
    if (SILENT.has(name)) return true;
    if (SHOWN.has(name) || name.includes('-') || safe.shadowRootOf(child)) return false;
    return holdsNothing(child, hiding, budget) && !isPainted(child);
  });
}

/** Whether an element without content is a picture itself. */
function isPainted(element: Element): boolean {
  const style = safe.viewOf(element)?.getComputedStyle(element);
  return style !== undefined && style.backgroundImage !== '' && style.backgroundImage !== 'none';
}
