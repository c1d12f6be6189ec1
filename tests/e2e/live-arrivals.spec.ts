/** What comes to a page after it has loaded. */

import { expect, test } from 'vitest';
import type { Tab } from './harness/browser';
import {
  addPage,
  arrive,
  expectUndone,
  layer,
  lostStory,
  openPage,
  paragraph,
  related,
  slot,
  story,
} from './harness/live';
import { settled, setCleaned, stateOf, useStage } from './harness/stage';

const stage = useStage();

/** From its coming until it is gone, in milliseconds: held to only where LEDE_TIMES says that the machine is quiet. */
const SOON = process.env['LEDE_TIMES'] ? 100 : Infinity;

const frame =
  '<div><iframe id="ad_iframe_7" title="3rd party ad content" width="300" height="250"></iframe></div>';

test.each([
  ['an advertisement in the story', slot, 'article p:nth-of-type(3)', 'ad'],
  ['a related block below the story', related, 'article', 'related'],
  ['a frame of an advertisement', frame, 'article p:nth-of-type(2)', 'ad'],
  ['a consent layer', layer, 'article', 'overlay'],
])('%s that comes late is gone at once, and undo leaves no trace', async (_, html, after, kind) => {
  const tab = await openPage(stage, { body: story });
  expect(await arrive(tab, html, after)).toBeLessThan(SOON);
  expect(await lostStory(tab)).toEqual([]);
  await expect
    .poll(async () => (await stateOf(stage.browser, tab)).cleaning)
    .toMatchObject({ counts: { [kind]: 1 } });
  await expectUndone(stage, tab);
});

test('"load more" below a story brings what is cleaned as well', async () => {
  const tab = await openPage(stage, {
    body: `${story}<button id="more">Load more</button>`,
    script: `more.onclick = () => { more.insertAdjacentHTML('beforebegin', ${JSON.stringify(related)}); }`,
  });
  await tab.click('#more');
  await tab.click('#more');
  const seen = (): Promise<number> =>
    tab.evaluate(
      () => [...document.querySelectorAll('aside')].filter((one) => one.getClientRects().length > 0).length,
    );
  await expect.poll(seen).toBe(0);
  expect(await tab.evaluate(() => document.querySelectorAll('aside').length)).toBe(2);
  expect(await lostStory(tab)).toEqual([]);
});

test('a consent dialog that is in the page and is opened late neither shows nor keeps the page from being used', async () => {
  const tab = await openPage(stage, {
    body: `${story.repeat(3)}<dialog class="cookie-consent" aria-modal="true">${layer}</dialog>`,
  });
  const modal = (): Promise<boolean | undefined> =>
    tab.evaluate(() => document.querySelector('dialog')?.matches(':modal'));
  await tab.evaluate(() => {
    document.querySelector('dialog')?.showModal();
    document.documentElement.style.overflow = 'hidden';
  });
  await expect.poll(modal).toBe(false);
  expect(await tab.evaluate(() => getComputedStyle(document.documentElement).overflowY)).toBe('visible');
  await setCleaned(stage, tab, false);
  expect(await modal()).toBe(true);
});

const further = (number: number): string =>
  `<article class="next"><h1>The ferry, part ${String(number)}</h1>${paragraph.repeat(5)}${slot}</article>`;

/** A page that goes on with another story whenever its end is near. */
const endless = {
  body: `<main>${story.replace('</article>', `${paragraph.repeat(16)}</article>`)}<div id="end" style="height:1px"></div></main><footer><p>About this paper</p></footer>`,
  script: `let number = 1;
    const add = () => {
      const holder = document.createElement('div');
      holder.innerHTML = ${JSON.stringify(further(0))}.replace('part 0', 'part ' + number);
      number += 1;
      end.before(holder.firstElementChild);
    };
    new IntersectionObserver(([entry]) => { if (entry.isIntersecting && number < 40) add(); }).observe(end);`,
};

const strip = (tab: Tab): Promise<number> =>
  tab.evaluate(() => document.querySelectorAll('html > div').length);

async function scrollToEnd(tab: Tab): Promise<void> {
  await tab.evaluate(async () => {
    const first = document.querySelectorAll('article').length;
    for (let turn = 0; turn < 100 && document.querySelectorAll('article').length === first; turn += 1) {
      scrollTo(0, document.documentElement.scrollHeight);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

test('where a page goes on with further stories, what comes is cleaned and its end is offered', async () => {
  const tab = await openPage(stage, endless);
  await scrollToEnd(tab);
  const ads = (): Promise<number> =>
    tab.evaluate(
      () =>
        [...document.querySelectorAll('.ad-container')].filter((one) => one.getClientRects().length > 0)
          .length,
    );
  await expect.poll(ads).toBe(0);
  expect(await lostStory(tab)).toEqual([]);
  await expect.poll(() => strip(tab)).toBe(1);
  await expectUndone(stage, tab);
  expect(await strip(tab)).toBe(0);
});

const shownStories = (tab: Tab): Promise<number> =>
  tab.evaluate(
    () => [...document.querySelectorAll('.next')].filter((one) => one.getClientRects().length > 0).length,
  );

test('what follows a story is hidden when that is asked for, and shown again', async () => {
  const tab = await openPage(stage, endless);
  await scrollToEnd(tab);
  await expect.poll(() => strip(tab)).toBe(1);
  await tab.evaluate(() => {
    document.querySelector('.next h1')?.scrollIntoView({ block: 'center' });
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  // No page reaches into the strip, but a keyboard does: it comes after all else.
  await tab.press('Tab');
  await tab.press('Enter');
  await expect.poll(() => shownStories(tab)).toBe(0);
  await tab.evaluate(() => {
    const late = document.createElement('article');
    late.className = 'next';
    late.innerHTML = '<h1>Another one</h1><p>The bell rang.</p>';
    document.querySelector('#end')?.before(late);
  });
  await expect.poll(() => shownStories(tab)).toBe(0);
  expect(await lostStory(tab)).toEqual([]);
  expect(await tab.evaluate(() => document.querySelector('footer')?.getClientRects().length)).toBe(1);
  await tab.press('Enter');
  await expect.poll(() => shownStories(tab)).toBeGreaterThan(0);
  // And the cross takes the offer away for good.
  await tab.press('Tab');
  await tab.press('Enter');
  await expect.poll(() => strip(tab)).toBe(0);
  await expectUndone(stage, tab);
});

test('a page that loads in parts before anybody has read it offers no end', async () => {
  const url = addPage(stage, {
    body: story,
    script: `setTimeout(() => {
    document.querySelector('article').insertAdjacentHTML('beforeend', ${JSON.stringify(paragraph.repeat(4) + '<h2>The flood</h2>' + paragraph.repeat(4))}) }, 200)`,
  });
  const tab = await stage.browser.open(url);
  await settled(stage, tab);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await strip(tab)).toBe(0);
  expect(await lostStory(tab)).toEqual([]);
});
