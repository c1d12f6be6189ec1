/** Makes a composed body regular: every part where HTML, and so EPUB, allows it to be. */

import { BLOCKS } from './allow';

const LINES = 'p, h1, h2, h3, h4, h5, h6, summary, pre, dt';
const INLINE = 'em, strong, b, i, u, s, small, sub, sup, mark, cite, dfn, abbr, span, code, kbd, samp, var, q, time, bdi, bdo, del, ins';
const BLOCK_SELECTOR = [...BLOCKS, '.embed', '.wide'].join(',');

export interface Tidying {
  tidy(piece: HTMLElement): void;
  /** To be called for the last piece: nothing follows a break at the end. */
  end(piece: HTMLElement): void;
  /** What stands for an element that was renamed. */
  readonly now: (this: void, element: Element) => Element;
}

/** `coming` are the levels of headings in pieces that are still to come. */
export function createTidying(coming: readonly number[]): Tidying {
  const renamed = new WeakMap<Element, Element>();
  const level = leveller(coming);
  let isFirst = true;
  return {
    tidy(piece) {
      const change: Rename = (element, name) => {
        const next = rename(element, name);
        renamed.set(element, next);
        return next;
      };
      renameLinesThatHoldBlocks(piece, change);
      regularLists(piece, change);
      orphans(piece, change);
      for (const paragraph of piece.querySelectorAll('p, div, h2, h3, h4, h5, h6, li, blockquote, figcaption')) {
        trimBreaks(paragraph);
      }
      level(piece, change);
      for (const rule of piece.querySelectorAll(':scope > hr')) {
        const before = rule.previousElementSibling;
        if ((isFirst && !before) || rule.nextElementSibling?.localName === 'hr') rule.remove();
      }
      isFirst = false;
      for (const run of piece.querySelectorAll('[data-run]')) run.removeAttribute('data-run');
    },
    end(piece) {
      if (piece.lastElementChild?.localName === 'hr') piece.lastElementChild.remove();
    },
    now: (element) => {
      let at = element;
      for (let next = renamed.get(at); next; next = renamed.get(at)) at = next;
      return at;
    },
  };
}

type Rename = (element: Element, name: string) => Element;

function renameLinesThatHoldBlocks(body: HTMLElement, rename: Rename): void {
  for (const element of [...body.querySelectorAll(`${LINES}, ${INLINE}`)]) {
    if (element.querySelector(BLOCK_SELECTOR) !== null) rename(element, 'div');
  }
}

function rename(element: Element, name: string): Element {
  const renamed = element.ownerDocument.createElement(name);
  for (const attribute of ['id', 'lang', 'dir', 'class', 'title']) {
    const value = element.getAttribute(attribute);
    if (value !== null) renamed.setAttribute(attribute, value);
  }
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

function regularLists(body: HTMLElement, rename: Rename): void {
  for (const list of body.querySelectorAll('ul, ol')) {
    for (const child of [...list.childNodes]) {
      if (child instanceof Element && child.localName === 'li') continue;
      if ((child.textContent ?? '').trim() === '' && !(child instanceof Element)) {
        child.remove();
        continue;
      }
      const item = list.ownerDocument.createElement('li');
      child.replaceWith(item);
      item.append(child);
    }
    if (list.childElementCount === 0) list.remove();
  }
  for (const list of [...body.querySelectorAll('dl')]) {
    const regular = [...list.children].every((child) =>
      child.localName === 'div'
        ? [...child.children].every(isTerm) && child.childElementCount > 0
        : isTerm(child),
    );
    if (!regular || !list.querySelector('dt') || !list.querySelector('dd')) rename(list, 'div');
  }
}

function isTerm(element: Element): boolean {
  return element.localName === 'dt' || element.localName === 'dd';
}

/** Parts that mean something only inside a parent that did not come along. */
function orphans(body: HTMLElement, rename: Rename): void {
  const needs: readonly [string, string][] = [
    ['li', 'ul, ol'],
    ['dt, dd', 'dl'],
    ['figcaption', 'figure'],
    ['summary', 'details'],
    ['caption, thead, tbody, tfoot, tr, td, th', 'table'],
  ];
  for (const [part, whole] of needs) {
    for (const element of [...body.querySelectorAll(part)]) {
      const parent = element.parentElement?.closest(whole);
      if (parent && body.contains(parent)) continue;
      const renamed = rename(element, 'div');
      if (part === 'figcaption') renamed.classList.add('caption');
    }
  }
  for (const details of body.querySelectorAll('details')) details.setAttribute('open', '');
  for (const figure of body.querySelectorAll('figure')) {
    const captions = [...figure.querySelectorAll('figcaption')].filter((one) => one.closest('figure') === figure);
    // HTML allows one caption, and only as a child; the others stay as text.
    for (const caption of captions.slice(1)) rename(caption, 'div').classList.add('caption');
    const [caption] = captions;
    if (caption && caption.parentElement !== figure) figure.append(caption);
  }
}

function trimBreaks(element: Element): void {
  for (const side of ['firstChild', 'lastChild'] as const) {
    for (let at = element[side]; at; at = element[side]) {
      const blank = at.nodeType === 3 && (at.textContent ?? '').trim() === '';
      const isBreak = at instanceof Element && at.localName === 'br';
      if (!isBreak && !(blank && at.nextSibling !== at.previousSibling && hasBreakBeyond(at, side))) break;
      at.remove();
    }
  }
}

function hasBreakBeyond(node: ChildNode, side: 'firstChild' | 'lastChild'): boolean {
  const next = side === 'firstChild' ? node.nextSibling : node.previousSibling;
  return next instanceof Element && next.localName === 'br';
}

/** Headings start under the headline and never skip a level. */
function leveller(coming: readonly number[]): (body: HTMLElement, rename: Rename) => void {
  let levels: readonly number[] = coming;
  let isFirst = true;
  let previous = 1;
  return (body, rename) => {
    const found = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    // What is on the screen keeps its level, so what comes unexpectedly later finds its place among the known.
    if (isFirst) levels = [...new Set([...found.map(levelOf), ...coming])];
    isFirst = false;
    for (const heading of found) {
      const above = levels.filter((level) => level < levelOf(heading)).length;
      const wanted = Math.min(2 + above, previous + 1, 6);
      previous = wanted;
      if (wanted !== levelOf(heading)) rename(heading, `h${wanted}`);
    }
  };
}

function levelOf(heading: Element): number {
  return Number(heading.localName.charAt(1));
}
