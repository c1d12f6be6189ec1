/** The extension's own pages, and what is in its storage. */

import { expect, vi } from 'vitest';
import type { Browser, Json, Tab } from './browser';
import { axeSource } from './bundle';
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

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[];
}

/** What axe finds wrong with a page, in words; what is in its frames, only if that is wanted. */
export async function violations(tab: Tab, { iframes = true } = {}): Promise<string[]> {
  await tab.run(`${await axeSource()}\n;window.axe = axe;`);
  return tab.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      const { violations } = await axe.run(options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      );
    },
    { iframes },
  );
}

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
