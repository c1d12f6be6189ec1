/** The text stays where the reader has it while something above it comes and goes. */

import { expect, test } from 'vitest';
import type { Tab } from './harness/browser';
import { openPage, paragraph, slot, story } from './harness/live';
import { tell, useStage } from './harness/stage';

const stage = useStage();

const long = story.replace('</article>', `${paragraph.repeat(30)}</article>`);
const block = slot.replace('display:block', 'display:block;height:400px');

/**
 * Scrolls into the story and has something come above; gives how far the text in view is from where it was, once all
 * is quiet.
 */
async function jump(tab: Tab, html: string): Promise<number> {
  return tab.evaluate(async (html) => {
    const paragraphs = document.querySelectorAll('article p');
    const anchor = paragraphs[20];
    anchor?.scrollIntoView({ block: 'start', behavior: 'instant' });
    const pause = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));
    await pause(200);
    const top = (): number => anchor?.getBoundingClientRect().top ?? Number.NaN;
    const before = top();
    const holder = document.createElement('div');
    holder.innerHTML = html;
    const added = holder.firstElementChild ?? holder;
    paragraphs[3]?.after(added);
    const start = performance.now();
    while (added.getClientRects().length > 0 && performance.now() - start < 5_000) await pause(10);
    await pause(400);
    return Math.round(top() - before);
  }, html);
}

test.each([
  ['a browser that anchors', ''],
  ['a page that switches anchoring off', '<style>html { overflow-anchor: none }</style>'],
  ['a page that scrolls smoothly', '<style>html { scroll-behavior: smooth }</style>'],
])('in %s, an advertisement that comes above does not move the text', async (_, head) => {
  const tab = await openPage(stage, { head, body: long });
  const moved = await jump(tab, block);
  expect(Math.abs(moved)).toBeLessThanOrEqual(2);
});

test.each([
  ['anchors', ''],
  ['does not anchor', '<style>html { overflow-anchor: none }</style>'],
])('where a browser %s, what goes above the reader does not move the text', async (_, head) => {
  const tab = await openPage(stage, { head, body: long.replace('</h1>', `</h1>${block}`) });
  const list = (await tell(stage.browser, tab, { type: 'getHidden' })) as unknown as { id: number }[];
  const id = list[0]?.id ?? -1;
  const top = (): Promise<number> =>
    tab.evaluate(() =>
      Math.round(document.querySelectorAll('article p')[20]?.getBoundingClientRect().top ?? 0),
    );
  await tab.evaluate(() => {
    document.querySelectorAll('article p')[20]?.scrollIntoView({ block: 'start', behavior: 'instant' });
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const before = await top();
  const height = (): Promise<number> => tab.evaluate(() => document.documentElement.scrollHeight);
  const low = await height();
  for (const shown of [true, false]) {
    await tell(stage.browser, tab, { type: 'setShown', id, shown });
    await expect.poll(async () => (await height()) > low + 300).toBe(shown);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
  }
});

test('a page that is cleaned before anybody has scrolled is at its top', async () => {
  const tab = await openPage(stage, { body: long.replace('</h1>', `</h1>${block}`) });
  expect(await tab.evaluate(() => scrollY)).toBe(0);
});
