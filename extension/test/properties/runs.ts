/** How often a property is tried: a moment with the unit tests, for minutes by `npm run fuzz`. */

import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, vi } from 'vitest';

const minutes = Number(process.env['LEDE_FUZZ_MINUTES'] ?? 0);
/** Where `npm run fuzz` counts what was tried. */
const counts = process.env['LEDE_FUZZ_COUNTS'];

vi.setConfig({ testTimeout: 60_000 + minutes * 60_000 });

let tried = 0;

afterAll(() => {
  if (counts !== undefined) appendFileSync(counts, `${String(tried)}\n`);
});

const often =
  minutes > 0
    ? {
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: minutes * 60_000,
        markInterruptAsFailure: false,
      }
    : { numRuns: 300 };

/** Holds for everything that the arbitrary gives, as far as it is tried. */
export function always<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void {
  const property = fc.property(arbitrary, (value) => {
    tried += 1;
    holds(value);
  });
  fc.assert(property, often);
}

/** The same of what takes its time. */
export async function eventually<T>(
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(arbitrary, (value) => {
    tried += 1;
    return holds(value);
  });
  await fc.assert(property, often);
}

/** What storage can hold. */
export const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER, '__proto__'),
);

/** What can come by message or out of storage, and more. */
export const anything = fc.oneof(
  json,
  fc.anything({
    withNullPrototype: true,
    withDate: true,
    withMap: true,
    withBigInt: true,
    withSparseArray: true,
  }),
  fc.constantFrom('constructor', 'toString', NaN, Infinity, -0, Object.create(null)),
);

/** A value made from a sound one by putting something else in some place of it. */
export function spoilt(sound: unknown, by: fc.Arbitrary<unknown> = anything): fc.Arbitrary<unknown> {
  const places = placesIn(sound);
  return fc.tuple(fc.constantFrom(...places), by).map(([place, value]) => put(sound, place, value));
}

type Place = readonly string[];

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

function put(into: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(into))
    return into.map((inner: unknown, at) => (String(at) === key ? put(inner, rest, value) : inner));
  const record = into as Record<string, unknown>;
  return { ...record, [key]: put(record[key], rest, value) };
}
