import { afterEach, describe, expect, test, vi } from 'vitest';
import { violations } from './harness/axe';
import type { Json, Tab } from './harness/browser';
import { becomes, forgetAll, setting, store, stored, tabStops } from './harness/own';
import { PATIENCE } from './harness/patience';
import { openPopup, type Popup } from './harness/popup';
import { settled, stateOf, useStage } from './harness/stage';

const stage = useStage();

afterEach(async () => {
  await forgetAll(stage.browser);
});

const openDemo = async (): Promise<[tab: Tab, popup: Popup]> => {
  const tab = await stage.browser.open(stage.server.url('/demo/'));
  await settled(stage, tab);
  return [tab, await openPopup(stage, tab)];
};

/** Has the popup believe that the page says this of itself. */
const pretend = (popup: Popup, cleaning: Json): Promise<void> =>
  popup.tab.evaluate(async (cleaning) => {
    const answers: Record<string, unknown> = {
      getState: { cleaning, readerOpen: false },
      getHidden: [],
      getShare: 0,
    };
    chrome.tabs.sendMessage = (_: number, message: { type: string }) =>
      Promise.resolve({ answer: answers[message.type] });
    await chrome.storage.local.set({ nudge: Math.random() });
  }, cleaning);

describe('states', () => {
  test('cleaned: how much of the page that is, within reason', async () => {
    const [tab, popup] = await openDemo();
    expect(await popup.status()).toBe('cleaned');
    const share = await popup.tab.evaluate(() =>
      Number(document.querySelector<HTMLElement>('.share-bar')?.style.getPropertyValue('--share')),
    );
    const heights = await tab.evaluate(() => {
      const after = document.documentElement.scrollHeight;
      const marked = [...document.querySelectorAll('[data-lede]')].map(
        (one) => [one, one.getAttribute('data-lede')] as const,
      );
      for (const [one] of marked) one.removeAttribute('data-lede');
      const before = document.documentElement.scrollHeight;
      for (const [one, mark] of marked) one.setAttribute('data-lede', mark ?? '');
      return [before, after] as const;
    });
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeCloseTo(1 - heights[1] / heights[0], 1);
  });

  test('asking how much changes nothing on the page', async () => {
    const [tab, popup] = await openDemo();
    const marks = (): Promise<string> =>
      tab.evaluate(() =>
        [...document.querySelectorAll('[data-lede]')].map((one) => one.getAttribute('data-lede')).join(),
      );
    const before = await marks();
    await popup.click('#choices-name');
    await popup.click('#kind-social');
    await becomes(stage.browser, 'kind:social', false);
    await popup.click('#kind-social');
    await becomes(stage.browser, 'kind:social', true);
    await vi.waitFor(async () => {
      expect(await marks()).toBe(before);
    }, PATIENCE);
    expect((await stateOf(stage.browser, tab)).cleaning.status).toBe('cleaned');
  });

  test('a page that cannot be changed says why', async () => {
    const tab = await stage.browser.open(
      stage.server.add('/plain.txt', { body: 'Just words.', headers: { 'content-type': 'text/plain' } }),
    );
    await settled(stage, tab);
    const popup = await openPopup(stage, tab);
    expect(await popup.status()).toBe('unsupported');
    expect(await popup.text('#state')).toContain('plain text');
    expect(await popup.text('#site-switch')).toBe('');
  });

  test('off here, by the site', async () => {
    const [, popup] = await openDemo();
    await popup.click('#site-switch');
    await popup.becomes('off');
    expect(await popup.text('#headline')).toBe('Off on this site');
  });

  test('off here, for the page', async () => {
    const [, popup] = await openDemo();
    await popup.click('#page');
    await popup.becomes('off');
    expect(await popup.text('#headline')).toBe('Off on this page');
  });

  test('an error shows a way out: the details can be copied', async () => {
    const [, popup] = await openDemo();
    await pretend(popup, { status: 'error', details: 'RangeError: the tide is out' });
    await popup.becomes('error');
    await popup.tab.evaluate(() => {
      const copied: string[] = [];
      Object.assign(window, { copied });
      navigator.clipboard.writeText = (words) => {
        copied.push(words);
        return Promise.resolve();
      };
    });
    await popup.click('#copy');
    await vi.waitFor(async () => {
      expect(await popup.text('#said')).toBe('Copied.');
    }, PATIENCE);
    expect(await popup.tab.evaluate(() => (window as unknown as { copied: string[] }).copied)).toEqual([
      'RangeError: the tide is out',
    ]);
    // And the page can be left as it is, or read.
    expect(await popup.text('#page')).not.toBe('');
  });

  test('settings that cannot be read are said, kept, and replaced only when asked', async () => {
    const foreign = { version: 99, entries: {} };
    await store(stage.browser, 'local', { settings: foreign });
    const [, popup] = await openDemo();
    expect(await popup.status()).toBe('damaged');
    expect((await stored(stage.browser, 'local'))['settings']).toEqual(foreign);
    await popup.click('#reset');
    await popup.becomes('cleaned');
  });
});

