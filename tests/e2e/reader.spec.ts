/** The reader as the extension opens it: over the page, and gone without a trace. */

import { afterEach, expect, test, vi } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE } from './harness/patience';
import { settled, source, tell, useStage } from './harness/stage';

const stage = useStage();

const PAGES = [
  '/demo/',
  ...[
    'everything',
    'lazy-images',
    'table',
    'code',
    'math',
    'footnotes',
    'rtl',
    'cjk',
    'vertical',
    'embed',
  ].map((name) => `/reader/${name}.html`),
  ...['gallery', 'split-body', 'gated', 'no-story'].map((name) => `/reader/${name}.html`),
];

let tab: Tab | undefined;

afterEach(async () => {
  await tab?.close();
  tab = undefined;
});

const toggle = (of: Tab): ReturnType<typeof tell> => tell(stage.browser, of, { type: 'toggleReader' });

const isOver = (of: Tab): Promise<boolean> =>
  of.evaluate(() => {
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return top?.parentElement === document.documentElement && top !== document.body;
  });

test.each(PAGES)('%s is byte for byte as before when the reader has gone', async (path) => {
  tab = await stage.browser.open(stage.server.url(path));
  await settled(stage, tab);
  const before = await source(tab);
  expect((await toggle(tab)).readerOpen).toBe(true);
  expect(await isOver(tab)).toBe(true);
  expect(await source(tab)).not.toBe(before);
  expect((await toggle(tab)).readerOpen).toBe(false);
  expect(await source(tab)).toBe(before);
  expect(await isOver(tab)).toBe(false);
});

test('focus and place come back, Escape leaves, and sound stops', async () => {
  tab = await stage.browser.open(stage.server.url('/reader/everything.html'));
  await settled(stage, tab);
  await tab.evaluate(() => {
    document.querySelector<HTMLElement>('article a')?.focus();
    scrollTo(0, 300);
    const media = document.createElement('audio');
    media.id = 'sound';
    document.body.append(media);
    let paused = false;
    Object.defineProperty(media, 'paused', { get: () => paused });
    media.addEventListener('pause', () => (paused = true));
  });
  const before = await source(tab);
  await toggle(tab);
  // What is typed into the reader is not told to the page.
  await tab.evaluate(() => {
    document.body.dataset['keys'] = '';
    document.addEventListener('keydown', ({ key }) => (document.body.dataset['keys'] += key));
  });
  await tab.press('ArrowDown');
  await tab.press('Escape');
  const open = tab;
  await vi.waitFor(async () => {
    expect(await isOver(open)).toBe(false);
  }, PATIENCE);
  const after = await tab.evaluate(() => {
    const keys = document.body.dataset['keys'];
    delete document.body.dataset['keys'];
    return { keys, y: scrollY, focus: document.activeElement?.outerHTML ?? '' };
  });
  expect(after.keys).toBe('');
  expect(after.y).toBe(300);
  expect(after.focus).toContain('/fog');
  expect(await source(tab)).toBe(before);
});

test('the place is remembered, and no word or address with it', async () => {
  tab = await stage.browser.open(stage.server.url('/reader/everything.html'));
  await settled(stage, tab);
  await toggle(tab);
  const reading = tab;
  const remembered = (): Promise<string> =>
    stage.browser.inExtension(async () => JSON.stringify(await chrome.storage.local.get('reader.pages')));
  // The reader is closed to the test, so it is moved as a person would move it, who rests in between.
  const rests = { ...PATIENCE, interval: 2_000 };
  await vi.waitFor(async () => {
    await reading.press('ArrowDown');
    expect(await remembered()).toMatch(/"place":0\.\d+/);
  }, rests);
  expect(await remembered()).not.toMatch(/127\.0\.0\.1|everything|lighthouse|harbour/i);
  await toggle(tab);
});

test('it opens under the strictest policy', async () => {
  const body = await (await fetch(stage.server.url('/reader/everything.html'))).text();
  const url = stage.server.add('/strict-reader', {
    body,
    headers: {
      'content-security-policy': "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'",
    },
  });
  tab = await stage.browser.open(url);
  await settled(stage, tab);
  const before = await source(tab);
  expect((await toggle(tab)).readerOpen).toBe(true);
  expect(await isOver(tab)).toBe(true);
  // Without its style the layer would have the size of its text.
  const covered = await tab.evaluate(() =>
    [
      [4, 4],
      [innerWidth - 24, innerHeight - 4],
    ].every(
      ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.parentElement === document.documentElement,
    ),
  );
  expect(covered).toBe(true);
  await toggle(tab);
  expect(await source(tab)).toBe(before);
});

const setSite = (opens: boolean): Promise<void> =>
  stage.browser.inExtension((settings) => chrome.storage.local.set({ settings }), {
    version: 2,
    entries: { 'site:127.0.0.1': { t: 1, v: { reader: opens } } },
  });

test('where the person wants it, a story opens by itself, once, and what is none does not', async () => {
  await setSite(true);
  try {
    tab = await stage.browser.open(stage.server.url('/demo/'));
    const story = tab;
    await vi.waitFor(
      async () => {
        expect(await isOver(story)).toBe(true);
      },
      { timeout: 20_000 },
    );
    await tab.press('Escape');
    await vi.waitFor(
      async () => {
        expect(await isOver(story)).toBe(false);
      },
      { timeout: 20_000 },
    );
    expect((await settled(stage, tab)).readerOpen).toBe(false);
    await tab.goto(stage.server.url('/pages/other--section-front-de.html'));
    await settled(stage, tab);
    expect((await tell(stage.browser, tab, { type: 'getHidden' })) as unknown).toBeInstanceOf(Array);
    expect(await isOver(tab)).toBe(false);
  } finally {
    await setSite(false);
  }
});
