/** How much of a page's height is hidden. */

import * as safe from '../reader/dom/safe';
import type { Hiding } from './hiding';
import { ATTRIBUTE } from './marks';

/**
 * 0 to 1. All that is hidden takes its place for as long as it takes to measure, in one turn, so that nothing of it
 * is painted. It costs two layouts, and so is only done when somebody wants to know.
 */
export function shareHidden(document: Document, hidings: readonly Hiding[]): number {
  const root = safe.rootElementOf(document);
  if (!root) return 0;
  const without = heightOf(root);
  const marked = hidings.flatMap((hiding) => hiding.marked);
  const own = marked.filter(([element, mark]) => safe.attribute(element, ATTRIBUTE) === mark);
  let whole = without;
  try {
    for (const [element] of own) Element.prototype.removeAttribute.call(element, ATTRIBUTE);
    whole = heightOf(root);
  } finally {
    for (const [element, mark] of own) Element.prototype.setAttribute.call(element, ATTRIBUTE, mark);
  }
  return whole > without ? (whole - without) / whole : 0;
}

const heightOf = (element: Element): number => Reflect.get(Element.prototype, 'scrollHeight', element);
