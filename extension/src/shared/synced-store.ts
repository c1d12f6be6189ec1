/**
 * A map of small values that this device keeps and the person's other devices share.
 *
 * What counts on this device is one item of local storage, so that reading is one step and nothing is lost where
 * the browser has no sync, or has no room, or is told not to. The background carries it to and from `storage.sync`
 * (`sync-carrier.ts`), cut into items that respect its quotas.
 *
 * Every entry knows when it was last changed. When two devices have changed different entries, both changes stand;
 * when they have changed the same one, the later does, on every device alike. So choose keys such that what can be
 * changed apart has a key of its own: one per field, one per site, one per rule.
 *
 * ```ts
 * const rules = new SyncedStore({ name: 'rules', version: 1, migrations: [] });
 * const loaded = await rules.load();                       // { ok: true, values } or { ok: false, stored }
 * await rules.change((values) => { values.set('r:1', 'example.org##.promo'); values.delete('r:0'); });
 * rules.watch((loaded) => { … }, signal);
 * ```
 *
 * Name a new store in `SYNCED` of `stores.ts`, and its other devices hear of it. Change it from the
 * extension's own contexts where you can: a content script has no lock that it shares with them.
 */

import { isCount, isRecord } from './guard';
import { byteLength } from './bytes';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** `t` is when it was last changed; no `v` means that it was removed then. */
export interface Entry {
  readonly t: number;
  readonly v?: Json;
}
export type Entries = Readonly<Record<string, Entry>>;
export type Values = Map<string, Json>;

/** What is stored under the name of the store. */
export interface Stored {
  readonly version: number;
  readonly entries: Entries;
}

/** Makes what one version stored into what the next stores; undefined if that makes no sense. */
export type Migration = (stored: unknown) => unknown;

export interface StoreShape {
  /** The key in local storage, and the beginning of the keys in synced storage. */
  readonly name: string;
  readonly version: number;
  /** Those from the first version to the second, from the second to the third, and so on. */
  readonly migrations: readonly Migration[];
}

export type LoadedValues =
  | { readonly ok: true; readonly values: ReadonlyMap<string, Json> }
  /** What is stored is damaged, or written by a newer version. It stays as it is. */
  | { readonly ok: false; readonly stored: unknown };

/** An entry must fit into an item of synced storage, with room to spare. */
export const MAX_ENTRY = 6_000;
/** What was removed is remembered this long, so that a device that was away does not bring it back. */
const TOMBSTONES_LAST = 180 * 24 * 60 * 60 * 1_000;

export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

export class EntryTooLarge extends Error {
  override readonly name = 'EntryTooLarge';
}

export class SyncedStore {
  readonly shape: StoreShape;
  readonly #now: () => number;

  constructor(shape: StoreShape, now: () => number = Date.now) {
    this.shape = shape;
    this.#now = now;
  }

  async load(): Promise<LoadedValues> {
    const stored = await this.#stored();
    const entries = entriesFrom(stored, this.shape);
    return entries ? { ok: true, values: valuesOf(entries) } : { ok: false, stored };
  }

