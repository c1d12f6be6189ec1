/** Finds the elements of a page that a rule names. */

import * as safe from '../reader/dom/safe';
import { compilePattern, type Matcher } from './pattern';
import { isRelative } from './parse-selector';
import type { Choices, Names, Range, Shape, Step, Steps, TextTest } from './syntax';
import {
  beginningOf,
  landmarksAround,
  levelOf,
  likeness,
  neighbourOf,
  pathsIn,
  plainly,
  withAncestors,
  wordingOf,
} from './traits';

/** Where elements are looked for: a document, an element, or a shadow root. */
export type Root = Document | DocumentFragment | Element;

/** Blocks of one kind share at least this much of what is in them. */
const ALIKE = 0.6;
/** More than this many characters are not looked through for one rule. */
const MOST_TEXT = 2_000_000;

export function findNamed(names: Names, root: Root): Element[] {
  try {
    return names.type === 'shape' ? findShape(names.shape, root) : findChoices(names.choices, root);
  } catch (error) {
    // Lines are tried when they are read, but an engine may find out only on elements; one line must not stop the rest.
    if (error instanceof DOMException) return [];
    throw error;
  }
}

function all(root: Root, selector: string): Element[] {
  if (safe.isElement(root)) return safe.findAll(root, selector);
  const isDocument = Reflect.get(Node.prototype, 'nodeType', root) === Node.DOCUMENT_NODE;
  if (isDocument) return safe.findAllInDocument(root as Document, selector);
  return Array.from(DocumentFragment.prototype.querySelectorAll.call(root, selector));
}

function findChoices(choices: Choices, root: Root): Element[] {
  const budget = { left: MOST_TEXT };
  return [...new Set(choices.flatMap((steps) => findSteps(steps, root, budget)))];
}

interface Budget {
  left: number;
}

function findSteps([first, ...rest]: Steps, root: Root, budget: Budget): Element[] {
  if (first?.type !== 'css') return [];
  const scope = isRelative(first.selector) ? ':scope' : '';
  return takeSteps(all(root, `${scope}${first.selector}`), rest, budget);
}

function takeSteps(elements: readonly Element[], steps: Steps, budget: Budget): Element[] {
  let now = [...elements];
  for (const step of steps) now = takeStep(now, step, budget);
  return now;
}

function takeStep(elements: readonly Element[], step: Step, budget: Budget): Element[] {
  switch (step.type) {
    case 'css':
      return isRelative(step.selector)
        ? [...new Set(elements.flatMap((element) => safe.findAll(element, `:scope${step.selector}`)))]
        : elements.filter((element) => Element.prototype.matches.call(element, step.selector));
    case 'text': {
      const test = matcherOf(step.text);
      return elements.filter((element) => {
        const text = safe.textOf(element);
        budget.left -= text.length;
        return budget.left > 0 && test(text);
      });
    }
    case 'has':
      return elements.filter((element) =>
        step.choices.some((steps) => findSteps(steps, element, budget).length > 0),
      );
    case 'not':
      return elements.filter(
        (element) => !step.choices.some((steps) => takeSteps([element], steps, budget).length > 0),
      );
  }
}

const compiled = new Map<string, Matcher>();

function matcherOf(text: TextTest): Matcher {
  if (text.type === 'words') return (words) => words.includes(text.words);
  const key = `/${text.source}/${text.flags}`;
  const known = compiled.get(key);
  if (known) return known;
  const matcher = compilePattern(text.source, text.flags) ?? ((): boolean => false);
  compiled.set(key, matcher);
  return matcher;
}

export function findShape(shape: Shape, root: Root): Element[] {
  const alike = candidates(shape, root).filter((element) => isShaped(element, shape));
  // What lies in a block of the same shape is a part of it.
  const whole = alike.filter(
    (element) => !alike.some((other) => other !== element && safe.contains(other, element)),
  );
  const { nth } = shape;
  return nth === undefined ? whole : whole.slice(nth - 1, nth);
}

/** All that the browser itself can tell apart, which it does a hundred times faster. */
function candidates({ tag, attributes, within }: Shape, root: Root): Element[] {
  const own = attributes.map(({ name, value }) => {
    const quoted = value === null ? '' : `=${safe.cssString(value)}`;
    return `[${name.replace(/[.:]/g, '\\$&')}${quoted}]`;
  });
  const innermost = within?.at(-1);
  // A landmark may be one by its role, so that only those that have no role to be one by narrow the search.
  const around = innermost !== undefined && ONLY_TAGS.has(innermost) ? `${innermost} ` : '';
  return all(root, `${around}${tag}${own.join('')}`);
}

const ONLY_TAGS = new Set(['figure', 'details', 'blockquote', 'table', 'ol', 'dl']);

/** The cheap tests first. */
function isShaped(element: Element, shape: Shape): boolean {
  const { within, level, after, before, text, linked, words, holds } = shape;
  if (text !== undefined && !beginsWith(element, text)) return false;
  if (after !== undefined && neighbourOf(element, 'before') !== after) return false;
  if (before !== undefined && neighbourOf(element, 'after') !== before) return false;
  // A word is rarely longer than this, so that most of what is too long need not be read.
  if (words && safe.textOf(element).length > (words.most + 1) * 200) return false;
  if (within && !isSame(landmarksAround(element), within)) return false;
  if (level !== undefined && levelOf(element) !== level) return false;
  if (holds.length > 0 && likeness(withAncestors(holds), pathsIn(element)) < ALIKE) return false;
  if (!linked && !words) return true;
  const wording = wordingOf(element);
  const share = Math.round(wording.linked * 100);
  return isIn(wording.words, words) && (wording.words === 0 || isIn(share, linked));
}

const isIn = (number: number, range: Range | undefined): boolean =>
  !range || (number >= range.least && number <= range.most);

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, at) => name === other[at]);

function beginsWith(element: Element, text: string): boolean {
  const wanted = plainly(text).toLowerCase();
  const found = beginningOf(element, wanted.length + 2).toLowerCase();
  if (!found.startsWith(wanted)) return false;
  // “Read also” is not how “Read alsoever” begins; scripts without spaces have no such ends of words.
  const end = wanted.at(-1) ?? '';
  return (
    /[^\p{L}\p{N}]/u.test(found.charAt(wanted.length) || ' ') ||
    !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(end)
  );
}
