/** Drawings inside the page: shapes and text, without style, script, links or addresses. */

import * as safe from '../dom/safe';
import { SVG_ATTRIBUTES, SVG_ELEMENTS } from './allow';
import { DEEPEST, make, type Composition } from './context';

const SVG = 'http://www.w3.org/2000/svg';
/** Smaller drawings are icons. */
const SMALLEST = 120;
const LOCAL = /^\s*(?:url\(\s*["']?#[\w-]+["']?\s*\)|#[\w-]+)\s*$/;

export function drawing(composed: Composition, element: Element, anySize = false): Element | null {
  if (!anySize && widthOf(element) < SMALLEST) return null;
  const clone = cloneShape(composed, element, 0);
  // What refers to shapes kept elsewhere in the page is an icon, and would be empty here.
  for (const use of clone?.querySelectorAll('use') ?? []) {
    const id = (use.getAttribute('href') ?? '').slice(1);
    if (!clone?.querySelector(`[id=${safe.cssString(id)}]`)) use.remove();
  }
  if (!clone?.querySelector('path, rect, circle, ellipse, line, polyline, polygon, text, use')) return null;
  if (anySize) return clone;
  clone.setAttribute('role', 'img');
  const label = safe.attribute(element, 'aria-label') ?? clone.querySelector('title')?.textContent ?? '';
  clone.setAttribute('aria-label', label.trim() || 'Drawing');
  const box = make(composed, 'div', 'wide');
  box.append(clone);
  return box;
}

function widthOf(element: Element): number {
  const view = safe.viewOf(element);
  if (view) {
    const { width } = Element.prototype.getBoundingClientRect.call(element);
    if (width > 0) return width;
  }
  const stated = Number.parseFloat(safe.attribute(element, 'width') ?? '');
  const box = (safe.attribute(element, 'viewBox') ?? '').trim().split(/[\s,]+/);
  return Number.isFinite(stated) ? stated : Number.parseFloat(box[2] ?? '0') || 0;
}

function cloneShape(composed: Composition, element: Element, depth: number): Element | null {
  const name = safe.exactNameOf(element);
  if (!SVG_ELEMENTS.has(name) || depth > DEEPEST || composed.budget <= 0) return null;
  composed.budget -= 1;
  const clone = composed.inert.createElementNS(SVG, name);
  for (const attribute of SVG_ATTRIBUTES) {
    const value = safe.attribute(element, attribute);
    if (value !== null && isHarmless(value)) clone.setAttribute(attribute, value);
  }
  if (name === 'use') {
    const target = safe.attribute(element, 'href') ?? safe.attribute(element, 'xlink:href') ?? '';
    if (!LOCAL.test(target)) return null;
    clone.setAttribute('href', target.trim());
  }
  for (const child of safe.childrenOf(element)) {
    if (safe.isText(child)) clone.append(safe.textOf(child));
    else if (safe.isElement(child)) {
      const part = cloneShape(composed, child, depth + 1);
      if (part) clone.append(part);
    }
  }
  return clone;
}

/** A paint may point into the drawing, never out of it. */
function isHarmless(value: string): boolean {
  return !/url\s*\(|:|\\/i.test(value) || LOCAL.test(value);
}