  /**
   * Changes the values; only what differs afterwards counts as changed. Rejects, and writes nothing, where what is
   * stored cannot be read or an entry is too large.
   */
  async change(change: (values: Values) => void): Promise<ReadonlyMap<string, Json>> {
    return exclusively(this.shape.name, async () => {
      const before = entriesFrom(await this.#stored(), this.shape);
      if (!before) throw new StoreRefused(`What is stored as ${this.shape.name} cannot be read.`);
      const values = valuesOf(before);
      change(values);
      const entries = stamped(before, values, this.#now());
      await writeEntries(this.shape, entries);
      return values;
    });
  }

  /** Puts these in place of all that was there, even of what could not be read. */
  async replace(values: ReadonlyMap<string, Json>): Promise<void> {
    await exclusively(this.shape.name, async () => {
      const before = entriesFrom(await this.#stored(), this.shape) ?? {};
      await writeEntries(this.shape, stamped(before, values, this.#now()));
    });
  }

  /** Calls back whenever the values change, here or by another device, until the signal aborts. */
  watch(changed: (loaded: LoadedValues) => void, signal?: AbortSignal): void {
    const listener = (changes: Record<string, chrome.storage.StorageChange>, area: string): void => {
      const change = changes[this.shape.name];
      if (area !== 'local' || !change) return;
      const stored: unknown = change.newValue;
      const entries = entriesFrom(stored, this.shape);
      changed(entries ? { ok: true, values: valuesOf(entries) } : { ok: false, stored });
    };
    chrome.storage.onChanged.addListener(listener);
    signal?.addEventListener('abort', () => {
      chrome.storage.onChanged.removeListener(listener);
    });
  }

  async #stored(): Promise<unknown> {
    const { name } = this.shape;
    const items: Record<string, unknown> = await chrome.storage.local.get(name);
    return items[name];
  }
}

export async function writeEntries({ name, version }: StoreShape, entries: Entries): Promise<void> {
  await chrome.storage.local.set({ [name]: { version, entries } satisfies Stored });
}

/** The entries in what was stored, brought up to the present version. Undefined if it cannot be understood. */
export function entriesFrom(stored: unknown, { version, migrations }: StoreShape): Entries | undefined {
  if (stored === undefined) return {};
  let now: unknown = stored;
  for (;;) {
    if (!isRecord(now)) return undefined;
    const found = now['version'];
    if (found === version) return isEntries(now['entries']) ? now['entries'] : undefined;
    if (!isCount(found) || found > version) return undefined;
    const migrate = migrations[found - 1];
    if (!migrate) return undefined;
    now = migrate(now);
    // A migration that does not lead on would be asked for ever.
    if (!isRecord(now) || now['version'] !== found + 1) return undefined;
  }
}

export function isEntries(value: unknown): value is Entries {
  return isRecord(value) && Object.values(value).every(isEntry);
}

function isEntry(value: unknown): value is Entry {
  return isRecord(value) && isCount(value['t']);
}

function valuesOf(entries: Entries): Values {
  const values: Values = new Map();
  for (const [key, { v }] of Object.entries(entries)) if (v !== undefined) values.set(key, v);
  return values;
}

/** The entries that lead from those before to these values. */
function stamped(before: Entries, values: ReadonlyMap<string, Json>, now: number): Entries {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of Object.entries(before)) {
    if (entry.v !== undefined && !values.has(key)) entries.set(key, { t: later(entry, now) });
    else if (entry.v !== undefined || entry.t > now - TOMBSTONES_LAST) entries.set(key, entry);
  }
  for (const [key, v] of values) {
    const known = Object.hasOwn(before, key) ? before[key] : undefined;
    if (known?.v !== undefined && isSame(known.v, v)) continue;
    if (byteLength({ [key]: v }) > MAX_ENTRY) throw new EntryTooLarge(`${key.slice(0, 60)} is too long.`);
    entries.set(key, { t: later(known, now), v });
  }
  return Object.fromEntries(entries);
}

/**
 * A change is later than the one before it even where the clock was put back. After the last stamp that can be told
 * from the next there is none that could be read.
 */
const later = (known: Entry | undefined, now: number): number =>
  Math.min(Math.max(now, (known?.t ?? 0) + 1), Number.MAX_SAFE_INTEGER);

/** Of each entry the later one; of two at once the one that every device would choose. */
export function merged(...all: readonly Entries[]): Entries {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of all.flatMap((some) => Object.entries(some))) {
    const known = entries.get(key);
    if (!known || wins(entry, known)) entries.set(key, entry);
  }
  return Object.fromEntries(entries);
}

function wins(one: Entry, other: Entry): boolean {
  if (one.t !== other.t) return one.t > other.t;
  return canonical(one.v ?? null) > canonical(other.v ?? null);
}

export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** JSON with the keys of objects in order: storage does not keep the order they were written in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

const queues = new Map<string, Promise<unknown>>();

/** Those that the extension's own contexts share. In a content script they are the page's, which would see ours. */
function ownLocks(): LockManager | undefined {
  const { location, navigator } = globalThis as Partial<typeof globalThis>;
  const isOwn = location !== undefined && chrome.runtime.getURL('').startsWith(`${location.protocol}//${location.host}/`);
  return isOwn ? (navigator as { readonly locks?: LockManager } | undefined)?.locks : undefined;
}

/** One change at a time, over all contexts of the extension where the browser has locks. */
export async function exclusively<T>(name: string, act: () => Promise<T>): Promise<T> {
  const locks = ownLocks();
  if (locks) {
    // The type of what is given back is lost on the way through the browser.
    let done: Promise<T> | undefined;
    await locks.request(`lede.${name}`, () => (done = act()));
    if (done) return done;
  }
  const done = (queues.get(name) ?? Promise.resolve()).then(act, act);
  queues.set(
    name,
    done.catch(() => undefined),
  );
  return done;
}
