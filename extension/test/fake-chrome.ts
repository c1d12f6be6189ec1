/** As much of the extension API as the tested parts use, in memory. */

import english from '../_locales/en/messages.json';
import { wordsOf } from './words';

type Listener<A extends unknown[]> = (...args: A) => unknown;

function event<A extends unknown[]>(): {
  addListener(listener: Listener<A>): void;
  removeListener(listener: Listener<A>): void;
  fire(...args: A): unknown[];
} {
  const listeners = new Set<Listener<A>>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    fire: (...args) => [...listeners].map((listener) => listener(...args)),
  };
}

export interface FakeChrome {
  /** Undefined stands for an extension that has been removed under the page. */
  id: string | undefined;
  readonly local: Record<string, unknown>;
  readonly session: Record<string, unknown>;
  /** Delivers a message; gives what was answered, or undefined if nobody listens. */
  deliver(message: unknown, sender: object): Promise<unknown>;
}

export function installFakeChrome(): FakeChrome {
  const onMessage = event<[unknown, unknown, (answer: unknown) => void]>();
  const onChanged = event<[Record<string, { newValue: unknown }>, string]>();
  const fake: FakeChrome = {
    id: 'lede',
    local: {},
    session: {},
    async deliver(message, sender) {
      return new Promise((resolve) => {
        const results = onMessage.fire(message, sender, resolve);
        if (!results.includes(true)) resolve(undefined);
      });
    },
  };
  const area = (name: 'local' | 'session'): object => ({
    get: (key: string) =>
      Promise.resolve(key in fake[name] ? { [key]: structuredClone(fake[name][key]) } : {}),
    set: (items: Record<string, unknown>) => {
      Object.assign(fake[name], structuredClone(items));
      const changes = Object.entries(items).map(([key, newValue]) => [key, { newValue }] as const);
      onChanged.fire(Object.fromEntries(changes), name);
      return Promise.resolve();
    },
  });
  const chrome = {
    runtime: {
      get id() {
        return fake.id;
      },
      getURL: (path: string) => `chrome-extension://lede/${path}`,
      onMessage,
    },
    i18n: wordsOf(english),
    storage: { local: area('local'), session: area('session'), onChanged },
  };
  (globalThis as { chrome?: unknown }).chrome = chrome;
  return fake;
}
