/** What the attribute can say, and the rules that go with it. */

import { HIDDEN_KINDS, type HiddenKind } from '../shared/analysis';

export const ATTRIBUTE = 'data-lede';

/** `rest` is what follows a story and was asked away. */
export type HidingMark = HiddenKind | 'hole' | 'rest';
export type ScrollMark = 'scroll' | 'scroll-fixed';
export type Mark = HidingMark | ScrollMark;

export const isScrollMark = (mark: Mark): mark is ScrollMark => mark === 'scroll' || mark === 'scroll-fixed';

const HIDING: readonly HidingMark[] = [...HIDDEN_KINDS, 'hole', 'rest'];

export const isMark = (value: string | null): value is Mark =>
  [...HIDING, 'scroll', 'scroll-fixed'].some((mark) => mark === value);

// Values are named one by one: a page may have an attribute of this name for purposes of its own.
const selector = (marks: readonly Mark[], weight: string): string =>
  marks.map((mark) => `[${ATTRIBUTE}="${mark}"]${weight}`).join(',');

/** `weight` is added to each selector, to outweigh the page's among styles of one origin. */
function rules(weight: string): string {
  return (
    `${selector(HIDING, weight)}{display:none!important;transition:none!important}` +
    `${selector(['scroll', 'scroll-fixed'], weight)}{overflow:visible!important}` +
    `${selector(['scroll-fixed'], weight)}{position:static!important}`
  );
}

/** For a stylesheet of user origin, whose important rules no style of a page outweighs. */
export const USER_RULES = rules('');

/** For a stylesheet among the page's own. No element has this id. */
export const PAGE_RULES = rules(':not(#\\9#\\9#\\9)');
