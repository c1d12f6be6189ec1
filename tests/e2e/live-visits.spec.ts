/** Going from page to page: within an application, back to a page that was kept, to paper. */

import { expect, inject, test, vi } from 'vitest';
import type { Tab } from './harness/browser';
import {
  addPage,
  expectUndone,
  layer,
  lostStory,
  openPage,
  paragraph,
  related,
  slot,
  story,
} from './harness/live';
import { PATIENCE } from './harness/patience';
import { setCleaned, settled, source, stateOf, tell, useStage } from './harness/stage';

const stage = useStage();

const other = `<article><h1>The bell of Quarrel Point</h1>${paragraph.replaceAll('tide', 'bell').repeat(8)}${slot}${slot}</article>`;

/** An application of two stories, that shows the one its address names. */
const application = {
  body: `<nav><a href="/one">One</a></nav><main>${story}${slot}</main>`,
  script: `const pages = ${JSON.stringify([story + slot, other])};
    const show = () => { document.querySelector('main').innerHTML = pages[location.search === '?two' ? 1 : 0]; };
    addEventListener('popstate', show);
    window.go = (search) => { history.pushState(null, '', location.pathname + search); setTimeout(show, 80); };`,
};

const go = (tab: Tab, search: string): Promise<void> =>
  tab.evaluate((search) => {
    (globalThis as unknown as { go(search: string): void }).go(search);
  }, search);

const becomes = (tab: Tab, ads: number): Promise<void> =>
  vi.waitFor(async () => {
    expect((await stateOf(stage.browser, tab)).cleaning).toMatchObject({ counts: { ad: ads } });
    expect(await stage.browser.badge(tab)).toBe(String(ads));
  }, PATIENCE);

const seenSlots = (tab: Tab): Promise<number> =>
  tab.evaluate(
    () =>
      [...document.querySelectorAll('.ad-container')].filter((one) => one.getClientRects().length > 0).length,
  );

test('a visit within an application is a page of its own: cleaned, counted, and with nothing put back', async () => {
  const tab = await openPage(stage, application);
  await becomes(tab, 1);
  await go(tab, '?two');
  await becomes(tab, 2);
  expect(await seenSlots(tab)).toBe(0);
  expect(await lostStory(tab)).toEqual([]);
  await tab.evaluate(() => {
    history.back();
  });
  await becomes(tab, 1);
  expect(await seenSlots(tab)).toBe(0);
  await expectUndone(stage, tab);
});

test('what was put back stays while one reads on, and is forgotten with the page', async () => {
  const tab = await openPage(stage, {
    ...application,
    // A place of the frame around the stories, which stays.
    body: `<div class="ad-container" id="top"><span>Advertisement</span><ins class="adsbygoogle">Buy</ins></div><main>${story}</main>`,
  });
  const top = (): Promise<boolean> =>
    tab.evaluate(() => (document.querySelector('#top')?.getClientRects().length ?? 0) > 0);
  expect(await top()).toBe(false);
  const list = (await tell(stage.browser, tab, { type: 'getHidden' })) as unknown as { id: number }[];
  await tell(stage.browser, tab, { type: 'setShown', id: list[0]?.id ?? -1, shown: true });
  expect(await top()).toBe(true);
  // An address that changes under the same story is no visit.
  await tab.evaluate(() => {
    history.replaceState(null, '', `${location.pathname}?further-down`);
    document.body.append(document.createElement('div'));
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await top()).toBe(true);
  await go(tab, '?two');
  await expect.poll(top).toBe(false);
});

test('"off for this page" ends with the page', async () => {
  const tab = await openPage(stage, application);
  await setCleaned(stage, tab, false);
  expect(await seenSlots(tab)).toBe(1);
  await go(tab, '?two');
  await becomes(tab, 2);
  expect(await seenSlots(tab)).toBe(0);
});

test('a page that comes back from the memory of the browser is as it was, with its badge, and is kept clean', async () => {
  const elsewhere = addPage(stage, { body: story });
  const tab = await openPage(stage, {
    body: story + slot,
    script: `addEventListener('pageshow', ({ persisted }) => { if (persisted) document.body.dataset.kept = 'yes'; });`,
  });
  await becomes(tab, 1);
  await tab.goto(elsewhere);
  await settled(stage, tab);
  await tab.evaluate(() => {
    history.back();
  });
  await expect.poll(() => tab.evaluate(() => document.body.dataset['kept'])).toBe('yes');
  await becomes(tab, 1);
  await tab.evaluate((html) => {
    document.querySelector('article p')?.insertAdjacentHTML('afterend', html);
  }, slot);
  await becomes(tab, 2);
  expect(await seenSlots(tab)).toBe(0);
});

test('on paper, what is hidden stays hidden', async () => {
  const tab = await openPage(stage, {
    head: '<style>@media print { .ad-container, aside, .cookie-consent { display: block !important } }</style>',
    body: `${story}${slot}${related}${layer}`,
  });
  await tab.emulate({ print: true });
  const seen = await tab.evaluate(() => ({
    isPaper: matchMedia('print').matches,
    clutter: [...document.querySelectorAll('.ad-container, aside, .cookie-consent')].filter(
      (one) => one.getClientRects().length > 0,
    ).length,
  }));
  expect(seen).toEqual({ isPaper: true, clutter: 0 });
  expect(await lostStory(tab)).toEqual([]);
  await tab.emulate({});
  await expectUndone(stage, tab);
});

test('a page that Lede leaves as it found it is so after visits too', async () => {
  const tab = await openPage(stage, application);
  await setCleaned(stage, tab, false);
  const before = await source(tab);
  await setCleaned(stage, tab, true);
  await setCleaned(stage, tab, false);
  expect(await source(tab)).toBe(before);
});

// Only Firefox's driver really puts a tab into the background.
test.runIf(inject('browser') === 'firefox')('a tab in the background is left until it is seen', async () => {
  const tab = await openPage(stage, {
    body: story,
    script: `window.marks = [];
      new MutationObserver((records) => {
        if (records.some(({ type }) => type === 'attributes')) marks.push(document.hidden);
      }).observe(document, { attributes: true, attributeFilter: ['data-lede'], subtree: true });
      document.addEventListener('visibilitychange', () => {
        if (document.hidden) document.querySelector('article p').insertAdjacentHTML('afterend', ${JSON.stringify(slot)});
      });`,
  });
  const front = await stage.browser.open(addPage(stage, { body: story }));
  await new Promise((resolve) => setTimeout(resolve, 600));
  await front.close();
  await stage.browser.idOf(tab);
  const marks = (): Promise<boolean[]> =>
    tab.evaluate(() => (globalThis as unknown as { marks: boolean[] }).marks);
  await expect.poll(async () => (await marks()).length).toBeGreaterThan(0);
  expect(await marks()).not.toContain(true);
  expect(await seenSlots(tab)).toBe(0);
});
