/** Tables: those of data scroll when they are wide, those that only place things are taken apart. */

import * as safe from '../dom/safe';
import { cloneChildren, copyAttributes } from './clone';
import { make, type Composition } from './context';

export function table(composed: Composition, parent: Element, element: Element, depth: number): void {
  if (isLayout(element)) {
    for (const cell of safe.findAll(element, 'td, th')) {
      if (safe.closest(cell, 'table') !== element) continue;
      const box = make(composed, 'div');
      parent.append(box);
      cloneChildren(composed, box, cell, depth);
      if ((box.textContent ?? '').trim() === '' && box.childElementCount === 0) box.remove();
    }
    return;
  }
  const clone = make(composed, 'table');
  copyAttributes(element, clone, 'table');
  cloneChildren(composed, clone, element, depth);
  if (clone.childElementCount === 0) return;
  const scroller = make(composed, 'div', 'wide');
  scroller.append(clone);
  parent.append(scroller);
}

function isLayout(element: Element): boolean {
  const role = safe.attribute(element, 'role');
  if (role === 'presentation' || role === 'none') return true;
  if (safe.find(element, 'th, caption, thead') !== null) return false;
  const rows = safe.findAll(element, 'tr').filter((row) => safe.closest(row, 'table') === element);
  const widest = Math.max(0, ...rows.map((row) => safe.childrenOf(row).filter(isCell).length));
  return rows.length <= 1 || widest <= 1 || safe.find(element, 'table') !== null;
}

function isCell(node: Node): boolean {
  return safe.isElement(node) && ['td', 'th'].includes(safe.nameOf(node));
}
