/** Carries a store of `synced-store.ts` to the person's other devices and back. */

import { byteLength } from './bytes';
import {
  entriesFrom,
  exclusively,
  isSame,
  merged,
  writeEntries,
  type Entries,
  type Entry,
  type Stored,
  type StoreShape,
} from './synced-store';

/** What became of the last try. */
export const SYNC_STATES = ['synced', 'full', 'missing', 'refused'] as const;
export type SyncState = (typeof SYNC_STATES)[number];

/** An item of synced storage may have 8,192 bytes with its key. */
const MAX_ITEM = 8_000;
/** What an item has besides its entries: its key, the version, the braces. */
const OVERHEAD = 100;
/** Entries lie in as many items, by a hash of their keys: one change then writes one small item. */
const ITEMS = 24;

/**
 * Brings this device and what the others have said to the same state. Can be done at any time and as often as one
 * likes; where nothing differs nothing is written. What cannot be read, here or there, stays as it is: it is damaged,
 * or a newer version's.
 */
export function carry(shape: StoreShape): Promise<SyncState> {
  return exclusively(shape.name, async () => {
    const { local, sync } = chrome.storage as { local: Area; sync?: Area };
    if (!sync) return 'missing';
    const own = (await local.get(shape.name))[shape.name];
    const here = entriesFrom(own, shape);
    if (!here) return 'refused';
    let items: Record<string, unknown>;
    try {
      items = await sync.get(null);
    } catch {
      return 'missing';
    }
    const there = Object.entries(items).filter(([key]) => key.startsWith(`${shape.name}.`));
    const readable = new Map<string, Entries>();
    for (const [key, item] of there) {
      const entries = item === undefined ? undefined : entriesFrom(item, shape);
      if (entries) readable.set(key, entries);
    }
    const entries = merged(here, ...readable.values());
    if (own !== undefined || Object.keys(entries).length > 0) {
      if (!isSame(own, { version: shape.version, entries })) await writeEntries(shape, entries);
    }
    const written = await write(sync, shape, entries, readable, new Set(there.map(([key]) => key)));
    if (!written) return 'full';
    return readable.size < there.length ? 'refused' : 'synced';
  });
}

interface Area {
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** False where not everything found room. */
async function write(
  sync: Area,
  shape: StoreShape,
  entries: Entries,
  readable: ReadonlyMap<string, Entries>,
  taken: ReadonlySet<string>,
): Promise<boolean> {
  const wanted = layOut(shape, entries, (key) => taken.has(key) && !readable.has(key));
  const changed = [...wanted].filter(([key, item]) => !isSame(readable.get(key), item.entries));
  const outdated = [...readable.keys()].filter((key) => !wanted.has(key));
  let isComplete = true;
  // First what takes less room than before, so that what takes more finds it.
  const growth = ([key, item]: [string, Stored]): number =>
    byteLength(item.entries) - byteLength(readable.get(key) ?? {});
  try {
    if (outdated.length > 0) await sync.remove(outdated);
    if (changed.length > 0) await sync.set(Object.fromEntries(changed));
  } catch {
    // All at once was too much. One by one, what fits goes along, and the rest stays on this device.
    for (const [key, item] of changed.sort((a, b) => growth(a) - growth(b))) {
      try {
        await sync.set({ [key]: item });
      } catch {
        isComplete = false;
      }
    }
  }
  return isComplete;
}

/** The items that hold the entries, the same on every device. */
function layOut(
  { name, version }: StoreShape,
  entries: Entries,
  isTaken: (key: string) => boolean,
): Map<string, Stored> {
  const groups = new Map<number, [string, Entry][]>();
  for (const pair of Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const group = hash(pair[0]) % ITEMS;
    groups.set(group, [...(groups.get(group) ?? []), pair]);
  }
  const items = new Map<string, Stored>();
  for (const [group, pairs] of groups) {
    let part = 0;
    const nextKey = (): string => {
      let key: string;
      do key = `${name}.${group}.${part++}`;
      while (isTaken(key));
      return key;
    };
    let key = nextKey();
    let holding: Record<string, Entry> = {};
    let size = OVERHEAD;
    for (const [entryKey, entry] of pairs) {
      const more = byteLength({ [entryKey]: entry });
      if (size > OVERHEAD && size + more > MAX_ITEM) {
        items.set(key, { version, entries: holding });
        key = nextKey();
        holding = {};
        size = OVERHEAD;
      }
      holding[entryKey] = entry;
      size += more;
    }
    items.set(key, { version, entries: holding });
  }
  return items;
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
