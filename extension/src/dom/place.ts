/**
 * Keeps the text where the reader has it while something above it comes or goes. Browsers do that themselves, but for
 * pages that have switched it off.
 */

import * as safe from '../reader/dom/safe';
import { property } from './page';

/** Below this many pixels nothing jumps. */
const SLACK = 1;

/**
 * `pieces` are the story's, in document order. `act` says whether it has changed anything that the reader had before
 * them: what has only just come moved the text when it came, and moves it back when it goes.
 */
export function keepPlace(document: Document, pieces: readonly Element[], act: () => boolean): void {
  const view = property(document, 'defaultView');
  if (!view || view.scrollY <= 0 || isAnchoring(view, document)) {
    act();
    return;
  }
  const anchor = firstInView(pieces);
  const before = anchor && topOf(anchor);
  if (!act() || !anchor || before === undefined) return;
  const moved = topOf(anchor) - before;
  if (Math.abs(moved) > SLACK) view.scrollBy({ top: moved, behavior: 'instant' });
}

function isAnchoring(view: Window, document: Document): boolean {
  const parts = [safe.rootElementOf(document), safe.findInDocument(document, 'body')];
  return parts.every((part) => !part || view.getComputedStyle(part).getPropertyValue('overflow-anchor') !== 'none');
}

/** They follow one another down the page, so few are measured. */
function firstInView(pieces: readonly Element[]): Element | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && boxOf(piece).bottom <= 0) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}

function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

const topOf = (element: Element): number => boxOf(element).top;
