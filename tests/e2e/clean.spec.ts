import { expect, test } from 'vitest';
import { setCleaned, settled, source, useStage } from './harness/stage';
import { left, survey } from './harness/survey';

const stage = useStage();

test('the demo article is cleaned of every piece of clutter, and of nothing else', async () => {
  const tab = await stage.browser.open(stage.server.url('/demo/'));
  const { cleaning } = await settled(stage, tab);
  expect(cleaning.status).toBe('cleaned');

  const seen = await survey(tab);
  expect(left(seen)).toEqual([]);
  expect(seen.lost).toEqual([]);
  expect(seen.kept).toBeGreaterThan(500);
});

test('turning it off gives the page back byte for byte, and on again cleans it alike', async () => {
  const url = stage.server.url('/demo/');
  const tab = await stage.browser.open(url);
  await settled(stage, tab);
  const cleaned = await survey(tab);

  const off = await setCleaned(stage, tab, false);
  expect(off.cleaning).toEqual({ status: 'off', reason: 'page' });
  const served = await (await fetch(url)).text();
  const untouched = await tab.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    return parsed.documentElement.outerHTML;
  }, served);
  expect(await source(tab)).toBe(untouched);

  // Words that Lede took out of the page would be missing among those that it has to keep.
  expect((await survey(tab)).kept).toBe(cleaned.kept);

  await setCleaned(stage, tab, true);
  expect(await survey(tab)).toEqual(cleaned);
});
