/** Open shadow roots and frames: trees of their own, cleaned as such. */

import { expect, test } from 'vitest';
import type { Tab } from './harness/browser';
import { expectUndone, openPage, paragraph, slot, story } from './harness/live';
import { PATIENCE } from './harness/patience';
import { setCleaned, stateOf, tell, useStage } from './harness/stage';

const stage = useStage();

const text = (html: string): string => JSON.stringify(html);

/** A component with a story and an advertisement, in an open shadow root in another. */
const components = (mode: 'open' | 'closed'): string => `
  customElements.define('x-page', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = '<main><p>Words</p><x-story></x-story></main>';
    }
  });
  customElements.define('x-story', class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: '${mode}' });
      window.inner = root;
      root.innerHTML = ${text(story + slot)};
    }
  });`;

interface Seen {
  readonly slots: number;
  readonly paragraphs: number;
  readonly marks: number;
}

/** What there is in the innermost root. */
const seen = (tab: Tab): Promise<Seen> =>
  tab.evaluate(() => {
    const { inner } = globalThis as unknown as { inner: ShadowRoot | Document };
    const shown = (selector: string): number =>
      [...inner.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0).length;
    return {
      slots: shown('.ad-container'),
      paragraphs: shown('article p'),
      marks: inner.querySelectorAll('[data-lede]').length,
    };
  });

const counts = async (tab: Tab): Promise<number> => {
  const { cleaning } = await stateOf(stage.browser, tab);
  return cleaning.status === 'cleaned' ? cleaning.counts.ad : 0;
};

const CLEAN: Seen = { slots: 0, paragraphs: 8, marks: 1 };
const UNTOUCHED: Seen = { slots: 1, paragraphs: 8, marks: 0 };

test('what lies in open shadow roots is cleaned, counted, listed, put back and undone', async () => {
  const tab = await openPage(stage, { body: `${story}${slot}<x-page></x-page>`, script: components('open') });
  await expect.poll(() => seen(tab)).toEqual(CLEAN);
  expect(await counts(tab)).toBe(2);

  const list = (await tell(stage.browser, tab, { type: 'getHidden' })) as unknown as { id: number }[];
  expect(new Set(list.map(({ id }) => id)).size).toBe(2);
  await tell(stage.browser, tab, { type: 'setShown', id: list[1]?.id ?? -1, shown: true });
  expect(await seen(tab)).toMatchObject({ slots: 1 });
  expect(await counts(tab)).toBe(1);
  await tell(stage.browser, tab, { type: 'setShown', id: list[1]?.id ?? -1, shown: false });
  expect(await seen(tab)).toEqual(CLEAN);

  await expectUndone(stage, tab);
  expect(await seen(tab)).toEqual(UNTOUCHED);
  const sheets = await tab.evaluate(
    () => (globalThis as unknown as { inner: ShadowRoot }).inner.adoptedStyleSheets.length,
  );
  expect(sheets).toBe(0);
});

test('what comes late into an open shadow root, or with one, is hidden', async () => {
  const script = `window.define = () => { ${components('open')} };`;
  const tab = await openPage(stage, { body: story, script });
  // Defined after the page was cleaned: no observer is told of roots that come to elements that are there.
  await tab.evaluate(() => {
    document.body.append(document.createElement('x-page'));
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await tab.evaluate(() => {
    (globalThis as unknown as { define(): void }).define();
  });
  await expect.poll(() => seen(tab), PATIENCE).toEqual(CLEAN);
  await tab.evaluate((html) => {
    const { inner } = globalThis as unknown as { inner: ShadowRoot };
    inner.querySelector('article p')?.insertAdjacentHTML('afterend', html);
  }, slot);
  await expect.poll(() => seen(tab)).toEqual({ ...CLEAN, marks: 2 });
  await setCleaned(stage, tab, false);
  expect(await seen(tab)).toEqual({ ...UNTOUCHED, slots: 2 });
});

test('closed shadow roots are left alone', async () => {
  const tab = await openPage(stage, {
    body: `${story}${slot}<x-page></x-page>`,
    script: components('closed'),
  });
  expect(await counts(tab)).toBe(1);
  expect(await seen(tab)).toEqual(UNTOUCHED);
});

test('frames of the same origin are cleaned, also when they go elsewhere', async () => {
  const inner = `<!doctype html><title>Inside</title>${story}${slot}`;
  stage.server.add('/inside', { body: inner });
  stage.server.add('/inside-too', { body: `${inner}${slot}` });
  const tab = await openPage(stage, {
    body: `${story}<iframe src="/inside" width="600" height="400"></iframe>`,
    script: `const frame = document.querySelector('iframe');
      Object.defineProperty(window, 'inner', { get: () => frame.contentDocument });`,
  });
  await expect.poll(() => seen(tab), PATIENCE).toEqual(CLEAN);
  expect(await counts(tab)).toBe(1);
  await tab.evaluate(() => {
    document.querySelector('iframe')?.setAttribute('src', '/inside-too');
  });
  await expect.poll(() => seen(tab), PATIENCE).toEqual({ ...CLEAN, marks: 2 });
  expect(await counts(tab)).toBe(2);
  await setCleaned(stage, tab, false);
  expect(await seen(tab)).toEqual({ ...UNTOUCHED, slots: 2 });
});

test('frames of another origin are hidden by their place, or let be', async () => {
  // The same server by another name is another origin.
  const elsewhere = stage.server.url('/elsewhere').replace('127.0.0.1', 'localhost');
  stage.server.add('/elsewhere', { body: `<p>Buy this</p>${slot}` });
  const tab = await openPage(stage, {
    body: `<article><h1>The bell</h1>${paragraph.repeat(3)}
      <div><iframe id="ad_frame_1" title="Advertisement" src="${elsewhere}" width="300" height="250"></iframe></div>
      ${paragraph}<figure><iframe title="A map of the sound" src="${elsewhere}" width="300" height="250"></iframe></figure>
      ${paragraph.repeat(3)}</article>`,
  });
  const shown = await tab.evaluate(() =>
    [...document.querySelectorAll('iframe')].map((frame) => frame.getClientRects().length > 0),
  );
  expect(shown).toEqual([false, true]);
  await expectUndone(stage, tab);
});
