/** The extension's own pages, and what is in its storage. */

import { expect, vi } from 'vitest';
import type { Browser, Json, Tab } from './browser';
import { PATIENCE } from './patience';

/** A page of the extension, once it is ready. */
export async function openOwnPage(browser: Browser, path: string): Promise<Tab> {
  const tab = await browser.openOwn(path);
  await vi.waitFor(async () => {
    expect(await tab.evaluate(() => document.body.dataset['ready'])).toBe('true');
  }, PATIENCE);
  return tab;
}

export const stored = (browser: Browser, area: 'local' | 'sync'): Promise<Record<string, unknown>> =>
  browser.inExtension((area) => chrome.storage[area as 'local'].get(null), area);

export const store = (browser: Browser, area: 'local' | 'sync', items: Json): Promise<void> =>
  browser.inExtension(
    async ({ area, items }) => {
      await chrome.storage[area as 'local'].set(items as Record<string, unknown>);
    },
    { area, items },
  );

/** As it was when Lede was installed. */
export async function forgetAll(browser: Browser): Promise<void> {
  await browser.inExtension(async () => {
    // Under the lock of what carries settings to and from other devices, or it would bring them back.
    await navigator.locks.request('lede.settings', async () => {
      await chrome.storage.sync.clear();
      await chrome.storage.local.clear();
    });
  });
}

/** The value of one of the settings, as it is stored. */
export async function setting(browser: Browser, key: string): Promise<unknown> {
  const { settings } = (await stored(browser, 'local')) as {
    settings?: { entries: Record<string, { v?: unknown }> };
  };
  return settings?.entries[key]?.v;
}

export const becomes = (browser: Browser, key: string, value: unknown): Promise<void> =>
  vi.waitFor(async () => {
    expect(await setting(browser, key)).toEqual(value);
  }, PATIENCE);

export const textOf = (tab: Tab, selector: string): Promise<string> =>
  tab.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', selector);

/** Chooses as a person does, by the keyboard's and the mouse's events alike. */
export const choose = (tab: Tab, selector: string, value: string): Promise<void> =>
  tab.evaluate(
    ({ selector, value }) => {
      const field = document.querySelector<HTMLSelectElement | HTMLInputElement>(selector);
      if (!field) throw new Error(`There is no ${selector}.`);
      field.value = value;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    },
    { selector, value },
  );

/**
 * Everything that can be reached with the Tab key, in order, by id or by name, from the top of the page to the one
 * that is named: beyond the last of them the browser's own buttons would have the focus.
 */
export async function tabStops(tab: Tab, last: string, most = 200): Promise<string[]> {
  await tab.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const stops: string[] = [];
  for (let at = 0; at < most; at += 1) {
    await tab.press('Tab');
    const stop = await tab.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return '';
      const style = getComputedStyle(active.closest('.option') ?? active);
      const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
      return `${active.id || (active.textContent ?? '').trim()}${isSeen ? '' : ' (no outline)'}`;
    });
    if (stop === '' || (stops.length > 3 && stop === stops[0])) break;
    stops.push(stop);
    if (stop.startsWith(last)) break;
  }
  return stops;
}
