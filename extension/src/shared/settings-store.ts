/** Where settings are kept: a store of this device that the person's other devices share. */

import { DEFAULT_SETTINGS, type Loaded, type Settings } from './settings';
import { putSettings, SETTINGS_SHAPE, settingsFrom } from './settings-entries';
import { StoreRefused, SyncedStore, type Json, type LoadedValues } from './synced-store';

export const SETTINGS_KEY = SETTINGS_SHAPE.name;
export { StoreRefused as SettingsRefused };

const store = new SyncedStore(SETTINGS_SHAPE);

const read = (loaded: LoadedValues): Loaded =>
  loaded.ok ? { ok: true, ...settingsFrom(loaded.values) } : { ok: false };

export async function loadSettings(): Promise<Loaded> {
  return read(await store.load());
}

/** Changes what is stored. What cannot be understood is not written over: the promise is rejected. */
export async function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  const values = await store.change((values) => {
    putSettings(values, change(settingsFrom(values).settings));
  });
  return settingsFrom(values).settings;
}

/** Puts settings in place of all that was stored, even of what cannot be read. */
export async function replaceSettings(settings: Settings): Promise<void> {
  const values = new Map<string, Json>();
  putSettings(values, settings);
  await store.replace(values);
}

export const resetSettings = (): Promise<void> => replaceSettings(DEFAULT_SETTINGS);

/** What is stored, as it is: for the person to keep where it cannot be read. */
export async function storedSettings(): Promise<unknown> {
  const items: Record<string, unknown> = await chrome.storage.local.get(SETTINGS_KEY);
  return items[SETTINGS_KEY];
}

/** Calls back whenever the stored settings change, until the signal aborts. */
export function watchSettings(changed: (loaded: Loaded) => void, signal?: AbortSignal): void {
  store.watch((loaded) => {
    changed(read(loaded));
  }, signal);
}
