/** Tells what the page itself does not show. */

import * as safe from '../dom/safe';

const FOR_SCREEN_READERS =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|screenreader-only|a11y-hidden|u-hidden-visually)(?:\s|$)/i;

// Hidden slides, tabs and lazily shown pictures are content; hidden words are not.
const MEDIA = 'img, picture, video, audio, iframe, math, pre, table, noscript';

/** Whether the page hides this element and nothing in it is worth showing all the same. */
export function isHidden(element: Element, name: string): boolean {
  if (name === 'img' || name === 'picture') return false;
  const className = safe.attribute(element, 'class');
  if (className !== null && FOR_SCREEN_READERS.test(className)) return safe.find(element, MEDIA) === null;
  // Asking for a style is dear, and an element with none of these rarely is hidden by itself.
  const plain = className === null && !safe.hasAttribute(element, 'style') && !safe.hasAttribute(element, 'id');
  if (plain && !safe.hasAttribute(element, 'hidden') && name !== 'div' && name !== 'section') return false;
  return hasNoBox(element) && safe.find(element, MEDIA) === null;
}

/** Whether the page gives the element no box. Elements of a parsed document count as shown. */
export function hasNoBox(element: Element): boolean {
  const view = safe.viewOf(element);
  if (!view) return safe.hasAttribute(element, 'hidden');
  return view.getComputedStyle(element).display === 'none';
}

/** Whether the page hides the element or anything around it up to `root`: then showing it would reveal it. */
export function isWithheld(element: Element, root: Element | null): boolean {
  for (let at: Node | null = element; at && safe.isElement(at); at = safe.parentOf(at)) {
    if (hasNoBox(at)) return true;
    if (at === root) return false;
  }
  return false;
}
