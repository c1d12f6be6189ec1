/** Turns the parts of a story's outline into blocks of the reader. */

import type { OutlineItem, Role } from '../../shared/analysis';
import * as safe from '../dom/safe';
import { BLOCKS } from './allow';
import { cloneChildren, cloneInto, rememberId } from './clone';
import { codeBlock } from './code';
import { make, type Composition } from './context';
import { backgroundPicture } from './images';

/** Tags that already say what a part of this role is. */
const NATURAL: Record<Role, readonly string[]> = {
  paragraph: ['p', 'dl', 'dt', 'dd', 'details', 'blockquote', 'figcaption'],
  heading: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  list: ['ul', 'ol', 'dl'],
  quote: ['blockquote'],
  code: [],
  table: ['table'],
  figure: ['figure', 'img', 'picture', 'amp-img', 'svg', 'canvas', 'noscript'],
  embed: [],
  math: ['math', 'mjx-container'],
  break: [],
};

const WRAPPER: Partial<Record<Role, string>> = {
  paragraph: 'p',
  heading: 'h3',
  quote: 'blockquote',
  figure: 'figure',
};

export function appendPart(composed: Composition, body: Element, role: Role, nodes: readonly Node[]): void {
  const [first] = nodes;
  if (!first) return;
  if (role === 'break') {
    body.append(make(composed, 'hr'));
    return;
  }
  if (nodes.length === 1 && safe.isElement(first)) appendElement(composed, body, role, first);
  else appendRun(composed, body, role, nodes);
}

function appendElement(composed: Composition, body: Element, role: Role, element: Element): void {
  const name = safe.nameOf(element);
  if (name === 'li') return appendListItem(composed, body, element);
  if (role === 'code') {
    const block = codeBlock(composed, element, 0);
    if (block) body.append(block);
    return;
  }
  const wrapper = WRAPPER[role];
  if (NATURAL[role].includes(name) || wrapper === undefined || name === 'pre' || name === 'table') {
    return cloneInto(composed, body, element);
  }
  const phrasing = !BLOCKS.has(name) || safe.find(element, [...BLOCKS].join(',')) === null;
  const box = make(composed, role === 'paragraph' && !phrasing ? 'div' : wrapper);
  rememberId(composed, element);
  body.append(box);
  // An inline element on its own (a link, a picture) keeps its meaning inside the paragraph.
  if (BLOCKS.has(name) || name.includes('-') || name === 'span') cloneChildren(composed, box, element, 0);
  else cloneInto(composed, box, element);
  if (role === 'figure' && box.querySelector('img, svg, .embed, table, pre') === null) {
    const picture = backgroundPicture(composed, element);
    if (picture) box.prepend(picture);
  }
  removeIfEmpty(box);
}

/** A text that no element of its own holds becomes one. */
function appendRun(composed: Composition, body: Element, role: Role, nodes: readonly Node[]): void {
  const box = make(composed, WRAPPER[role] ?? 'div');
  body.append(box);
  for (const node of nodes) cloneInto(composed, box, node);
  removeIfEmpty(box);
}

function appendListItem(composed: Composition, body: Element, element: Element): void {
  const parent = safe.parentOf(element);
  const kind = parent && safe.isElement(parent) && safe.nameOf(parent) === 'ol' ? 'ol' : 'ul';
  const last = body.lastElementChild;
  const list = last?.localName === kind && last.hasAttribute('data-run') ? last : make(composed, kind);
  list.setAttribute('data-run', '');
  if (list !== last) body.append(list);
  cloneInto(composed, list, element);
  removeIfEmpty(list);
}

function removeIfEmpty(box: Element): void {
  const holdsSomething = box.querySelector('img, svg, math, .embed, pre, table, hr') !== null;
  if (!holdsSomething && (box.textContent ?? '').trim() === '') box.remove();
}

/** Whether the outline already shows this element. */
export function isInOutline(
  element: Element,
  outline: readonly OutlineItem[],
  resolve: (item: OutlineItem) => Node[],
): boolean {
  return outline.some((item) => resolve(item).some((node) => safe.contains(node, element) || safe.contains(element, node)));
}
