/** All that the person has chosen, as a text to keep, to take elsewhere, and to bring back. */

import { settingsFrom as readerFrom, type ReaderSettings } from '../reader/store/settings';
import { isCount, isRecord } from './guard';
import { SETTINGS_SHAPE, settingsFrom } from './settings-entries';
import { SYNCED } from './stores';
import { entriesFrom, EntryTooLarge, SyncedStore, type Entries, type Json } from './synced-store';

const FORMAT = 1;
/** Characters; what a person has chosen and written is far smaller. */
export const MAX_BACKUP = 2_000_000;

/** Why a text cannot be brought in. */
export const BACKUP_FAULTS = ['tooLarge', 'notJson', 'notLede', 'newer', 'damaged'] as const;
export type BackupFault = (typeof BACKUP_FAULTS)[number];

export interface Backup {
  readonly stores: ReadonlyMap<string, ReadonlyMap<string, Json>>;
  readonly reader: ReaderSettings | undefined;
}

export type ReadBackup =
  | { readonly ok: true; readonly backup: Backup }
  /** `what` names the part that is at fault, if one is. */
  | { readonly ok: false; readonly fault: BackupFault; readonly what: string };

/** Stores that cannot be read are left out: what is in them is not known to be the person's choice. */
export async function exported(reader: ReaderSettings, version: string): Promise<string> {
  const stores: [string, object][] = [];
  for (const shape of SYNCED) {
    const loaded = await new SyncedStore(shape).load();
    if (loaded.ok) {
      const values = Object.fromEntries([...loaded.values].sort(([a], [b]) => (a < b ? -1 : 1)));
      stores.push([shape.name, { version: shape.version, values }]);
    }
  }
  return `${JSON.stringify({ lede: FORMAT, from: version, stores: Object.fromEntries(stores), reader }, null, 2)}\n`;
}

/** Reads and checks a text; nothing is changed by it. */
export function readBackup(text: string): ReadBackup {
  const fault = (fault: BackupFault, what = ''): ReadBackup => ({ ok: false, fault, what });
  if (text.length > MAX_BACKUP) return fault('tooLarge');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fault('notJson');
  }
  if (!isRecord(value) || !isCount(value['lede']) || !isRecord(value['stores'])) return fault('notLede');
  if (value['lede'] > FORMAT) return fault('newer');
  const stores = new Map<string, ReadonlyMap<string, Json>>();
  for (const shape of SYNCED) {
    const stored = value['stores'][shape.name];
    if (stored === undefined) continue;
    if (!isRecord(stored) || !isRecord(stored['values'])) return fault('damaged', shape.name);
    if (isCount(stored['version']) && stored['version'] > shape.version) return fault('newer', shape.name);
    const entries: Entries = Object.fromEntries(
      Object.entries(stored['values']).map(([key, v]) => [key, { t: 1, v: v as Json }]),
    );
    const read = entriesFrom({ version: stored['version'], entries }, shape);
    if (!read) return fault('damaged', shape.name);
    const values = new Map(Object.entries(read).map(([key, { v }]) => [key, v ?? null]));
    if (shape.name === SETTINGS_SHAPE.name) {
      const [odd] = settingsFrom(values).ignored;
      if (odd !== undefined) return fault('damaged', odd.slice(0, 100));
    }
    stores.set(shape.name, values);
  }
  const reader = value['reader'] === undefined ? undefined : readerFrom(value['reader']);
  return stores.size === 0 ? fault('notLede') : { ok: true, backup: { stores, reader } };
}

/** Puts what was read in place of what is there; a store that it does not speak of stays as it is. */
export async function bringIn({ stores }: Backup): Promise<void> {
  for (const shape of SYNCED) {
    const values = stores.get(shape.name);
    if (values) await new SyncedStore(shape).replace(values);
  }
}

export { EntryTooLarge };

/** Everything back to how Lede comes, on this device and, by and by, on those that share with it. */
export async function resetAll(): Promise<void> {
  for (const shape of SYNCED) await new SyncedStore(shape).replace(new Map());
}
