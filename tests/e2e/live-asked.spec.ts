/** What a person asks a page for by a click stays in sight; what comes by itself does not. */

import { expect, test } from 'vitest';
import type { Tab } from './harness/browser';
import { expectUndone, layer, lostStory, openPage, related, story, type Body } from './harness/live';
import { PATIENCE } from './harness/patience';
import { useStage } from './harness/stage';

const stage = useStage();

const fields =
  '<h2>Sign in</h2><form><input name="name"><input type="password"><button>Go on</button></form>';
const button = '<button id="ask">Sign in</button>';
const fixed = 'position:fixed;inset:20% 20% auto;background:white';
const letter = `<div id="it" class="newsletter-modal" role="dialog" aria-modal="true" style="${fixed}"><h2>Subscribe to our newsletter</h2>
  <form><input type="email"><button>Sign up</button></form></div>`;
/** Puts it behind the story. */
const inserts = (html: string): string =>
  `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(html)})`;
const insertsAtClick = `ask.onclick = () => { ${inserts(letter)}; }`;

const isInSight = (tab: Tab): Promise<boolean> =>
  tab.evaluate(() => (document.querySelector('#it')?.getClientRects().length ?? 0) > 0);

/** What is put off until after the time in which something could still change. */
const settledSight = async (tab: Tab): Promise<boolean> => {
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  return isInSight(tab);
};

const asked: [string, Body][] = [
  [
    'a layer that is there from the start, behind a class',
    {
      head: `<style>#it { display: none; ${fixed} } #it.open { display: block }</style>`,
      body: `${button}${story}<div id="it" class="modal" role="dialog" aria-modal="true">${fields}</div>`,
      script: `ask.onclick = () => it.classList.add('open');`,
    },
  ],
  [
    'a layer behind a class of the body',
    {
      head: `<style>#it { visibility: hidden; ${fixed} } .asks #it { visibility: visible }</style>`,
      body: `${button}${story}<div id="it" class="modal" role="dialog" aria-modal="true">${fields}</div>`,
      script: `ask.onclick = () => document.body.classList.add('asks');`,
    },
  ],
  [
    'a dialog',
    {
      body: `${button}${story}<dialog id="it" class="modal">${fields}</dialog>`,
      script: `ask.onclick = () => it.showModal();`,
    },
  ],
  [
    'a list of other stories behind a button',
    {
      head: `<style>#it { display: none } #it.open { display: block; ${fixed} }</style>`,
      body: `${button}${story}${related.replace('<aside ', '<aside id="it" ')}`,
      script: `ask.onclick = () => it.classList.add('open');`,
    },
  ],
  ['a layer that is put in', { body: `${button}${story}`, script: insertsAtClick }],
  [
    'a layer that is put in when the server has answered',
    {
      body: `${button}${story}`,
      script: `ask.onclick = () => setTimeout(() => { ${inserts(letter)}; }, 300);`,
    },
  ],
  [
    'a drawer beside the window, behind a link without a script',
    {
      head: `<style>#it { width: 50%; transform: translateX(-300%); ${fixed} } #it:target { transform: none }</style>`,
      body: `<a id="ask" href="#it">Sign in</a>${story}<div id="it" class="modal" role="dialog" aria-modal="true">${fields}</div>`,
    },
  ],
];

test.each(asked)('%s is seen when it is asked for', async (_, page) => {
  const tab = await openPage(stage, page);
  expect(await isInSight(tab)).toBe(false);
  await tab.click('#ask');
  await expect.poll(() => isInSight(tab), PATIENCE).toBe(true);
  expect(await settledSight(tab)).toBe(true);
  expect(await lostStory(tab)).toEqual([]);
  await tab.evaluate(() => document.querySelector('dialog')?.close());
  await expectUndone(stage, tab);
});

test('by keyboard too', async () => {
  const tab = await openPage(stage, { body: `${button}${story}`, script: insertsAtClick });
  await tab.evaluate(() => document.querySelector<HTMLElement>('#ask')?.focus());
  await tab.press('Enter');
  expect(await settledSight(tab)).toBe(true);
});

test('what comes by a script, or when a paragraph was clicked, does not', async () => {
  const atFirst = `document.addEventListener('click', () => { ${inserts(letter)}; }, { once: true })`;
  const tab = await openPage(stage, { body: story, script: atFirst });
  await tab.click('article p');
  await expect.poll(() => tab.evaluate(() => document.querySelector('#it') !== null), PATIENCE).toBe(true);
  expect(await settledSight(tab)).toBe(false);
  const byScript = await openPage(stage, { body: `${button}${story}`, script: insertsAtClick });
  await byScript.evaluate(() => {
    document.querySelector<HTMLElement>('#ask')?.click();
  });
  expect(await settledSight(byScript)).toBe(false);
});

test('a layer that was in sight all along is no answer to a click', async () => {
  const consent = layer.replace('<div ', '<div id="it" ').replace('inset:0', 'inset:60% 0 0');
  const tab = await openPage(stage, { body: `${button}${story}${consent}` });
  expect(await isInSight(tab)).toBe(false);
  await tab.click('#ask');
  expect(await settledSight(tab)).toBe(false);
  await expectUndone(stage, tab);
});
