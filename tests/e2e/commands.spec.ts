import { describe, expect, inject, test, vi } from 'vitest';
import { PATIENCE } from './harness/patience';
import type { Stage } from './harness/stage';
import { setCleaned, settled, stateOf, useStage } from './harness/stage';
import { left, survey } from './harness/survey';
import type { Tab } from './harness/browser';

/** Waits until some clutter of the demo article can be seen, or none but what is left at best. */
const becomes = (tab: Tab, atBest: readonly string[], clean: boolean): Promise<void> =>
  vi.waitFor(async () => {
    const seen = left(await survey(tab));
    expect(seen.length > atBest.length).toBe(!clean);
  }, PATIENCE);

const openDemo = async (stage: Stage): Promise<Tab> => {
  const tab = await stage.browser.open(stage.server.url('/demo/'));
  await settled(stage, tab);
  return tab;
};

describe('with access to all sites', () => {
  const stage = useStage();

  test('the keyboard command gives the page back and cleans it again', async () => {
    const tab = await openDemo(stage);
    const atBest = left(await survey(tab));
    await stage.browser.command(tab, 'toggle-clean');
    await becomes(tab, atBest, false);
    await stage.browser.command(tab, 'toggle-clean');
    await becomes(tab, atBest, true);
  });

  test('the entry in the context menu does the same', async () => {
    const tab = await openDemo(stage);
    const atBest = left(await survey(tab));
    await stage.browser.menu(tab, 'clean');
    await becomes(tab, atBest, false);
    await stage.browser.menu(tab, 'clean');
    await becomes(tab, atBest, true);
  });

  test('the keyboard command opens and closes the reader', async () => {
    const tab = await openDemo(stage);
    const readerOpen = async (open: boolean): Promise<void> => {
      await vi.waitFor(async () => {
        expect((await stateOf(stage.browser, tab)).readerOpen).toBe(open);
      }, PATIENCE);
    };
    await stage.browser.command(tab, 'toggle-reader');
    await readerOpen(true);
    await stage.browser.command(tab, 'toggle-reader');
    await readerOpen(false);
  });

  test('the badge counts what is hidden', async () => {
    const tab = await openDemo(stage);
    const { cleaning } = await stateOf(stage.browser, tab);
    expect(cleaning.status).toBe('cleaned');
    if (cleaning.status !== 'cleaned') return;
    const total = Object.values(cleaning.counts).reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(10);
    await vi.waitFor(async () => {
      expect(await stage.browser.badge(tab)).toBe(String(total));
    }, PATIENCE);
    await setCleaned(stage, tab, false);
    await vi.waitFor(async () => {
      expect(await stage.browser.badge(tab)).toBe('');
    }, PATIENCE);
  });
});

// Only a real key gives an extension the page in front, and no driver has one for Chromium.
describe.runIf(inject('browser') === 'firefox')('without access to all sites', () => {
  const stage = useStage('asked');

  test('the keys clean the page at hand, and no other', async () => {
    const other = await stage.browser.open(stage.server.url('/demo/?other'));
    const tab = await stage.browser.open(stage.server.url('/demo/'));
    const before = left(await survey(tab)).length;
    await stage.browser.command(tab, 'toggle-clean');
    await vi.waitFor(async () => {
      expect(left(await survey(tab)).length).toBeLessThan(before);
    }, PATIENCE);
    expect(left(await survey(other))).toHaveLength(before);

    await stage.browser.command(tab, 'toggle-clean');
    await vi.waitFor(async () => {
      expect(left(await survey(tab))).toHaveLength(before);
    }, PATIENCE);
  });
});
