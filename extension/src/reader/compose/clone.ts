/** Clones page nodes into the reader, by allow-list. */

import * as safe from '../dom/safe';
import { BLOCKS, COMMON_ATTRIBUTES, DROPPED, HTML_ELEMENTS, safeLink } from './allow';
import { DEEPEST, make, type Composition } from './context';
import { codeBlock } from './code';
import { embed, isEmbed } from './embeds';
import { imageFromCanvas, imageFromNoscript, picture } from './images';
import { formula, isFormula } from './math';
import { isHidden } from './hidden';
import { drawing } from './svg';
import { table } from './tables';

const XHTML = 'http://www.w3.org/1999/xhtml';

/** Clones `node` and what it holds to the end of `parent`. */
export function cloneInto(composed: Composition, parent: Element, node: Node, depth = 0): void {
  if (composed.budget <= 0 || composed.leftOut.has(node)) return;
  if (safe.isText(node)) {
    composed.budget -= 1;
    parent.append(safe.textOf(node));
    return;
  }
  if (!safe.isElement(node)) return;
  if (depth > DEEPEST) {
    parent.append(plainText(node));
    return;
  }
  composed.budget -= 1;
  cloneElement(composed, parent, node, depth);
}

export function cloneChildren(composed: Composition, parent: Element, node: Element, depth: number): void {
  for (const child of renderedChildren(node)) cloneInto(composed, parent, child, depth + 1);
}

/** What a browser shows as the element's content: its open shadow tree before its own children. */
function renderedChildren(element: Element): Node[] {
  const shadow = safe.shadowRootOf(element);
  if (shadow) return safe.childrenOf(shadow);
  if (safe.nameOf(element) === 'slot') {
    const assigned = HTMLSlotElement.prototype.assignedNodes.call(element, { flatten: true });
    if (assigned.length > 0) return assigned;
  }
  return safe.childrenOf(element);
}

function cloneElement(composed: Composition, parent: Element, element: Element, depth: number): void {
  const name = safe.nameOf(element);
  if (DROPPED.has(name)) return;
  rememberId(composed, element);
  if (isFormula(element, name)) return add(composed, parent, formula(composed, element, name));
  if (name === 'svg') return add(composed, parent, drawing(composed, element));
  if (isEmbed(name)) return add(composed, parent, embed(composed, element, name));
  if (name === 'noscript') return add(composed, parent, imageFromNoscript(composed, element));
  if (isHidden(element, name)) return;
  switch (name) {
    case 'img':
    case 'amp-img':
    case 'picture':
      return add(composed, parent, picture(composed, element));
    case 'canvas':
      return add(composed, parent, imageFromCanvas(composed, element));
    case 'pre':
      return add(composed, parent, codeBlock(composed, element, depth));
    case 'table':
      return table(composed, parent, element, depth);
    case 'a':
      return link(composed, parent, element, depth);
    case 'button':
      return pictureOfButton(composed, parent, element, depth);
    case 'h1':
      return copy(composed, parent, element, 'h2', depth);
  }
  const known = HTML_ELEMENTS.has(name) && safe.namespaceOf(element) === XHTML;
  if (known && name !== 'span') return copy(composed, parent, element, name, depth);
  unwrap(composed, parent, element, name, depth);
}

function copy(composed: Composition, parent: Element, element: Element, name: string, depth: number): void {
  const clone = make(composed, name);
  copyAttributes(element, clone, name);
  add(composed, parent, clone);
  cloneChildren(composed, clone, element, depth);
  if (isEmptyShell(clone, name)) clone.remove();
}

export function copyAttributes(element: Element, clone: Element, name: string): void {
  for (const attribute of [...COMMON_ATTRIBUTES, ...(HTML_ELEMENTS.get(name) ?? [])]) {
    const value = safe.attribute(element, attribute);
    if (value !== null && value !== '') clone.setAttribute(attribute, value);
  }
}

// Pages are full of boxes that held an advertisement or a button; empty they would only add gaps.
function isEmptyShell(clone: Element, name: string): boolean {
  if (['br', 'wbr', 'hr', 'td', 'th', 'col', 'colgroup', 'rp', 'rt'].includes(name)) return false;
  return clone.childElementCount === 0 && (clone.textContent ?? '').trim() === '';
}

/** Keeps the content of an element that has no place in the reader, without joining words. */
function unwrap(composed: Composition, parent: Element, element: Element, name: string, depth: number): void {
  const meaningful = safe.hasAttribute(element, 'lang') || safe.hasAttribute(element, 'dir');
  if (name === 'span' && !meaningful) return cloneChildren(composed, parent, element, depth);
  const block = BLOCKS.has(name) || (name.includes('-') && holdsBlocks(element));
  if (!block && !meaningful) return cloneChildren(composed, parent, element, depth);
  copy(composed, parent, element, block ? 'div' : 'span', depth);
}

function holdsBlocks(element: Element): boolean {
  return safe.find(element, 'p,div,ul,ol,h2,h3,h4,figure,table,pre,blockquote') !== null;
}

function link(composed: Composition, parent: Element, element: Element, depth: number): void {
  const href = safe.attribute(element, 'href');
  const address = href === null ? null : safeLink(href, composed.base);
  // An anchor that only names a place still is a place to go back to.
  if (address === null) return cloneChildren(composed, parent, element, depth);
  const clone = make(composed, 'a');
  copyAttributes(element, clone, 'a');
  clone.setAttribute('href', address);
  add(composed, parent, clone);
  cloneChildren(composed, clone, element, depth);
  if (isEmptyShell(clone, 'a')) clone.remove();
}

/** A picture is often wrapped in a button that enlarges it; the words of a button are not the story's. */
function pictureOfButton(composed: Composition, parent: Element, element: Element, depth: number): void {
  for (const image of safe.findAll(element, 'picture, img')) {
    const within = safe.closest(image, 'picture');
    if (within === null || within === image) cloneInto(composed, parent, image, depth + 1);
  }
}

export function rememberId(composed: Composition, element: Element): void {
  const id = safe.attribute(element, 'id');
  if (id !== null && id !== '') composed.pendingIds.push(id);
  const name = safe.attribute(element, 'name');
  if (name !== null && name !== '' && safe.nameOf(element) === 'a') composed.pendingIds.push(name);
}

function add(composed: Composition, parent: Element, clone: Element | null): void {
  if (!clone) return;
  for (const id of composed.pendingIds) if (!composed.anchors.has(id)) composed.anchors.set(id, clone);
  composed.pendingIds.length = 0;
  parent.append(clone);
}

function plainText(element: Element): string {
  return ['script', 'style', 'template'].includes(safe.nameOf(element)) ? '' : safe.textOf(element);
}
