import { describe, expect, inject, test, vi } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE } from './harness/patience';
import { openPopup } from './harness/popup';
import { settled, source, stateOf, useStage } from './harness/stage';
import { survey } from './harness/survey';

const seenWords = async (tab: Tab): Promise<number> =>
  (await survey(tab)).units.filter(({ seen }) => seen !== '').length;

describe('with access to all sites', () => {
  const stage = useStage();

  test('it says how much is hidden, of which kinds', async () => {
    const tab = await stage.browser.open(stage.server.url('/demo/'));
    await settled(stage, tab);
    const { cleaning } = await stateOf(stage.browser, tab);
    expect(cleaning.status).toBe('cleaned');
    if (cleaning.status !== 'cleaned') return;

    const popup = await openPopup(stage, tab);
    expect(await popup.status()).toBe('cleaned');
    const shown = await popup.tab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-kind]')].map((item) => [
        item.dataset['kind'],
        Number(item.querySelector('.many')?.textContent),
      ]),
    );
    const counts = Object.entries(cleaning.counts).filter(([, count]) => count > 0);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(counts));
    const total = counts.reduce((sum, [, count]) => sum + count, 0);
    expect(await popup.text('#count')).toBe(String(total));
    expect(await popup.text('#site')).toBe('127.0.0.1');
  });

  test('its button gives the page back and cleans it again', async () => {
    const tab = await stage.browser.open(stage.server.url('/demo/'));
    await settled(stage, tab);
    const cleaned = await seenWords(tab);
    const popup = await openPopup(stage, tab);

    await popup.click('#page');
    await popup.becomes('off');
    expect(await source(tab)).not.toContain('data-lede');
    expect(await seenWords(tab)).toBeGreaterThan(cleaned);

    await popup.click('#page');
    await popup.becomes('cleaned');
    expect(await seenWords(tab)).toBe(cleaned);
  });

  test('its switch turns the site off, for the pages that are open and those to come, and on again', async () => {
    const tab = await stage.browser.open(stage.server.url('/demo/'));
    await settled(stage, tab);
    const popup = await openPopup(stage, tab);

    await popup.click('#site-switch');
    await popup.becomes('off');
    await tab.goto(stage.server.url('/demo/?again'));
    expect((await settled(stage, tab)).cleaning).toEqual({ status: 'off', reason: 'site' });
    expect(await source(tab)).not.toContain('data-lede');

    await popup.click('#site-switch');
    await vi.waitFor(async () => {
      expect((await stateOf(stage.browser, tab)).cleaning.status).toBe('cleaned');
    }, PATIENCE);
  });

  test('Lede can be turned off everywhere, and on again', async () => {
    const tab = await stage.browser.open(stage.server.url('/demo/'));
    await settled(stage, tab);
    const popup = await openPopup(stage, tab);
    await popup.click('#disable');
    await popup.becomes('off');
    expect((await stateOf(stage.browser, tab)).cleaning).toEqual({ status: 'off', reason: 'everywhere' });
    await popup.click('#enable');
    await popup.becomes('cleaned');
  });

  test('a page without clutter has its own state', async () => {
    const prose = `<p>${'The tide came in twice a day, and twice a day the miller rose to meet it. '.repeat(6)}</p>`;
    const body = `<!doctype html><title>x</title><article><h1>The miller</h1>${prose.repeat(5)}</article>`;
    const tab = await stage.browser.open(stage.server.add('/plain', { body }));
    await settled(stage, tab);
    const popup = await openPopup(stage, tab);
    expect(await popup.status()).toBe('nothing');
  });
});

describe('without access to all sites', () => {
  const stage = useStage('asked');

  test('it offers access, and says that it has not seen the page', async () => {
    const tab = await stage.browser.open(stage.server.url('/demo/'));
    const popup = await openPopup(stage, tab);
    // No toolbar button was pressed, so the browser keeps the page closed to it.
    expect(await popup.status()).toBe('noAccess');
    expect(await popup.text('#every-site')).not.toBe('');
    expect(await source(tab)).not.toContain('data-lede');
  });

  test.runIf(inject('browser') === 'chromium')(
    'the toolbar button opens the page at hand to it',
    async () => {
      const tab = await stage.browser.open(stage.server.url('/demo/'));
      await stage.browser.pressButton?.(tab);
      const popup = await openPopup(stage, tab);
      expect(await popup.status()).toBe('uncalled');
      expect(await source(tab)).not.toContain('data-lede');

      await popup.click('#clean');
      await popup.becomes('cleaned');
      expect(await source(tab)).toContain('data-lede');
    },
  );
});
