/** Keeps what the person has chosen in step with their other devices. */

import { isRecord } from '../shared/guard';
import { SETTINGS_SHAPE } from '../shared/settings-entries';
import { carry, type SyncState } from '../shared/sync-carrier';
import { isSame, type StoreShape } from '../shared/synced-store';

/** Stores that are carried; the name of one must not begin with the name of another and a dot. */
export const SYNCED: readonly StoreShape[] = [SETTINGS_SHAPE];

/** Under this key of the local storage stands what became of it, by store. */
export const SYNC_STATE_KEY = 'sync.state';

export function keepInStep(): void {
  chrome.storage.onChanged.addListener((changes, area) => {
    const keys = Object.keys(changes);
    const touched = SYNCED.filter(({ name }) =>
      area === 'local' ? keys.includes(name) : area === 'sync' && keys.some((key) => key.startsWith(`${name}.`)),
    );
    if (touched.length > 0) void carryAll(touched);
  });
  chrome.runtime.onStartup.addListener(() => void carryAll(SYNCED));
  chrome.runtime.onInstalled.addListener(() => void carryAll(SYNCED));
}

async function carryAll(shapes: readonly StoreShape[]): Promise<void> {
  const states: [string, SyncState][] = [];
  for (const shape of shapes) states.push([shape.name, await carry(shape).catch(() => 'missing' as const)]);
  const items: Record<string, unknown> = await chrome.storage.local.get(SYNC_STATE_KEY);
  const known = items[SYNC_STATE_KEY];
  const now = { ...(isRecord(known) ? known : {}), ...Object.fromEntries(states) };
  if (!isSame(known, now)) await chrome.storage.local.set({ [SYNC_STATE_KEY]: now });
}
