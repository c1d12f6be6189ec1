/** What is remembered while reading: the settings for all pages, place and highlights for this one. */

import { createStore } from './store/browser';
import { pageKey } from './store/key';
import {
  DEFAULT_SETTINGS,
  type PageMemory,
  type ReaderSettings,
  type ReaderSettingsStore,
} from './store/settings';

export interface Session {
  readonly settings: ReaderSettings;
  readonly remembered: PageMemory | null;
  change(part: Partial<ReaderSettings>): void;
  keep(memory: Omit<PageMemory, 'at'> | null): void;
}

/** A store that does not answer must not keep the story from being shown. */
const PATIENCE = 250;

export async function startSession(url: string, given: ReaderSettingsStore | undefined): Promise<Session> {
  const store = given ?? createStore();
  const key = pageKey(url);
  const [stored, remembered] = await Promise.all([
    withPatience(store.load(), DEFAULT_SETTINGS),
    withPatience(store.loadPage(key), null),
  ]);
  let settings = stored;
  return {
    get settings() {
      return settings;
    },
    remembered,
    change(part) {
      settings = { ...settings, ...part };
      // What cannot be stored still holds for this page.
      store.save(settings).catch(() => undefined);
    },
    keep(memory) {
      store.savePage(key, memory && { ...memory, at: Date.now() }).catch(() => undefined);
    },
  };
}

function withPatience<T>(promise: Promise<T>, fallback: T): Promise<T> {
  return Promise.race([
    promise.catch(() => fallback),
    new Promise<T>((resolve) => setTimeout(resolve, PATIENCE, fallback)),
  ]);
}
