/** The element that holds the longest readable text: the nearest thing where there is no story. */

import * as safe from '../dom/safe';

const NOT_PROSE = 'nav, footer, aside, header, form, script, style, noscript, template, dialog, [hidden]';
const FEWEST_CHARACTERS = 200;

export function longestText(document: Document): Element | null {
  const root = safe.rootElementOf(document);
  if (!root) return null;
  const scores = new Map<Element, number>();
  for (const paragraph of safe.findAll(root, 'p, pre, blockquote, li')) {
    if (safe.closest(paragraph, NOT_PROSE) !== null) continue;
    const linked = safe.findAll(paragraph, 'a').reduce((sum, link) => sum + safe.textOf(link).length, 0);
    const length = safe.textOf(paragraph).trim().length - linked * 2;
    if (length <= 0) continue;
    let at = safe.parentOf(paragraph);
    // A paragraph speaks for its parent, and for what holds that, ever less.
    for (let share = 1; at && safe.isElement(at) && share > 0.2; share /= 1.6) {
      scores.set(at, (scores.get(at) ?? 0) + length * share);
      at = safe.parentOf(at);
    }
  }
  let best: Element | null = null;
  let most = FEWEST_CHARACTERS;
  for (const [element, score] of scores) {
    if (score > most) [best, most] = [element, score];
  }
  return best;
}
