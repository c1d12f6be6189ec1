/** Makes the shape that names a block on all pages of its site. */

import * as safe from '../reader/dom/safe';
import { findShape, type Root } from './match';
import type { AttributeTest, Range, Shape } from './syntax';
import {
  eachText,
  landmarksAround,
  leavesOf,
  levelOf,
  neighbourOf,
  pathsIn,
  plainly,
  wordingOf,
  wordsIn,
} from './traits';

const MOST_ATTRIBUTES = 4;
const MOST_LABEL_WORDS = 6;
/** Before a colon, more words than this are a sentence's and not a label's. */
const MOST_COLON_WORDS = 4;
const LONGEST_LABEL = 60;

/** `root` is where the block is to be told from others; without it, nothing is left out as needless. */
export function shapeOf(element: Element, root?: Root): Shape {
  const shape = fullShapeOf(element);
  const { text, ...unlabelled } = shape;
  const hasName = shape.attributes.some(({ value }) => value !== null);
  // What the page's own names tell apart needs no label, which may be the title of a story after all.
  if (text === undefined || !hasName || !root) return shape;
  return findShape(unlabelled, root).length === findShape(shape, root).length ? unlabelled : shape;
}

function fullShapeOf(element: Element): Shape {
  const { words, linked } = wordingOf(element);
  const attributes = steadyAttributes(element);
  const text = labelOf(element);
  const paths = pathsIn(element);
  const shape: Shape = {
    tag: safe.nameOf(element),
    within: landmarksAround(element),
    level: levelOf(element),
    attributes,
    holds: leavesOf(paths),
    ...(words > 0 ? { linked: aroundShare(linked) } : {}),
    words: aroundCount(words),
    ...(text === undefined ? {} : { text }),
  };
  // What has no name and little in it is told by where it stands, too.
  const isTold = text !== undefined || attributes.length > 0 || paths.size > 4;
  return isTold
    ? shape
    : { ...shape, after: neighbourOf(element, 'before'), before: neighbourOf(element, 'after') };
}

/** Twenty hundredths to each side: blocks of one kind are never quite the same. */
function aroundShare(share: number): Range {
  const around = (by: number): number => Math.round((share * 100 + by) / 5) * 5;
  return { least: Math.max(0, around(-20)), most: Math.min(100, around(20)) };
}

function aroundCount(words: number): Range {
  return { least: Math.floor(words / 3), most: words * 3 + 6 };
}

/** Attributes whose values tell of the moment and not of the block. */
const FLEETING =
  /(?:^data-lede|state|load|lazy|visib|seen|view|init|process|hydrat|status|activ|open|expand|select|index|pos|src|url|href|link|time|date|stamp|token|key|guid|uuid|nonce|hash|count|total|width|height|size|style|react|v-|ved|track|event|click|rank|order)/;
/** Parts of a name that say something: letters, and a few words at most. */
const WORDS = /^[a-z]+(?:[-_. ][a-z]+){0,3}$/i;

function steadyAttributes(element: Element): AttributeTest[] {
  const names: string[] = Element.prototype.getAttributeNames.call(element);
  return names
    .flatMap((name) => {
      const value = safe.attribute(element, name) ?? '';
      const test = steady(name, value);
      return test ? [test] : [];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .slice(0, MOST_ATTRIBUTES);
}

function steady(name: string, value: string): AttributeTest | undefined {
  if (name === 'role' || name === 'itemprop') return isSaying(value) ? { name, value } : undefined;
  if (name === 'aria-label') return isSaying(value) ? { name, value } : undefined;
  if (!/^data(?:-[a-z]+){1,4}$/.test(name) || FLEETING.test(name.slice(5)) || FLEETING.test(name))
    return undefined;
  if (/^(?:true|false|on|off|yes|no)$/i.test(value)) return undefined;
  return { name, value: isSaying(value) && WORDS.test(value) ? value : null };
}

/** Whether a value is words, and not a number or a jumble that a machine has made. */
function isSaying(value: string): boolean {
  if (value === '' || value.length > 40 || /\d/.test(value) || wordsIn(value) > 5) return false;
  return !/[a-z][A-Z]{2}|[A-Z]{2}[a-z]|[bcdfghjklmnpqrstvwxz]{6}/.test(value);
}

/**
 * The phrase that a block begins with if it is a label (“Read also”, “Most read”) and not the beginning of a story:
 * a few words that stand for themselves and link to nothing, or that end in a colon.
 */
export function labelOf(element: Element): string | undefined {
  const first = firstText(element);
  if (!first) return undefined;
  const text = plainly(safe.textOf(first));
  const beforeColon = /^(?<label>[^:：]{2,60})[:：]/u.exec(text)?.groups?.['label'];
  if (beforeColon !== undefined && wordsIn(beforeColon) <= MOST_COLON_WORDS) return told(beforeColon);
  const isLinked = closestWithin(first, element, 'a') !== undefined;
  if (isLinked || !isShort(text) || !standsAlone(first, element, text)) return undefined;
  const isAll = plainly(safe.textOf(element)) === text;
  // “By Jane Doe”, “Advertisement”: what else a line says than its first words differs from page to page if it is names.
  return told(isAll ? (/^\S+(?: (?!\p{Lu})\S+)*/u.exec(text)?.[0] ?? text) : text);
}

function firstText(element: Element): Text | undefined {
  let first: Text | undefined;
  eachText(element, (text) => {
    if (plainly(safe.textOf(text)) === '') return true;
    first = text;
    return false;
  });
  return first;
}

function closestWithin(node: Node, limit: Element, name: string): Element | undefined {
  for (let at = safe.parentOf(node); at && safe.isElement(at); at = safe.parentOf(at)) {
    if (safe.nameOf(at) === name) return at;
    if (at === limit) return undefined;
  }
  return undefined;
}

const isShort = (text: string): boolean => wordsIn(text) <= MOST_LABEL_WORDS && text.length <= LONGEST_LABEL;

/** Whether nothing else is said in the same breath. */
function standsAlone(text: Text, element: Element, words: string): boolean {
  const parent = safe.parentOf(text);
  if (!parent || !safe.isElement(parent)) return false;
  if (plainly(safe.textOf(parent)) === words) return !isMerelyStressed(parent, element);
  const next: Element | null = Reflect.get(CharacterData.prototype, 'nextElementSibling', text);
  return (
    next !== null && ['a', 'br', 'hr', 'ul', 'ol', 'div', 'form', 'iframe', 'img'].includes(safe.nameOf(next))
  );
}

/** An *emphasised* word at the beginning of a sentence is no label. */
function isMerelyStressed(parent: Element, element: Element): boolean {
  if (parent === element || !['em', 'i', 'cite', 'span', 'abbr'].includes(safe.nameOf(parent))) return false;
  const next = safe.nextSiblingOf(parent);
  return next !== null && safe.isText(next) && safe.textOf(next).trim() !== '';
}

/** As much of a label as has no number in it: the next page has another one. */
function told(label: string): string | undefined {
  const steadyPart = label.split(/\p{N}/u)[0]?.replace(/[\s\p{P}\p{S}]+$/u, '') ?? '';
  return /\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u.test(steadyPart) ? steadyPart : undefined;
}
