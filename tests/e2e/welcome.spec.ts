import { describe, expect, inject, test, vi } from 'vitest';
import { violations } from './harness/axe';
import type { Tab } from './harness/browser';
import { openOwnPage, store, tabStops, textOf } from './harness/own';
import { PATIENCE } from './harness/patience';
import { useStage } from './harness/stage';

const stage = useStage('asked');

const isSeen = (tab: Tab, selector: string): Promise<boolean> =>
  tab.evaluate((selector) => document.querySelector(selector)?.checkVisibility() ?? false, selector);

test('it opens when Lede is installed', () => {
  expect(stage.browser.welcomed).toBe(true);
});

test('its sample is shown cleaned and as it came', async () => {
  const tab = await openOwnPage(stage.browser, 'welcome.html');
  expect(await isSeen(tab, '.sample-page .entry-content > p')).toBe(true);
  expect(await isSeen(tab, '.sample-page .must-read')).toBe(false);
  await tab.click('#toggle');
  await vi.waitFor(async () => {
    expect(await isSeen(tab, '.sample-page .must-read')).toBe(true);
  }, PATIENCE);
  expect(await tab.evaluate(() => document.querySelectorAll('[data-lede-would]').length)).toBeGreaterThan(6);
  await tab.click('#toggle');
  await vi.waitFor(async () => {
    expect(await isSeen(tab, '.sample-page .must-read')).toBe(false);
  }, PATIENCE);
  await tab.close();
});

test('it says how to keep the button at hand in this browser, and the keys', async () => {
  const tab = await openOwnPage(stage.browser, 'welcome.html');
  expect(await tab.evaluate(() => document.querySelector<HTMLElement>('#pin')?.dataset['browser'])).toBe(
    inject('browser'),
  );
  expect(await textOf(tab, '.keys')).toContain('Shift+L');
  await tab.close();
});

test('“only when I click” asks for nothing', async () => {
  const tab = await openOwnPage(stage.browser, 'welcome.html');
  await tab.click('#asked');
  await vi.waitFor(async () => {
    expect(await tab.evaluate(() => document.querySelector('#asked')?.getAttribute('aria-pressed'))).toBe(
      'true',
    );
  }, PATIENCE);
  const origins = await stage.browser.inExtension(
    async () => (await chrome.permissions.getAll()).origins ?? [],
  );
  expect(origins).toEqual([]);
  await tab.close();
});

describe.each(['light', 'dark'])('%s', (appearance) => {
  test('axe objects to nothing', async () => {
    await store(stage.browser, 'local', {
      settings: { version: 2, entries: { appearance: { t: Date.now(), v: appearance } } },
    });
    const tab = await openOwnPage(stage.browser, 'welcome.html');
    expect(await violations(tab)).toEqual([]);
    await tab.click('#toggle');
    await vi.waitFor(async () => {
      expect(await isSeen(tab, '.sample-page .must-read')).toBe(true);
    }, PATIENCE);
    expect(await violations(tab)).toEqual([]);
    await tab.close();
  });
});

test('it can be used by keyboard alone, and fits into 320 pixels', async () => {
  const tab = await openOwnPage(stage.browser, 'welcome.html');
  const stops = await tabStops(tab, 'options');
  expect(stops.slice(0, 4)).toEqual(['toggle', 'every', 'asked', 'options']);
  await tab.resize(320, 800);
  expect(
    await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0);
  await tab.resize(1280, 980);
  await tab.close();
});

// Last, for it changes what the browser grants.
test.runIf(inject('browser') === 'firefox')('“on every site” asks the browser, by a click', async () => {
  const tab = await openOwnPage(stage.browser, 'welcome.html');
  await tab.click('#every');
  await vi.waitFor(async () => {
    expect(await tab.evaluate(() => document.querySelector('#every')?.getAttribute('aria-pressed'))).toBe(
      'true',
    );
  }, PATIENCE);
  await tab.click('#asked');
  await vi.waitFor(async () => {
    expect(await tab.evaluate(() => document.querySelector('#every')?.getAttribute('aria-pressed'))).toBe(
      'false',
    );
  }, PATIENCE);
  await tab.close();
});
