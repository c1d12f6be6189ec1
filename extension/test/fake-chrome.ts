/** As much of the extension API as the tested parts use, in memory. */

import english from '../_locales/en/messages.json';
import { wordsOf } from './words';

type Listener<A extends unknown[]> = (...args: A) => unknown;

interface Event<A extends unknown[]> {
  addListener(listener: Listener<A>): void;
  removeListener(listener: Listener<A>): void;
  fire(...args: A): unknown[];
}

function event<A extends unknown[]>(): Event<A> {
  const listeners = new Set<Listener<A>>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    fire: (...args) => [...listeners].map((listener) => listener(...args)),
  };
}

type Items = Record<string, unknown>;
type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

export interface FakeChrome {
  /** Undefined stands for an extension that has been removed under the page. */
  id: string | undefined;
  readonly local: Items;
  readonly session: Items;
  readonly sync: FakeSync;
  /** Delivers a message; gives what was answered, or undefined if nobody listens. */
  deliver(message: unknown, sender: object): Promise<unknown>;
  /** Makes this the `chrome` that code sees: there may be several devices. */
  enter(): void;
}

/** The browser's synced storage on one device, with the quotas that Chromium has. */
export interface FakeSync {
  items: Items;
  /** How many times something was written. */
  writes: number;
  quota: { total: number; item: number; items: number };
  /** What another device has written comes in. */
  receive(items: Items): void;
}

export function installFakeChrome(): FakeChrome {
  const onMessage = event<[unknown, unknown, (answer: unknown) => void]>();
  const onChanged = event<[Changes, string]>();
  const sync: FakeSync = {
    items: {},
    writes: 0,
    quota: { total: 102_400, item: 8_192, items: 512 },
    receive(items) {
      const changes = changesBetween(sync.items, items);
      sync.items = structuredClone(items);
      onChanged.fire(changes, 'sync');
    },
  };
  const fake: FakeChrome = {
    id: 'lede',
    local: {},
    session: {},
    sync,
    async deliver(message, sender) {
      return new Promise((resolve) => {
        const results = onMessage.fire(message, sender, resolve);
        if (!results.includes(true)) resolve(undefined);
      });
    },
    enter() {
      (globalThis as { chrome?: unknown }).chrome = chrome;
    },
  };
  const area = (
    name: 'local' | 'session' | 'sync',
    items: () => Items,
    admit?: (items: Items) => void,
  ): object => ({
    get: (keys: string | string[] | null) => {
      const wanted = keys === null ? Object.keys(items()) : [keys].flat();
      return Promise.resolve(
        Object.fromEntries(
          wanted.filter((key) => key in items()).map((key) => [key, structuredClone(items()[key])]),
        ),
      );
    },
    set: async (added: Items) => {
      await Promise.resolve();
      admit?.({ ...items(), ...added });
      const before = { ...items() };
      Object.assign(items(), structuredClone(added));
      onChanged.fire(changesBetween(before, items()), name);
    },
    remove: async (keys: string | string[]) => {
      await Promise.resolve();
      const before = { ...items() };
      for (const key of [keys].flat()) delete items()[key];
      onChanged.fire(changesBetween(before, items()), name);
    },
  });
  const chrome = {
    runtime: {
      get id() {
        return fake.id;
      },
      getURL: (path: string) => `chrome-extension://lede/${path}`,
      onMessage,
      onStartup: event(),
      onInstalled: event(),
    },
    storage: {
      local: area('local', () => fake.local),
      session: area('session', () => fake.session),
      sync: area(
        'sync',
        () => sync.items,
        (items) => {
          const sizes = Object.entries(items).map(([key, value]) => key.length + bytesOf(value));
          if (sizes.some((size) => size > sync.quota.item))
            throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
          if (sizes.length > sync.quota.items) throw new Error('MAX_ITEMS quota exceeded');
          if (sizes.reduce((sum, size) => sum + size, 0) > sync.quota.total)
            throw new Error('QUOTA_BYTES quota exceeded');
          sync.writes += 1;
        },
      ),
      onChanged,
    },
    i18n: wordsOf(english),
  };
  fake.enter();
  return fake;
}

/** As Chromium writes it, which escapes `<`. */
const bytesOf = (value: unknown): number =>
  Buffer.byteLength(JSON.stringify(value).replaceAll('<', '\\u003C'));

function changesBetween(before: Items, after: Items): Changes {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(
    changed.map((key) => [key, { oldValue: before[key], newValue: structuredClone(after[key]) }]),
  );
}
