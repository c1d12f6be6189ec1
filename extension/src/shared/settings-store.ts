/** Where settings are kept: the extension's own storage, read and written whole under one key. */

import { settingsFrom, type Loaded, type Settings } from './settings';

export const SETTINGS_KEY = 'settings';

export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
}

export async function loadSettings(): Promise<Loaded> {
  const stored: Record<string, unknown> = await chrome.storage.local.get(SETTINGS_KEY);
  return settingsFrom(stored[SETTINGS_KEY]);
}

/** Changes what is stored. What cannot be understood is not written over: the promise is rejected. */
export async function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  const loaded = await loadSettings();
  if (!loaded.ok) throw new SettingsRefused('The stored settings cannot be read.');
  const changed = change(loaded.settings);
  await chrome.storage.local.set({ [SETTINGS_KEY]: changed });
  return changed;
}

/** Calls back whenever the stored settings change, until the signal aborts. */
export function watchSettings(changed: (loaded: Loaded) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>, area: string): void => {
    const change = changes[SETTINGS_KEY];
    if (area === 'local' && change) changed(settingsFrom(change.newValue));
  };
  chrome.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    chrome.storage.onChanged.removeListener(listener);
  });
}
