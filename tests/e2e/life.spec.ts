/** The extension's own life: its background ends, it is updated, its storage fails, its access is taken away. */

import { describe, expect, inject, test, vi } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE } from './harness/patience';
import { openPopup } from './harness/popup';
import { setCleaned, settled, source, stateOf, useStage, type Stage } from './harness/stage';

const isChromium = inject('browser') === 'chromium';

const paragraph = `<p>${'The tide came in twice a day, and twice a day the miller rose to meet it. '.repeat(6)}</p>`;
const slot =
  '<div class="ad-container"><span>Advertisement</span><ins class="adsbygoogle" style="display:block">Buy</ins></div>';
const html =
  `<!doctype html><html><head><title>A page</title></head><body><article><h1>The miller of Sorrel Sound</h1>` +
  `${paragraph.repeat(8)}</article>${slot}</body></html>`;
const refusing = { 'content-security-policy': "script-src 'self'" };

const isHidden = (tab: Tab): Promise<boolean> =>
  tab.evaluate(() => document.querySelector('.ad-container')?.getClientRects().length === 0);

/** A cleaned page, and what it was before. */
async function cleaned(stage: Stage, path: string, headers = {}): Promise<{ tab: Tab; before: string }> {
  const tab = await stage.browser.open(stage.server.add(path, { body: html, headers }));
  await settled(stage, tab);
  expect(await isHidden(tab)).toBe(true);
  await setCleaned(stage, tab, false);
  const before = await source(tab);
  await setCleaned(stage, tab, true);
  return { tab, before };
}

describe('the background', () => {
  const stage = useStage();

  test('ends, and a page is given back and cleaned as before; the badge comes back', async () => {
    const { tab, before } = await cleaned(stage, '/life/ended');
    const popup = await openPopup(stage, tab);
    await stage.browser.endBackground();
    await popup.click('#page');
    await popup.becomes('off');
    expect(await source(tab)).toBe(before);
    await stage.browser.endBackground();
    await popup.click('#page');
    await popup.becomes('cleaned');
    expect(await isHidden(tab)).toBe(true);
    await popup.tab.close();
    await expect.poll(() => stage.browser.badge(tab), PATIENCE).toBe('1');
    await tab.close();
  });

  test('ends ten times while a page that needs it is cleaned and given back, and no harm is done', async () => {
    const { tab, before } = await cleaned(stage, '/life/often', refusing);
    const popup = await openPopup(stage, tab);
    for (let time = 0; time < 10; time += 1) {
      await Promise.all([stage.browser.endBackground(), popup.click('#page')]);
      await popup.becomes(time % 2 === 0 ? 'off' : 'cleaned');
    }
    await popup.tab.close();
    await setCleaned(stage, tab, false);
    expect(await source(tab)).toBe(before);
    await tab.close();
  });

  test('starts for a command, a page and the popup alike', async () => {
    const { tab } = await cleaned(stage, '/life/started');
    await stage.browser.endBackground();
    const popup = await openPopup(stage, tab);
    expect(await popup.status()).toBe('cleaned');
    await popup.tab.close();
    await stage.browser.endBackground();
    const other = await stage.browser.open(
      stage.server.add('/life/other', { body: html, headers: refusing }),
    );
    expect((await settled(stage, other)).cleaning.status).toBe('cleaned');
    await other.close();
    await tab.close();
  });
});

describe('an update', () => {
  const stage = useStage();

  test('leaves pages as they are, whose old scripts stop, and the new one takes them over', async () => {
    const { tab, before } = await cleaned(stage, '/life/updated');
    await stage.browser.reload();
    expect(await isHidden(tab)).toBe(true);

    // The old script would have followed this.
    await tab.evaluate((slot) => {
      document.body.insertAdjacentHTML('beforeend', slot);
    }, slot);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await expect(stateOf(stage.browser, tab)).rejects.toThrow();
    await tab.evaluate(() => {
      document.body.lastElementChild?.remove();
    });

    await stage.browser.command(tab, 'toggle-clean');
    await vi.waitFor(async () => {
      expect((await stateOf(stage.browser, tab)).cleaning.status).toBe('cleaned');
    }, PATIENCE);
    expect(await isHidden(tab)).toBe(true);
    await setCleaned(stage, tab, false);
    expect(await source(tab)).toBe(before);
  });

  test('three times over a page loses nothing', async () => {
    const { tab, before } = await cleaned(stage, '/life/updated-often');
    for (let time = 0; time < 3; time += 1) {
      await stage.browser.reload();
      await stage.browser.command(tab, 'toggle-clean');
      await vi.waitFor(async () => {
        expect((await stateOf(stage.browser, tab)).cleaning.status).toBe('cleaned');
      }, PATIENCE);
    }
    await setCleaned(stage, tab, false);
    expect(await source(tab)).toBe(before);
  });
});

