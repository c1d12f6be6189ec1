/** What an element is like, told by what stays the same from one page of a site to the next. */

import * as safe from '../reader/dom/safe';

/** Where a page says what its parts are, by tag or by role. Names of classes are not asked: many sites hash them. */
const LANDMARKS = new Set([
  ...['main', 'article', 'aside', 'nav', 'header', 'footer', 'form', 'dialog', 'figure', 'details'],
  ...['blockquote', 'table', 'ul', 'ol', 'li', 'dl'],
]);
const ROLES: Readonly<Record<string, string>> = {
  main: 'main',
  article: 'article',
  complementary: 'aside',
  navigation: 'nav',
  banner: 'header',
  contentinfo: 'footer',
  form: 'form',
  dialog: 'dialog',
  alertdialog: 'dialog',
  list: 'ul',
  listitem: 'li',
};

/** Only there to hold, to place or to stress what is in them. */
const TRANSPARENT = new Set([
  ...[
    'div',
    'span',
    'section',
    'center',
    'picture',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'small',
    'mark',
    'font',
  ],
  ...['br', 'wbr', 'hr', 'source', 'tbody', 'abbr', 'sup', 'sub', 'bdi', 'bdo', 'time', 'label', 'g', 'path'],
]);
export const SILENT = new Set(['script', 'style', 'template', 'noscript', 'link', 'meta', 'base', 'title']);

const DEEPEST = 4;
const MOST_PATHS = 24;
const MOST_NODES = 400;
const LONGEST_TEXT = 20_000;

export function landmarkOf(element: Element): string | undefined {
  const role = ROLES[safe.attribute(element, 'role')?.trim().toLowerCase() ?? ''];
  const name = safe.nameOf(element);
  return role ?? (LANDMARKS.has(name) ? name : undefined);
}

/** The landmarks around an element, from the outside in. */
export function landmarksAround(element: Element): string[] {
  const around: string[] = [];
  for (let at = safe.parentOf(element); at && safe.isElement(at); at = safe.parentOf(at)) {
    const landmark = landmarkOf(at);
    if (landmark !== undefined) around.unshift(landmark);
  }
  return around;
}

/** How far an element is below its innermost landmark. */
export function levelOf(element: Element): number {
  let level = 1;
  for (let at = safe.parentOf(element); at && safe.isElement(at); at = safe.parentOf(at)) {
    if (landmarkOf(at) !== undefined || safe.nameOf(at) === 'body') break;
    level += 1;
  }
  return level;
}

/**
 * The kinds of things in an element, as paths of tags below it, each with the paths that lead to it. How many there
 * are of each and what merely wraps them is left out: a list of three cards is like one of five.
 */
export function pathsIn(element: Element): Set<string> {
  const paths = new Set<string>();
  let left = MOST_NODES;
  const look = (parent: Element, path: string, depth: number): void => {
    for (const child of safe.childrenOf(parent)) {
      left -= 1;
      if (left < 0 || paths.size >= MOST_PATHS) return;
      if (!safe.isElement(child)) continue;
      const name = safe.nameOf(child);
      if (SILENT.has(name) || !/^[a-z][a-z0-9-]*$/.test(name)) continue;
      if (TRANSPARENT.has(name)) {
        look(child, path, depth);
        continue;
      }
      const here = path === '' ? name : `${path}>${name}`;
      paths.add(here);
      if (depth < DEEPEST && name !== 'svg') look(child, here, depth + 1);
    }
  };
  look(element, '', 1);
  return paths;
}

/** Those paths that lead to no other, from which all can be told. */
export function leavesOf(paths: ReadonlySet<string>): string[] {
  return [...paths].filter((path) => ![...paths].some((other) => other.startsWith(`${path}>`)));
}

export function withAncestors(leaves: readonly string[]): Set<string> {
  const paths = new Set<string>();
  for (const leaf of leaves) {
    const names = leaf.split('>');
    for (let length = 1; length <= names.length; length += 1) paths.add(names.slice(0, length).join('>'));
  }
  return paths;
}

/** How alike two sets are, from 0 to 1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((path) => other.has(path)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 1 : shared / all;
}

export interface Wording {
  readonly words: number;
  /** How much of the text is links, from 0 to 1. */
  readonly linked: number;
}

export function wordingOf(element: Element): Wording {
  const text = spokenBy(element);
  const length = lettersIn(text);
  const isLink = safe.nameOf(element) === 'a' || safe.closest(element, 'a[href]') !== null;
  const inLinks = isLink
    ? length
    : sum(safe.findAll(element, 'a[href]').map((link) => lettersIn(spokenBy(link))));
  return { words: wordsIn(text), linked: length === 0 ? 0 : Math.min(1, inLinks / length) };
}

/** The text of an element but for that of scripts and the like in it. */
function spokenBy(element: Element): string {
  if (!safe.find(element, 'script, style, noscript, template'))
    return safe.textOf(element).slice(0, LONGEST_TEXT);
  const texts: string[] = [];
  eachText(element, (text) => {
    texts.push(safe.textOf(text));
    return true;
  });
  return texts.join('').slice(0, LONGEST_TEXT);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const lettersIn = (text: string): number => text.replace(/\s+/g, '').length;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/** Two characters count as a word in scripts that put no spaces between words. */
export function wordsIn(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const spaced = text.replace(UNSPACED, ' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  return spaced + Math.ceil(unspaced / 2);
}

/** Calls with each text in the element that is for reading, in order, until told to stop. */
export function eachText(element: Element, tell: (text: Text) => boolean): boolean {
  return safe.childrenOf(element).every((child) => {
    if (safe.isText(child)) return tell(child);
    return !safe.isElement(child) || SILENT.has(safe.nameOf(child)) || eachText(child, tell);
  });
}

/** Texts as they are compared: in one line, and without the signs and arrows that stand before them. */
export function plainly(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
}

/** The beginning of what an element says, as far as it is needed for a comparison. */
export function beginningOf(element: Element, length: number): string {
  let text = '';
  eachText(element, (node) => {
    text = plainly(`${text} ${safe.textOf(node)}`);
    return text.length < length;
  });
  return text;
}

/** The tag of the neighbour on one side; empty where there is none. */
export function neighbourOf(element: Element, side: 'before' | 'after'): string {
  const property = side === 'before' ? 'previousElementSibling' : 'nextElementSibling';
  let at: Element | null = element;
  do {
    at = Reflect.get(Element.prototype, property, at);
  } while (at && (SILENT.has(safe.nameOf(at)) || ['br', 'hr', 'wbr'].includes(safe.nameOf(at))));
  return at ? safe.nameOf(at) : '';
}
