/** What the browser around Lede does in the midst of it: access is withdrawn, windows are private, it is started anew. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test, vi } from 'vitest';
import { inRoot } from '../../tools/lib/paths.mjs';
import { serve } from '../../tools/lib/server.mjs';
import type { Tab } from './harness/browser';
import { startChromium } from './harness/chromium';
import { stored } from './harness/own';
import { PATIENCE } from './harness/patience';
import { openPopup } from './harness/popup';
import { setCleaned, settled, source, tell, useStage } from './harness/stage';

const hidden = (tab: Tab): Promise<number> =>
  tab.evaluate(() => document.querySelectorAll('[data-lede]').length);

const scripts = (stage: ReturnType<typeof useStage>): Promise<number> =>
  stage.browser.inExtension(async () => (await chrome.scripting.getRegisteredContentScripts()).length);

describe('access that is withdrawn', () => {
  const stage = useStage();

  test('leaves the page that is open in the hands of the person, and others alone', async () => {
    const url = stage.server.url('/demo/');
    const tab = await stage.browser.open(url);
    await settled(stage, tab);
    await setCleaned(stage, tab, false);
    const before = await source(tab);
    await setCleaned(stage, tab, true);
    expect(await hidden(tab)).toBeGreaterThan(0);

    await stage.browser.setAccess(false);
    await vi.waitFor(async () => {
      expect(await scripts(stage)).toBe(0);
    }, PATIENCE);
    expect(await hidden(tab)).toBeGreaterThan(0);
    expect((await setCleaned(stage, tab, false)).cleaning.status).toBe('off');
    expect(await source(tab)).toBe(before);
    expect((await setCleaned(stage, tab, true)).cleaning.status).toBe('cleaned');
    await setCleaned(stage, tab, false);
    expect(await source(tab)).toBe(before);

    const other = await stage.browser.open(stage.server.url('/demo/?after'));
    const popup = await openPopup(stage, other);
    expect(await popup.status()).toBe('noAccess');
    expect(await hidden(other)).toBe(0);
    await popup.tab.close();

    await stage.browser.setAccess(true);
    await vi.waitFor(async () => {
      expect(await scripts(stage)).toBe(1);
    }, PATIENCE);
    await other.goto(stage.server.url('/demo/?again'));
    expect((await settled(stage, other)).cleaning.status).toBe('cleaned');
    await other.close();
    await tab.close();
  });
});

describe('a private window', () => {
  const stage = useStage();

  test('is cleaned like any other, and nothing of what was read there is kept', async () => {
    await stage.browser.allowPrivate();
    await vi.waitFor(async () => {
      expect(await scripts(stage)).toBe(1);
    }, PATIENCE);
    const tab = await stage.browser.openPrivate(stage.server.url('/demo/'));
    expect((await settled(stage, tab)).cleaning.status).toBe('cleaned');
    const kept = JSON.stringify(await stored(stage.browser, 'local'));
    expect((await tell(stage.browser, tab, { type: 'toggleReader' })).readerOpen).toBe(true);
    for (let time = 0; time < 4; time += 1) await tab.press('ArrowDown');
    // A place is remembered a moment after one comes to rest.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await tell(stage.browser, tab, { type: 'toggleReader' })).readerOpen).toBe(false);
    expect(JSON.stringify(await stored(stage.browser, 'local'))).toBe(kept);
    await setCleaned(stage, tab, false);
    expect(await hidden(tab)).toBe(0);
    await tab.close();
  });
});

// Firefox forgets an extension that no store has signed when it closes.
describe.runIf(inject('browser') === 'chromium')('a browser that is started anew', () => {
  test('has its pages back, and Lede is at work on each', async () => {
    const server = await serve(inRoot('tests', 'fixtures'));
    const profile = await mkdtemp(join(tmpdir(), 'lede-profile-'));
    const extension = inRoot('dist', 'chrome-test');
    const urls = [1, 2, 3].map((number) => server.url(`/demo/?${String(number)}`));
    const first = await startChromium(extension, profile);
    for (const url of urls) {
      const tab = await first.open(url);
      await settled({ browser: first, server }, tab);
    }
    await first.close();

    const second = await startChromium(extension, profile);
    // An unpacked extension is installed anew at every start, and what has loaded before that is loaded again here. One
    // from a store has its script registered from the start before.
    const states = (): Promise<string[]> =>
      second.inExtension(async () => {
        if ((await chrome.scripting.getRegisteredContentScripts()).length === 0) return [];
        const tabs = (await chrome.tabs.query({})).filter(({ url }) => url?.includes('/demo/') === true);
        const answers = tabs.map(async ({ id = -1, url, status }) => {
          const answer: unknown = await chrome.tabs
            .sendMessage(id, { type: 'getState' }, { frameId: 0 })
            .catch(() => null);
          if (answer === null && status === 'complete') await chrome.tabs.reload(id);
          return `${url ?? ''} ${JSON.stringify(answer).includes('"cleaned"') ? 'cleaned' : 'not yet'}`;
        });
        return Promise.all(answers);
      });
    await vi.waitFor(
      async () => {
        expect((await states()).sort()).toEqual(urls.map((url) => `${url} cleaned`));
      },
      { ...PATIENCE, interval: 1_000 },
    );
    expect((await second.watched()).faults).toEqual([]);
    await second.close();
    await server.close();
    await rm(profile, { recursive: true, force: true });
  });
});
