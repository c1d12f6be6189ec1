/** The popup of the toolbar button, opened as a page of its own that is told which tab it is about. */

import { expect, vi } from 'vitest';
import type { Tab } from './browser';
import { PATIENCE } from './patience';
import type { Stage } from './stage';

export interface Popup {
  readonly tab: Tab;
  /** What it says of the page: a status of `Cleaning`, `uncalled` or `damaged`. */
  status(): Promise<string>;
  text(selector: string): Promise<string>;
  click(selector: string): Promise<void>;
  becomes(status: string): Promise<void>;
}

export async function openPopup({ browser }: Pick<Stage, 'browser'>, about: Tab): Promise<Popup> {
  const id = await browser.idOf(about);
  const tab = await browser.openOwn(`popup.html?tab=${String(id)}`);
  const status = (): Promise<string> =>
    tab.evaluate(() => document.getElementById('state')?.dataset['status'] ?? '');
  await vi.waitFor(async () => {
    expect(await status()).not.toMatch(/^(working)?$/);
  }, PATIENCE);
  return {
    tab,
    status,
    text: (selector) =>
      tab.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', selector),
    click: (selector) => tab.click(selector),
    becomes: (wanted) =>
      vi.waitFor(async () => {
        expect(await status()).toBe(wanted);
      }, PATIENCE),
  };
}
