/** Lets a page scroll again whose overlay was hidden: overlays lock what lies under them. */

import * as safe from '../reader/dom/safe';
import type { Hiding } from './hiding';
import { property } from './page';

/** A page that stands in its window to within this many pixels was never meant to scroll. */
const SLACK = 4;

export function liftScrollLock(document: Document, hiding: Hiding): void {
  const view = property(document, 'defaultView');
  const html = safe.rootElementOf(document);
  const body = safe.findInDocument(document, 'body');
  if (!view || !html || !body) return;

  const bodyStyle = view.getComputedStyle(body);
  const isFixed = bodyStyle.position === 'fixed';
  const locked = [html, body].filter((element) => isClipped(view.getComputedStyle(element)));
  if (!isFixed && locked.length === 0) return;
  // An application that scrolls in parts of its own hides the overflow of its page for good, and has none.
  if (!isFixed && !overflows(view, html) && !overflows(view, body)) return;

  const offset = isFixed ? -parseFloat(bodyStyle.top) : 0;
  for (const element of locked) if (element !== body || !isFixed) hiding.mark(element, 'scroll');
  if (isFixed) {
    hiding.mark(body, 'scroll-fixed');
    // A body that was pinned carries the reader's place in its offset.
    if (offset > 0) view.scrollTo({ top: offset, behavior: 'instant' });
  }
}

const isClipped = ({ overflowY }: CSSStyleDeclaration): boolean => overflowY === 'hidden' || overflowY === 'clip';

function overflows(view: Window, element: Element): boolean {
  const height: number = Reflect.get(Element.prototype, 'scrollHeight', element);
  const shown: number = Reflect.get(Element.prototype, 'clientHeight', element);
  return height > Math.max(view.innerHeight, shown) + SLACK || height > shown + view.innerHeight / 2;
}
