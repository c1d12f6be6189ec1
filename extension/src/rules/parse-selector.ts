/** Selectors of rules: the browser's own, with `:has-text()` wherever a pseudo-class may stand. */

import { compilePattern } from './pattern';
import { isSelector } from './native';
import { Refused, type Choices, type Reason, type Step, type Steps, type TextTest } from './syntax';

const MEANINGS: Readonly<Record<string, 'text' | 'has' | 'not' | Reason>> = {
  'has-text': 'text',
  contains: 'text',
  '-abp-contains': 'text',
  has: 'has',
  not: 'not',
  style: 'style',
  remove: 'remove',
  'remove-attr': 'remove',
  'remove-class': 'remove',
  ...Object.fromEntries(
    [
      ...[
        'xpath',
        'upward',
        'nth-ancestor',
        'matches-css',
        'matches-css-before',
        'matches-css-after',
        'others',
      ],
      ...['matches-attr', 'matches-path', 'matches-media', 'matches-prop', 'min-text-length', 'watch-attr'],
      ...[
        'if',
        'if-not',
        'properties',
        '-abp-properties',
        '-abp-has',
        'matches-property',
        'shadow',
        'spath',
        'subject',
      ],
    ].map((name) => [name, 'procedural'] as const),
  ),
};

/** Says that a native pseudo-class has something in it that the browser does not know. */
const OWN_WITHIN = /:(?:has-text|contains|-abp-contains)\(/;
const MOST_NESTED = 4;

/** Where it stands decides what the first part of a selector is looked for in. */
type Place = 'page' | 'inside' | 'itself';

export function parseSelector(text: string): Choices {
  const reader = new Reader(text);
  const choices = reader.choices('page', 0);
  if (!reader.isAtEnd) throw new Refused('selector');
  return choices;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  choices(place: Place, depth: number): Choices {
    if (depth > MOST_NESTED) throw new Refused('procedural');
    const choices = [this.#steps(place, depth)];
    while (this.#text[this.#at] === ',') {
      this.#at += 1;
      choices.push(this.#steps(place, depth));
    }
    return choices;
  }

  #steps(place: Place, depth: number): Steps {
    const steps: Step[] = [];
    let css = '';
    const flush = (isBeforeStep: boolean): void => {
      steps.push(...cssSteps(css, steps.length === 0 ? place : 'after', isBeforeStep));
      css = '';
    };
    while (!this.isAtEnd && !',)'.includes(this.#text.charAt(this.#at))) {
      const own = this.#ownStep();
      if (!own) {
        css += this.#plain();
        continue;
      }
      flush(true);
      steps.push(this.#step(own, depth));
    }
    flush(false);
    // What is excluded is the element itself: there is nowhere to go from it.
    if (place === 'itself' && steps.some((step) => step.type === 'css' && isRelative(step.selector))) {
      throw new Refused('procedural');
    }
    return steps;
  }

  /** A pseudo-class here that is not left to the browser. */
  #ownStep(): 'text' | 'has' | 'not' | undefined {
    const name = /^:([\w-]+)\(/.exec(this.#text.slice(this.#at, this.#at + 40))?.[1];
    if (name === undefined) return undefined;
    const inside = this.#text.slice(this.#at + name.length + 2, this.#end(this.#at + name.length + 1));
    const meaning = Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined;
    if (meaning === undefined || meaning === 'has' || meaning === 'not') {
      if (!OWN_WITHIN.test(inside)) return undefined;
      if (meaning === undefined) throw new Refused('procedural');
    } else if (meaning !== 'text') {
      throw new Refused(meaning);
    }
    this.#at += name.length + 2;
    return meaning;
  }

  /** Reads on behind the bracket that {@link #ownStep} has found. */
  #step(type: 'text' | 'has' | 'not', depth: number): Step {
    if (type === 'text') {
      const end = this.#end(this.#at - 1);
      const text = textTest(this.#text.slice(this.#at, end));
      this.#at = end + 1;
      return { type, text };
    }
    const choices = this.choices(type === 'has' ? 'inside' : 'itself', depth + 1);
    if (this.#text[this.#at] !== ')') throw new Refused('selector');
    this.#at += 1;
    return { type, choices };
  }

  /** Takes a stretch that is the browser's own, at least one character. */
  #plain(): string {
    const start = this.#at;
    const character = this.#text.charAt(start);
    if (character === '\\') this.#at += 2;
    else if (character === '(') this.#at = this.#end(start) + 1;
    else if (character === '[') this.#at = bracketEnd(this.#text, start) + 1;
    else this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #end(open: number): number {
    const end = argumentEnd(this.#text, open);
    if (end < 0) throw new Refused('selector');
    return end;
  }
}

/** The place of the bracket that closes the one at `open`, past texts and patterns with brackets in them. */
function argumentEnd(text: string, open: number): number {
  const special =
    /\(\s*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*)\s*\)/sy;
  special.lastIndex = open;
  if (special.test(text)) return special.lastIndex - 1;
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === ')') return at;
    if (character === '\\') at += 1;
    if (character === '[') at = bracketEnd(text, at);
    if (character === '(') {
      at = argumentEnd(text, at);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** The end of an attribute test; where it does not end, its beginning, as it may be part of a text. */
function bracketEnd(text: string, open: number): number {
  const attribute = /\[(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[^\]"'\\])*\]/sy;
  attribute.lastIndex = open;
  return attribute.test(text) ? attribute.lastIndex - 1 : open;
}

function textTest(argument: string): TextTest {
  const text = argument.trim();
  const pattern = /^\/(?<source>.+)\/(?<flags>[a-z]*)$/s.exec(text)?.groups;
  if (pattern) {
    const { source = '', flags = '' } = pattern;
    if (!compilePattern(source, flags)) throw new Refused('pattern');
    return { type: 'pattern', source, flags };
  }
  const quoted = /^(["'])(?<words>.*)\1$/s.exec(text)?.groups?.['words'];
  const words = (quoted ?? text).replace(/\\(.)/gs, '$1');
  if (words === '') throw new Refused('selector');
  return { type: 'words', words };
}

const RELATIVE = /^(?:\s*([>+~])\s*|\s+)/;

export const isRelative = (selector: string): boolean => RELATIVE.test(selector);

/** What stands between two steps, or before the first, as steps of the browser's own selectors. */
function cssSteps(css: string, place: Place | 'after', isBeforeStep: boolean): Step[] {
  const isFirst = place !== 'after';
  const whole = isBeforeStep ? completed(css, isFirst) : css.trimEnd();
  if (whole.trim() === '') {
    if (!isFirst) return [];
    if (!isBeforeStep) throw new Refused('selector');
  }
  if (place === 'page' || place === 'itself') return [checked(whole.trim() === '' ? '*' : whole.trim())];
  if (place === 'inside') {
    return [relative(whole.trim() === '' ? ' *' : isRelative(whole) ? whole : ` ${whole}`)];
  }
  const compound = compoundOf(whole);
  const rest = whole.slice(compound.length);
  return [...(compound === '' ? [] : [checked(compound)]), ...(rest.trim() === '' ? [] : [relative(rest)])];
}

/** With something to test, where a selector ends in what only leads to it: `.a > ` before `:has-text(…)`. */
function completed(css: string, isFirst: boolean): string {
  if (/[>+~]\s*$/.test(css)) return `${css.trimEnd()} *`;
  if (/\s$/.test(css) && !(isFirst && css.trim() === '')) return `${css.trimEnd()} *`;
  return css;
}

function relative(text: string): Step {
  const lead = RELATIVE.exec(text);
  const sign = lead?.[1];
  // What stands beside an element is out of reach of a look inside it.
  if (sign === '+' || sign === '~') throw new Refused('procedural');
  const selector = `${sign ? ' > ' : ' '}${text.slice(lead?.[0].length ?? 0).trim()}`;
  if (!isSelector(`*${selector}`)) throw new Refused('selector');
  return { type: 'css', selector };
}

function checked(selector: string): Step {
  if (!isSelector(selector)) throw new Refused('selector');
  return { type: 'css', selector };
}

/** The beginning of a selector that is about one element. */
function compoundOf(text: string): string {
  return (
    /^(?:\\.|\[(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[^\]"'\\])*\]|\((?:[^()]|\([^()]*\))*\)|[^\s>+~\\[(])*/s.exec(
      text,
    )?.[0] ?? ''
  );
}