describe('storage', () => {
  const stage = useStage();

  test('that holds nonsense leaves pages cleaned as by default, and the popup says so', async () => {
    await stage.browser.inExtension(() =>
      chrome.storage.local.set({ settings: { version: 1e9, enabled: 'yes' } }),
    );
    const tab = await stage.browser.open(stage.server.add('/life/nonsense', { body: html }));
    expect((await settled(stage, tab)).cleaning.status).toBe('cleaned');
    const popup = await openPopup(stage, tab);
    expect(await popup.status()).toBe('damaged');
    await popup.tab.close();
    await stage.browser.inExtension(() => chrome.storage.local.clear());
    await tab.close();
  });

  test.skipIf(!isChromium)('that is full is told in the popup, and the page goes on', async () => {
    const { tab } = await cleaned(stage, '/life/full');
    await stage.browser.inExtension(async () => {
      const room = chrome.storage.local.QUOTA_BYTES - (await chrome.storage.local.getBytesInUse(null));
      await chrome.storage.local.set({ ballast: 'x'.repeat(room - 20) });
    });
    const popup = await openPopup(stage, tab);
    await popup.click('#site-switch');
    await expect.poll(() => popup.text('#said')).not.toBe('');
    expect(await popup.status()).toBe('cleaned');
    expect(await isHidden(tab)).toBe(true);
    await popup.tab.close();
    await stage.browser.inExtension(() => chrome.storage.local.clear());
    await tab.close();
  });
});

describe('many pages', () => {
  // Pages that a test has the extension open count as asked for by it.
  const stage = useStage('granted', { requests: /\/life\// });

  test('the same page in two windows is two pages', async () => {
    const { tab } = await cleaned(stage, '/life/twice');
    const url = stage.server.url('/life/twice');
    await stage.browser.inExtension(async (url) => {
      await chrome.windows.create({ url });
    }, url);
    const state = (): Promise<string[]> =>
      stage.browser.inExtension(async (url) => {
        const tabs = (await chrome.tabs.query({})).filter((tab) => tab.url === url);
        return Promise.all(
          tabs.map(async ({ id }) => {
            const envelope: unknown = await chrome.tabs.sendMessage(
              id ?? -1,
              { type: 'getState' },
              { frameId: 0 },
            );
            return JSON.stringify(envelope);
          }),
        );
      }, url);
    await expect
      .poll(
        async () => (await state().catch(() => [])).filter((one) => one.includes('"cleaned"')).length,
        PATIENCE,
      )
      .toBe(2);
    await setCleaned(stage, tab, false);
    expect((await state()).filter((one) => one.includes('"cleaned"')).length).toBe(1);
    await stage.browser.inExtension(async (url) => {
      const [, second] = (await chrome.tabs.query({})).filter((tab) => tab.url === url);
      await chrome.windows.remove(second?.windowId ?? -1);
    }, url);
    await tab.close();
  });

  const COUNT = Number(process.env['LEDE_TABS'] ?? 30);

  test(`${String(COUNT)} tabs opened at once are all cleaned`, async () => {
    const url = stage.server.add('/life/many', { body: html });
    await stage.browser.inExtension(
      async ({ url, count }) => {
        for (let at = 0; at < count; at += 1) void chrome.tabs.create({ url, active: false });
        await Promise.resolve();
      },
      { url, count: COUNT },
    );
    const badges = (): Promise<string[]> =>
      stage.browser.inExtension(async (url) => {
        const tabs = (await chrome.tabs.query({})).filter((tab) => tab.url === url);
        return Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id ?? -1 })));
      }, url);
    await expect
      .poll(badges, { timeout: 100_000, interval: 500 })
      .toEqual(Array.from({ length: COUNT }, () => '1'));
    await stage.browser.inExtension(async (url) => {
      const tabs = (await chrome.tabs.query({})).filter((tab) => tab.url === url);
      await chrome.tabs.remove(tabs.flatMap(({ id }) => (id === undefined ? [] : [id])));
    }, url);
  });
});
