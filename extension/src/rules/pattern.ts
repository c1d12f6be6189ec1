/**
 * Regular expressions of rules, matched in time that grows with the text and the pattern and no faster.
 *
 * The browser's own engine goes back and tries again, so that a pattern like `(a+)+b` can hold a page up for hours;
 * rules come from anywhere. Here all ways through a pattern are followed at once (Thompson's construction). What
 * needs going back, references and looking around, is refused.
 */

const LONGEST_PATTERN = 300;
const LONGEST_PROGRAM = 400;
const LONGEST_TEXT = 10_000;
const MOST_REPEATS = 100;

type Test = (character: string) => boolean;
type Anchor = 'start' | 'end' | 'boundary' | 'inside';

type Step =
  | { readonly op: 'one'; readonly test: Test }
  | { readonly op: 'anchor'; readonly anchor: Anchor }
  | { readonly op: 'jump'; readonly to: readonly number[] }
  | { readonly op: 'end' };

export type Matcher = (text: string) => boolean;

/** Undefined for a pattern that the browser would not understand, or that is not matched here. */
export function compilePattern(source: string, flags: string): Matcher | undefined {
  if (source.length > LONGEST_PATTERN || !/^[gimsu]*$/.test(flags)) return undefined;
  try {
    new RegExp(source, flags);
    const program = new Compiler(source, flags.replace('g', '')).compile();
    return (text) => run(program, text.slice(0, LONGEST_TEXT), flags.includes('m'));
  } catch {
    return undefined;
  }
}

class Unsupported extends Error {}

/** Compiles by descent. A part of the pattern becomes a piece of program that falls through at its end. */
class Compiler {
  readonly #source: string;
  readonly #flags: string;
  #at = 0;
  #depth = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  compile(): readonly Step[] {
    const program = this.#choice();
    if (this.#at < this.#source.length) throw new Unsupported();
    return [...program, { op: 'end' }];
  }