describe('choices', () => {
  test('a kind, the level and the comments are chosen for everywhere', async () => {
    const [tab, popup] = await openDemo();
    await popup.click('#choices-name');
    await popup.click('#kind-ad');
    await becomes(stage.browser, 'kind:ad', false);
    await popup.click('#level-gentle');
    await becomes(stage.browser, 'level', 'gentle');
    await popup.click('#comments-hidden');
    await becomes(stage.browser, 'comments', 'hidden');
    await vi.waitFor(async () => {
      expect((await stateOf(stage.browser, tab)).cleaning).toMatchObject({ counts: { ad: 0 } });
    }, PATIENCE);
  });

  test('a preset is chosen in one step', async () => {
    const [tab, popup] = await openDemo();
    await popup.click('#choices-name');
    await popup.click('#preset-leftovers');
    await vi.waitFor(async () => {
      expect((await stateOf(stage.browser, tab)).cleaning).toMatchObject({ counts: { ad: 0, overlay: 0 } });
    }, PATIENCE);
  });

  test('what is chosen for this site holds for it alone, and can be taken back', async () => {
    const [tab, popup] = await openDemo();
    await popup.click('#choices-name');
    await popup.click('#scope-site');
    await popup.click('#kind-teaser');
    await becomes(stage.browser, 'site:127.0.0.1', { kinds: { teaser: false } });
    expect(await setting(stage.browser, 'kind:teaser')).toBeUndefined();
    await vi.waitFor(async () => {
      expect((await stateOf(stage.browser, tab)).cleaning).toMatchObject({ counts: { teaser: 0 } });
    }, PATIENCE);
    await popup.click('#as-everywhere');
    await becomes(stage.browser, 'site:127.0.0.1', undefined);
  });

  test('the shortcuts are shown, and the way to all options', async () => {
    const [, popup] = await openDemo();
    expect(await popup.text('.keys')).toContain('Shift+L');
    expect(await popup.text('#options')).not.toBe('');
  });
});

describe('for everybody', () => {
  const looks: readonly (readonly [name: string, cleaning: Json | undefined])[] = [
    ['cleaned', undefined],
    ['off', { status: 'off', reason: 'site' }],
    ['nothing', { status: 'nothing' }],
    ['unsupported', { status: 'unsupported', reason: 'xml' }],
    ['error', { status: 'error', details: 'x' }],
  ];
  test.each(['light', 'dark'])('axe objects to no state, %s', { timeout: 240_000 }, async (appearance) => {
    await store(stage.browser, 'local', {
      settings: { version: 2, entries: { appearance: { t: Date.now(), v: appearance } } },
    });
    const [, popup] = await openDemo();
    for (const [name, cleaning] of looks) {
      if (cleaning) await pretend(popup, cleaning);
      await popup.becomes(name);
      if (name === 'cleaned') await popup.click('#choices-name');
      expect([name, ...(await violations(popup.tab))]).toEqual([name]);
    }
  });

  test('all of it can be reached by keyboard, and a switch be pressed', async () => {
    const [tab, popup] = await openDemo();
    const stops = await tabStops(popup.tab, 'disable');
    for (const id of ['site-switch', 'page', 'reader', 'choices-name', 'options', 'disable']) {
      expect(stops).toContain(id);
    }
    expect(stops.filter((stop) => stop.includes('no outline'))).toEqual([]);
    await popup.tab.evaluate(() => document.getElementById('site-switch')?.focus());
    await popup.tab.press('Enter');
    await popup.becomes('off');
    expect((await stateOf(stage.browser, tab)).cleaning).toEqual({ status: 'off', reason: 'site' });
    // The focus stays where it was, though the popup was made anew.
    expect(await popup.tab.evaluate(() => document.activeElement?.id)).toBe('site-switch');
  });

  test('it fits into 320 pixels', async () => {
    const [, popup] = await openDemo();
    await popup.click('#choices-name');
    await popup.tab.resize(320, 700);
    expect(
      await popup.tab.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBeLessThanOrEqual(0);
    await popup.tab.resize(1280, 980);
  });
});
