/** Keeps what the person has chosen in step with their other devices. */

import { isRecord } from '../shared/guard';
import { SYNC_STATE_KEY, SYNCED } from '../shared/stores';
import { carry, type SyncState } from '../shared/sync-carrier';
import { isSame, type StoreShape } from '../shared/synced-store';

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