  #choice(): Step[] {
    this.#depth += 1;
    if (this.#depth > 20) throw new Unsupported();
    const ways = [this.#sequence()];
    while (this.#take('|')) ways.push(this.#sequence());
    this.#depth -= 1;
    return ways.reduceRight((rest, way) => checked(either(way, rest)));
  }

  #sequence(): Step[] {
    let program: Step[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#peek())) {
      program = checked([...program, ...this.#repeated(this.#atom())]);
    }
    return program;
  }

  #atom(): Step[] {
    if (this.#take('(')) return this.#group();
    if (this.#take('^')) return [{ op: 'anchor', anchor: 'start' }];
    if (this.#take('$')) return [{ op: 'anchor', anchor: 'end' }];
    if (this.#take('\\b')) return [{ op: 'anchor', anchor: 'boundary' }];
    if (this.#take('\\B')) return [{ op: 'anchor', anchor: 'inside' }];
    return [{ op: 'one', test: this.#single() }];
  }

  #group(): Step[] {
    if (this.#take('?') && !this.#take(':') && !this.#skip(/<[\p{L}_$][\p{L}\p{N}_$]*>/uy))
      throw new Unsupported();
    const inside = this.#choice();
    if (!this.#take(')')) throw new Unsupported();
    return inside;
  }

  /** One character, whatever stands for it. What stands for many is left to the browser: one character is no risk. */
  #single(): Test {
    const isUnicode = this.#flags.includes('u');
    const known =
      this.#skip(/\[(?:\\.|[^\]\\])*\]/suy) ??
      this.#skip(
        isUnicode
          ? /\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|[pP]\{[^}]*\})/iy
          : /\\(?:u[\da-f]{4}|x[\da-f]{2})/iy,
      ) ??
      this.#skip(/\.|\\[dDsSwWtnrvf0]/y);
    if (known !== undefined) {
      const one = new RegExp(`^(?:${known})$`, this.#flags.replace('m', ''));
      return (character) => one.test(character);
    }
    const escaped = this.#skip(/\\[^\p{L}\p{N}]/uy);
    if (escaped === undefined && this.#peek() === '\\') throw new Unsupported();
    const literal = escaped?.slice(1) ?? this.#skip(/./suy) ?? '';
    if (!this.#flags.includes('i')) return (character) => character === literal;
    const folded = literal.toLowerCase();
    return (character) => character.toLowerCase() === folded;
  }

  #repeated(once: Step[]): Step[] {
    const [least, most] = this.#count();
    if (least === 1 && most === 1) return once;
    // Whether as few or as many as can be are taken makes no difference to whether there is a match.
    this.#take('?');
    if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS)) throw new Unsupported();
    let program: Step[] = [];
    for (let count = 0; count < least; count += 1) program = checked([...program, ...once]);
    if (most === Infinity) return checked([...program, ...anyNumberOf(once)]);
    for (let count = least; count < most; count += 1) program = checked([...program, ...either(once, [])]);
    return program;
  }

  #count(): [least: number, most: number] {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    const braces = this.#skip(/\{\d+(?:,\d*)?\}/y);
    if (braces === undefined) return [1, 1];
    const [least = '0', most] = braces.slice(1, -1).split(',');
    if (most === undefined) return [Number(least), Number(least)];
    return [Number(least), most === '' ? Infinity : Number(most)];
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #take(expected: string): boolean {
    if (!this.#source.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  #skip(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#source)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}

function checked(program: Step[]): Step[] {
  if (program.length > LONGEST_PROGRAM) throw new Unsupported();
  return program;
}

// Jumps are relative while the program is put together, so that pieces can be moved.
const either = (one: readonly Step[], other: readonly Step[]): Step[] => [
  { op: 'jump', to: [1, one.length + 2] },
  ...one,
  { op: 'jump', to: [other.length + 1] },
  ...other,
];

const anyNumberOf = (once: readonly Step[]): Step[] => [
  { op: 'jump', to: [1, once.length + 2] },
  ...once,
  { op: 'jump', to: [-once.length - 1] },
];

function run(program: readonly Step[], text: string, isMultiline: boolean): boolean {
  const characters = Array.from(text);
  let here = new Set<number>();
  for (let at = 0; at <= characters.length; at += 1) {
    // A match may begin anywhere.
    if (follow(program, 0, here, characters, at, isMultiline)) return true;
    const character = characters[at];
    if (character === undefined) return false;
    const next = new Set<number>();
    for (const place of here) {
      const step = program[place];
      if (step?.op === 'one' && step.test(character)) {
        if (follow(program, place + 1, next, characters, at + 1, isMultiline)) return true;
      }
    }
    here = next;
  }
  return false;
}

/** Adds what can be reached from a place without a character; gives whether that is the end of the pattern. */
function follow(
  program: readonly Step[],
  from: number,
  places: Set<number>,
  characters: readonly string[],
  at: number,
  isMultiline: boolean,
): boolean {
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (places.has(place)) continue;
    places.add(place);
    const step = program[place];
    if (step?.op === 'end') return true;
    if (step?.op === 'jump') for (const by of step.to) open.push(place + by);
    if (step?.op === 'anchor' && holds(step.anchor, characters, at, isMultiline)) open.push(place + 1);
  }
  return false;
}

function holds(anchor: Anchor, characters: readonly string[], at: number, isMultiline: boolean): boolean {
  const before = characters[at - 1];
  const after = characters[at];
  switch (anchor) {
    case 'start':
      return before === undefined || (isMultiline && isLineEnd(before));
    case 'end':
      return after === undefined || (isMultiline && isLineEnd(after));
    case 'boundary':
      return isWord(before) !== isWord(after);
    case 'inside':
      return isWord(before) === isWord(after);
  }
}

const isLineEnd = (character: string): boolean => /[\n\r\u2028\u2029]/.test(character);
const isWord = (character: string | undefined): boolean => character !== undefined && /^\w$/.test(character);
