/** Boxes with numbers around what is hidden, laid over the page as it came. They add one element to it. */

import type { Kind } from '../../extension/src/shared/analysis';
import kinds from '../kinds.css';
import style from '../outlines.css';

export interface Place {
  /** As in the list of findings. */
  readonly number: number;
  readonly kind: Kind;
  /** What is hidden, and why, in a line. */
  readonly title: string;
  readonly nodes: readonly Node[];
}

export interface Outlines {
  draw(places: readonly Place[]): void;
  /** Scrolls to a place and shows which it is; false where the place takes no room on the page. */
  point(number: number): boolean;
}

export function outlinesOver(page: Document, chosen: (number: number) => void): Outlines {
  const host = page.createElement('lede-outlines');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = page.createElement('style');
  sheet.textContent = style + kinds;
  const layer = page.createElement('div');
  layer.className = 'layer';
  root.append(sheet, layer);
  page.documentElement.append(host);

  let places: readonly Place[] = [];
  let pointed: number | undefined;
  const redraw = (): void => {
    layer.replaceChildren(...places.flatMap((place) => box(page, place, place.number === pointed)));
  };
  const body = page.body as HTMLElement | null;
  const view = page.defaultView;
  if (view && body) {
    unlock(page, view);
    const observer = new ResizeObserver(redraw);
    observer.observe(body);
    observer.observe(page.documentElement);
  }
  layer.addEventListener('click', (event) => {
    const number = (event.target as HTMLElement).dataset['number'];
    if (number !== undefined) chosen(Number(number));
  });
  return {
    draw(now) {
      places = now;
      pointed = undefined;
      redraw();
    },
    point(number) {
      const place = places.find((one) => one.number === number);
      const found = place && boundsOf(page, place.nodes);
      pointed = number;
      redraw();
      if (!found) return false;
      layer.querySelector('.pointed')?.scrollIntoView({ block: 'center', behavior: 'instant' });
      return true;
    },
  };
}

/** Under a banner that holds it still, a page could not be looked over. */
function unlock(page: Document, view: Window & typeof globalThis): void {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync('html, body { overflow: visible !important }');
  page.adoptedStyleSheets.push(sheet);
}

function box(page: Document, { number, kind, title, nodes }: Place, isPointed: boolean): HTMLElement[] {
  const bounds = boundsOf(page, nodes);
  if (!bounds) return [];
  const element = page.createElement('div');
  element.className = isPointed ? `box ${kind} pointed` : `box ${kind}`;
  if (bounds.isFixed) element.classList.add('fixed');
  for (const side of ['left', 'top', 'width', 'height'] as const) {
    element.style.setProperty(side, `${bounds[side].toFixed(1)}px`);
  }
  const badge = page.createElement('button');
  badge.className = 'badge';
  badge.type = 'button';
  badge.dataset['number'] = String(number);
  badge.title = title;
  badge.textContent = String(number);
  // The list beside the page is the way for a keyboard.
  badge.tabIndex = -1;
  element.append(badge);
  return [element];
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly isFixed: boolean;
}

function boundsOf(page: Document, nodes: readonly Node[]): Bounds | undefined {
  const view = page.defaultView;
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!view || !first?.parentNode || !last?.parentNode) return undefined;
  const rect = rectOf(page, first, last);
  if (rect.width < 1 || rect.height < 1) return undefined;
  const isFixed = isFixedIn(view, first);
  const [x, y] = isFixed ? [0, 0] : [view.scrollX, view.scrollY];
  return { left: rect.left + x, top: rect.top + y, width: rect.width, height: rect.height, isFixed };
}

function rectOf(page: Document, first: Node, last: Node): DOMRect {
  if (first === last && first.nodeType === Node.ELEMENT_NODE) {
    const own = (first as Element).getBoundingClientRect();
    if (own.width >= 1 && own.height >= 1) return own;
  }
  const range = page.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  return range.getBoundingClientRect();
}

function isFixedIn(view: Window, node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode) {
    if (at.nodeType === Node.ELEMENT_NODE && view.getComputedStyle(at as Element).position === 'fixed') return true;
  }
  return false;
}
