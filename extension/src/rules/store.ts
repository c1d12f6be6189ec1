/**
 * The text of the rules, kept line by line: what two devices add both stays, and a line that one of them takes away
 * is gone on both. An entry's key is its line, its value the line's place.
 */

import { SyncedStore, type LoadedValues, type Json, type Values } from '../shared/synced-store';
import { linesOf } from './lines';

export const RULES = new SyncedStore({ name: 'rules', version: 1, migrations: [] });

/** A list of another blocker has some hundred thousand lines, which are not for a page to be looked through with. */
export const MOST_LINES = 5_000;
export const LONGEST_KEPT = 2_500;

export function textOf(values: ReadonlyMap<string, Json>): string {
  return entriesOf(values)
    .map(({ text }) => text)
    .join('\n');
}

/** Undefined where what is stored cannot be read. */
export const textIn = (loaded: LoadedValues): string | undefined =>
  loaded.ok ? textOf(loaded.values) : undefined;

interface Entry {
  readonly key: string;
  readonly text: string;
  readonly place: number;
}

function entriesOf(values: ReadonlyMap<string, Json>): Entry[] {
  return [...values]
    .flatMap(([key, place]) => {
      const text = /^\d+:(?<text>.*)$/s.exec(key)?.groups?.['text'];
      return text === undefined || typeof place !== 'number' ? [] : [{ key, text, place }];
    })
    .sort((one, other) => one.place - other.place || (one.key < other.key ? -1 : 1));
}

/** The keys of lines: a line that stands there again, as empty ones do, is told from the first by a number. */
function keysOf(lines: readonly string[]): string[] {
  const times = new Map<string, number>();
  return lines.map((line) => {
    const time = times.get(line) ?? 0;
    times.set(line, time + 1);
    return `${time}:${line}`;
  });
}

/**
 * Puts this text in place of what was there. Lines that stay where they were are not touched; lines that have come
 * since the person saw `before` stay as well.
 */
export function setText(values: Values, text: string, before: string): void {
  const keys = keysOf(lines(text));
  const seen = new Set(keysOf(lines(before)));
  const wanted = new Set(keys);
  for (const { key } of entriesOf(values)) if (seen.has(key) && !wanted.has(key)) values.delete(key);
  const places = placesFor(keys, values);
  keys.forEach((key, at) => values.set(key, places[at] ?? at));
}

/** The lines of a text but for empty ones at its end. */
function lines(text: string): string[] {
  const trimmed = text.replace(/\s+$/, '');
  return trimmed === '' ? [] : linesOf(trimmed);
}

/** Rising places that leave as many as can be as they are. */
function placesFor(keys: readonly string[], values: Values): number[] {
  const known = keys
    .map((key) => values.get(key))
    .map((place) => (typeof place === 'number' ? place : undefined));
  const kept = risingIn(known);
  const places: number[] = [];
  for (let at = 0; at < keys.length; at += 1) {
    const place = kept.has(at) ? known[at] : undefined;
    if (place !== undefined) {
      places.push(place);
      continue;
    }
    const before = places[at - 1] ?? 0;
    let ahead = at;
    while (ahead < keys.length && !kept.has(ahead)) ahead += 1;
    const after = known[ahead] ?? before + (ahead - at + 1);
    places.push(before + (after - before) / (ahead - at + 1));
  }
  return places;
}

/** The places of the longest run of numbers, gaps allowed, that rises. */
function risingIn(numbers: readonly (number | undefined)[]): Set<number> {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  numbers.forEach((number, at) => {
    if (number === undefined) return;
    let length = ends.length;
    while (length > 0 && (numbers[ends[length - 1] ?? 0] ?? 0) >= number) length -= 1;
    previous.set(at, ends[length - 1]);
    ends[length] = at;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) kept.add(at);
  return kept;
}

/** Adds lines at the end, but for those that are there. */
export function addLines(values: Values, lines: readonly string[]): void {
  let last = entriesOf(values).at(-1)?.place ?? 0;
  for (const line of lines) {
    const key = `0:${line.trim()}`;
    if (values.has(key) || line.trim() === '') continue;
    last += 1;
    values.set(key, last);
  }
}

export function removeLines(values: Values, lines: readonly string[]): void {
  const unwanted = new Set(lines.map((line) => line.trim()));
  for (const { key, text } of entriesOf(values)) if (unwanted.has(text.trim())) values.delete(key);
}
