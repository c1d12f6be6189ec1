/** What of the hidden a person would see if Lede did not hide it. */

import * as safe from '../reader/dom/safe';
import { ATTRIBUTE } from './marks';

/** Says nothing to any stylesheet of Lede's. */
const LIFTED = 'lifted';
/** A layer may be a point that holds what is to be seen: so many of its elements are looked at. */
const MOST_PARTS = 30;

/** Those of the marked elements that the page itself has in sight. Lays the page out twice, however many they are. */
export function inSight(elements: readonly Element[]): Element[] {
  const marks = elements.map((element) => safe.attribute(element, ATTRIBUTE));
  for (const element of elements) mark(element, LIFTED);
  try {
    return elements.filter(isInSight);
  } finally {
    for (const [at, element] of elements.entries()) mark(element, marks[at] ?? null);
  }
}

function mark(element: Element, value: string | null): void {
  if (value === null) Element.prototype.removeAttribute.call(element, ATTRIBUTE);
  else Element.prototype.setAttribute.call(element, ATTRIBUTE, value);
}

const VISIBLE = { checkOpacity: true, checkVisibilityCSS: true, opacityProperty: true, visibilityProperty: true };

function isInSight(element: Element): boolean {
  if (!Element.prototype.checkVisibility.call(element, VISIBLE)) return false;
  return [element, ...safe.findAll(element, '*').slice(0, MOST_PARTS)].some(isInWindow);
}

function isInWindow(element: Element): boolean {
  const { left, top, right, bottom } = Element.prototype.getBoundingClientRect.call(element);
  const isBox = right > left && bottom > top;
  return isBox && right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight;
}
