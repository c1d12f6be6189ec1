/** Small tests of values that come from elsewhere: storage, messages, another context. */

export type Guard<T> = (value: unknown) => value is T;
export type Guarded<G> = G extends Guard<infer T> ? T : never;

export const isString = (value: unknown): value is string => typeof value === 'string';
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isNumber = (value: unknown): value is number => Number.isFinite(value);
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isStringUpTo(length: number): Guard<string> {
  return (value): value is string => isString(value) && value.length <= length;
}

export function isOneOf<const T extends readonly unknown[]>(allowed: T): Guard<T[number]> {
  return (value): value is T[number] => allowed.includes(value);
}

export function isNullOr<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

export function isListOf<T>(guard: Guard<T>, atMost = Infinity): Guard<readonly T[]> {
  // A message may bring a list with holes, which `every` passes over.
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= atMost && Array.from<unknown>(value).every((one) => guard(one));
}

type Shape = Readonly<Record<string, Guard<unknown>>>;
type Shaped<S extends Shape> = { readonly [K in keyof S]: Guarded<S[K]> };

/** An object with these properties; what it has besides is let be. */
export function isShaped<S extends Shape>(shape: S): Guard<Shaped<S>> {
  const entries = Object.entries(shape);
  return (value): value is Shaped<S> =>
    isRecord(value) && entries.every(([key, guard]) => guard(value[key]));
}

/** A property that may be missing; under `exactOptionalPropertyTypes` that is not the same as undefined. */
export function isOptional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}
