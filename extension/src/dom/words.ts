/** What a person would read of nodes: without code, and with boxes parted. */

import * as safe from '../reader/dom/safe';

const UNREAD = new Set(['noscript', 'script', 'style', 'template']);
const WITHIN_A_LINE = new Set('a abbr b em font i mark small span strong sub sup u'.split(' '));
/** Characters after which no more is read: what is listed is far shorter. */
const ENOUGH = 2_000;
const GAP = ' ';

export function wordsOf(nodes: readonly Node[]): string {
  let words = '';
  const pending: (Node | string)[] = [...nodes].reverse();
  while (words.length < ENOUGH) {
    const next = pending.pop();
    if (next === undefined) break;
    if (typeof next === 'string') words += next;
    else if (safe.isText(next)) words += safe.textOf(next);
    else if (safe.isElement(next) && !UNREAD.has(safe.nameOf(next))) {
      const gap = WITHIN_A_LINE.has(safe.nameOf(next)) ? '' : GAP;
      words += gap;
      pending.push(gap, ...safe.childrenOf(next).reverse());
    }
  }
  return words;
}
