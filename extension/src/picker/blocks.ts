/** The blocks of a page as a person goes through them: to what lies around, to what lies within, to the next. */

import * as safe from '../reader/dom/safe';
import { eachText, SILENT, wordingOf } from '../rules/traits';

/** Never proposed, for a rule could not hide them. */
const FRAME = new Set(['html', 'body', 'main', 'head']);
/** Never gone beyond unless asked: what is picked is mostly in them. */
const HOLDERS = new Set([...FRAME, 'article', 'form']);
const MOST_PARTS = 60;

export const boxOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

export function isSeen(element: Element): boolean {
  if (SILENT.has(safe.nameOf(element))) return false;
  const { width, height } = boxOf(element);
  return width > 1 && height > 1;
}

export function parentOf(element: Element): Element | undefined {
  const parent = safe.parentOf(element);
  if (!parent) return undefined;
  if (safe.isElement(parent)) return parent;
  // Out of a shadow root.
  return (Reflect.get(ShadowRoot.prototype, 'host', parent)) ?? undefined;
}

/** What lies at a point of the window, under the layers that are not the page's. */
export function elementAt(page: Document, x: number, y: number, over: Element): Element | undefined {
  const all: Element[] = Document.prototype.elementsFromPoint.call(page, x, y);
  return all.find((element) => element !== over && !safe.contains(over, element));
}

/** The block that an element is a part of. */
export function blockOf(element: Element): Element {
  const view = safe.viewOf(element);
  let block = element;
  for (let parent = parentOf(block); parent; parent = parentOf(block)) {
    const isInline = /^(?:inline|contents|none)$/.test(view?.getComputedStyle(block).display ?? '');
    const isWrapped = !HOLDERS.has(safe.nameOf(parent)) && isAllOf(block, parent);
    if (FRAME.has(safe.nameOf(parent)) || !(isInline || isWrapped)) break;
    block = parent;
  }
  return block;
}

/** Whether the one is all that there is in the other. */
function isAllOf(block: Element, parent: Element): boolean {
  return safe.childrenOf(parent).every((child) => {
    if (child === block) return true;
    if (safe.isText(child)) return safe.textOf(child).trim() === '';
    return !safe.isElement(child) || !isSeen(child);
  });
}

/** The next larger block. */
export function around(block: Element): Element | undefined {
  const box = boxOf(block);
  let at = parentOf(block);
  // A wrapper of the same size would look as if nothing had happened.
  while (at && !FRAME.has(safe.nameOf(at)) && isSameBox(box, boxOf(at))) at = parentOf(at);
  return at && safe.nameOf(at) !== 'html' ? at : undefined;
}

const isSameBox = (one: DOMRect, other: DOMRect): boolean =>
  (['left', 'top', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) < 2);

/** The first block within. */
export function within(block: Element): Element | undefined {
  const box = boxOf(block);
  let found = firstSeen(block);
  while (found && isSameBox(box, boxOf(found)) && firstSeen(found)) found = firstSeen(found);
  return found;
}

const firstSeen = (element: Element): Element | undefined =>
  safe
    .childrenOf(element)
    .find((child): child is ChildNode & Element => safe.isElement(child) && isSeen(child));

export function beside(block: Element, step: 1 | -1): Element | undefined {
  const parent = safe.parentOf(block);
  if (!parent) return undefined;
  const all = safe.childrenOf(parent).filter((child): child is ChildNode & Element => safe.isElement(child));
  const ahead =
    step > 0
      ? all.slice(all.indexOf(block) + 1)
      : all.slice(0, all.indexOf(block)).reverse();
  return ahead.find(isSeen);
}

export const BLOCK_NAMES = [
  'List',
  'Picture',
  'Video',
  'Form',
  'Frame',
  'Heading',
  'Paragraph',
  'Link',
  'Aside',
  'Menu',
  'Table',
  'Block',
] as const;
export type BlockName = (typeof BLOCK_NAMES)[number];

const NAMES: Readonly<Record<string, BlockName>> = {
  ...{
    ul: 'List',
    ol: 'List',
    dl: 'List',
    img: 'Picture',
    picture: 'Picture',
    figure: 'Picture',
    svg: 'Picture',
  },
  ...{
    video: 'Video',
    form: 'Form',
    iframe: 'Frame',
    object: 'Frame',
    embed: 'Frame',
    p: 'Paragraph',
    a: 'Link',
  },
  ...{ h1: 'Heading', h2: 'Heading', h3: 'Heading', h4: 'Heading', h5: 'Heading', h6: 'Heading' },
  ...{ aside: 'Aside', nav: 'Menu', table: 'Table' },
};

export interface Described {
  readonly name: BlockName;
  readonly beginning: string;
  readonly words: number;
  readonly links: number;
}

export function describeBlock(block: Element): Described {
  let beginning = '';
  let parts = 0;
  eachText(block, (text) => {
    beginning = `${beginning} ${safe.textOf(text)}`.replace(/\s+/g, ' ').trim();
    parts += 1;
    return beginning.length < 60 && parts < MOST_PARTS;
  });
  return {
    name: NAMES[safe.nameOf(block)] ?? 'Block',
    beginning: beginning.length > 60 ? `${beginning.slice(0, 59).trimEnd()}…` : beginning,
    words: wordingOf(block).words,
    links: safe.findAll(block, 'a[href]').length,
  };
}
