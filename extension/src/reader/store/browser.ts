/** Remembering in the extension's own local storage, or for as long as the page lives where there is none. */

import {
  DEFAULT_SETTINGS,
  pageMemoryFrom,
  settingsFrom,
  type PageMemory,
  type ReaderSettings,
  type ReaderSettingsStore,
} from './settings';

const SETTINGS = 'reader.settings';
const PAGES = 'reader.pages';
/** Older pages are forgotten. */
const MOST_PAGES = 300;

interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

interface Extension {
  readonly storage?: { readonly local?: Area };
  readonly extension?: { readonly inIncognitoContext?: boolean };
}

export function createStore(): ReaderSettingsStore {
  const scope = globalThis as { readonly browser?: Extension; readonly chrome?: Extension };
  const api = scope.browser?.storage ? scope.browser : scope.chrome;
  const area = api?.storage?.local;
  if (!area) return memoryStore();
  // A private window leaves nothing behind.
  return storageStore(area, api?.extension?.inIncognitoContext === true);
}

export function storageStore(area: Area, leaveNoTrace: boolean): ReaderSettingsStore {
  const pages = async (): Promise<Record<string, unknown>> => {
    const value = (await area.get(PAGES))[PAGES];
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  };
  return {
    async load() {
      return settingsFrom((await area.get(SETTINGS))[SETTINGS]);
    },
    async save(settings) {
      await area.set({ [SETTINGS]: settings });
    },
    async loadPage(key) {
      return pageMemoryFrom((await pages())[key]);
    },
    async savePage(key, memory) {
      if (leaveNoTrace) return;
      const all = await pages();
       
      if (memory === null) delete all[key];
      else all[key] = memory;
      await area.set({ [PAGES]: newest(all) });
    },
  };
}

function newest(all: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(all);
  if (entries.length <= MOST_PAGES) return all;
  const age = ([, value]: [string, unknown]): number => pageMemoryFrom(value)?.at ?? 0;
  return Object.fromEntries(entries.sort((a, b) => age(b) - age(a)).slice(0, MOST_PAGES));
}

export function memoryStore(): ReaderSettingsStore {
  let current: ReaderSettings = DEFAULT_SETTINGS;
  const remembered = new Map<string, PageMemory>();
  return {
    load: () => Promise.resolve(current),
    save(settings) {
      current = settings;
      return Promise.resolve();
    },
    loadPage: (key) => Promise.resolve(remembered.get(key) ?? null),
    savePage(key, memory) {
      if (memory) remembered.set(key, memory);
      else remembered.delete(key);
      return Promise.resolve();
    },
  };
}
