/** What a page does after it was cleaned. */

import { expect, test } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE } from './harness/patience';
import { setCleaned, settled, source, stateOf, useStage } from './harness/stage';

const stage = useStage();

const paragraph = `<p>${'The tide came in twice a day, and twice a day the miller rose to meet it. '.repeat(6)}</p>`;
const story = `<article><h1>The miller of Sorrel Sound</h1>${paragraph.repeat(8)}</article>`;
const slot =
  '<div class="ad-container"><span>Advertisement</span><ins class="adsbygoogle" style="display:block">Buy</ins></div>';

let pages = 0;

async function open(body: string, script = ''): Promise<Tab> {
  pages += 1;
  const html = `<!doctype html><html><head><title>A page</title></head><body>${body}<script>${script}</script></body></html>`;
  const tab = await stage.browser.open(stage.server.add(`/live/${pages}`, { body: html }));
  await settled(stage, tab);
  return tab;
}

/** Puts an advertisement after the third paragraph and gives the milliseconds until it takes no place. */
const addSlot = (tab: Tab): Promise<number> =>
  tab.evaluate(async (html) => {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    const added = holder.firstElementChild;
    const start = performance.now();
    document.querySelectorAll('article p')[2]?.after(added ?? '');
    while (added?.getClientRects().length !== 0) {
      if (performance.now() - start > 20_000) return Infinity;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return performance.now() - start;
  }, slot);

test('an advertisement that comes late is hidden, and undo leaves no trace', async () => {
  const tab = await open(story);
  expect(await addSlot(tab)).toBeLessThan(Infinity);
  await expect
    .poll(async () => (await stateOf(stage.browser, tab)).cleaning)
    .toMatchObject({ counts: { ad: 1 } });
  await setCleaned(stage, tab, false);
  expect(await source(tab)).not.toContain('data-lede');
});

test('nothing is done to a page that is switched off', async () => {
  const tab = await open(story);
  await setCleaned(stage, tab, false);
  await tab.evaluate((html) => {
    document.body.insertAdjacentHTML('beforeend', html);
  }, slot);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await source(tab)).not.toContain('data-lede');
});

test('a page that comes empty and is filled by its scripts is cleaned', async () => {
  const body = JSON.stringify(story + slot);
  const tab = await open('', `setTimeout(() => { document.body.innerHTML = ${body}; }, 400)`);
  await expect
    .poll(async () => (await stateOf(stage.browser, tab)).cleaning.status, PATIENCE)
    .toBe('cleaned');
});

test('a page that takes the marks off is not fought without end', async () => {
  const tab = await open(story + slot);
  const turns = await tab.evaluate(async () => {
    const marked = document.querySelector('[data-lede]');
    let turns = 0;
    new MutationObserver(() => {
      if (!marked?.hasAttribute('data-lede')) return;
      turns += 1;
      marked.removeAttribute('data-lede');
    }).observe(marked ?? document, { attributes: true });
    marked?.removeAttribute('data-lede');
    await new Promise((resolve) => setTimeout(resolve, 400));
    return turns;
  });
  expect(turns).toBeGreaterThan(0);
  expect(turns).toBeLessThan(10);
});

test('no style of the page shows what is hidden', async () => {
  const shown = 'display: block !important';
  const tab = await open(
    `<style>@layer page { .in-layer { ${shown} } } #by-id#by-id { ${shown} }</style>${story}
     <div class="ad-container in-layer" id="a" style="${shown}"><span>Advertisement</span></div>
     <div class="ad-container in-layer" id="by-id"><span>Advertisement</span></div>`,
  );
  const marks = (): Promise<string[]> =>
    tab.evaluate(() =>
      ['a', 'by-id'].map((id) => {
        const element = document.getElementById(id);
        return element ? `${element.dataset['lede'] ?? ''} ${getComputedStyle(element).display}` : '';
      }),
    );
  await expect.poll(marks).toEqual(['ad none', 'ad none']);
});

const consent = `<h2>We value your privacy</h2><p>We and our 843 partners use cookies to store and read information
  on your device.</p><button>Accept all</button><button>Manage choices</button>`;
const layer = `<div class="cookie-consent" role="dialog" aria-modal="true" style="position:fixed;inset:0">${consent}</div>`;

const isScrollable = (tab: Tab): Promise<boolean> =>
  tab.evaluate(() => {
    const locked = [document.documentElement, document.body].some(
      (element) =>
        getComputedStyle(element).overflowY === 'hidden' || getComputedStyle(element).position === 'fixed',
    );
    return !locked;
  });

test.each([
  ['by its style', 'document.body.style.overflow = "hidden"'],
  ['after it has come', 'setTimeout(() => { document.documentElement.style.overflow = "hidden" }, 500)'],
  ['by pinning its body', 'document.body.style.cssText = "position: fixed; top: -200px; width: 100%"'],
])('a page locked %s under an overlay scrolls again, and undo locks it', async (_, lock) => {
  const tab = await open(story.repeat(2) + layer, lock);
  // The page has locked itself by then, late as it may do so.
  await new Promise((resolve) => setTimeout(resolve, 700));
  await expect.poll(() => isScrollable(tab), PATIENCE).toBe(true);
  await setCleaned(stage, tab, false);
  expect(await isScrollable(tab)).toBe(false);
  expect(await source(tab)).not.toContain('data-lede');
});

test('a modal dialog that is hidden lets the page be used, and is modal again after undo', async () => {
  const dialog = `<dialog class="cookie-consent" aria-modal="true">${consent}</dialog>`;
  const tab = await open(story + dialog, 'document.querySelector("dialog").showModal()');
  const modal = (): Promise<boolean | undefined> =>
    tab.evaluate(() => document.querySelector('dialog')?.matches(':modal'));
  expect(await modal()).toBe(false);
  await setCleaned(stage, tab, false);
  expect(await modal()).toBe(true);
});

test('elements that scripts put where markup cannot do not keep a page from being cleaned', async () => {
  const tab = await open(
    story + slot,
    `const br = document.createElement('br');
     br.append(document.createElement('b'));
     const frame = document.createElement('iframe');
     frame.append(document.createElement('i'), 'words');
     document.body.prepend(br, frame);`,
  );
  expect((await stateOf(stage.browser, tab)).cleaning.status).toBe('cleaned');
});
