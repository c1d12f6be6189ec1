/** How long the reader takes to open, beside Readability rendering the same page. Keeps a line; asserts nothing about time. */

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.mjs';
import type { Tab } from '../harness/browser';
import { addReader } from '../harness/reader';
import { settled, useStage } from '../harness/stage';
import { longPage } from './pages';
import { keep } from './table';

const stage = useStage();
const ROUNDS = 7;

/** A page of many elements, most of which are not its story, as pages are. */
function busyPage(elements: number): string {
  const cards = Array.from(
    { length: Math.floor(elements / 6) },
    (_, at) =>
      `<li class="card"><a href="/c/${String(at)}"><span>A headline</span><b>Coast</b><i>1 h</i></a></li>`,
  );
  const half = cards.length >> 1;
  const story = longPage(600).replace(/^.*<main>|<\/main>.*$/gs, '');
  return `<!doctype html><html lang="en"><head><title>The long mill</title></head><body><ul>${cards.slice(0, half).join('')}</ul><main>${story}</main><ul>${cards.slice(half).join('')}</ul></body></html>`;
}

declare global {
  interface Window {
    Readability: new (document: Document) => { parse(): { content: string } | null };
  }
}

const lede = (tab: Tab): Promise<number> => tab.evaluate(() => window.ledeReader.time());

const readability = (tab: Tab): Promise<number> =>
  tab.evaluate(async () => {
    const start = performance.now();
    const copy = document.cloneNode(true) as Document;
    const host = document.createElement('div');
    host.style.cssText = 'position: fixed; inset: 0; overflow: auto; background: white; z-index: 9';
    host.attachShadow({ mode: 'open' }).innerHTML = new window.Readability(copy).parse()?.content ?? '';
    document.body.append(host);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  });

test.each([
  ['10,000 elements, most of them around the story', busyPage(10_000)],
  ['10,000 elements, all of them story', longPage(10_000)],
])('%s', async (name, body) => {
  const url = stage.server.add(`/bench/reader-${String(body.length)}`, { body });
  const library = await readFile(inRoot('node_modules', '@mozilla', 'readability', 'Readability.js'), 'utf8');
  const times: Record<'lede' | 'readability', number[]> = { lede: [], readability: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const tab = await stage.browser.open(url);
    await settled(stage, tab);
    await addReader(tab);
    times.lede.push(await lede(tab));
    await tab.goto(url);
    await settled(stage, tab);
    await tab.run(`${library}; window.Readability = Readability;`);
    times.readability.push(await readability(tab));
    await tab.close();
  }
  const median = (list: number[]): string =>
    ([...list].sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN).toFixed(0);
  expect(times.lede.every(Number.isFinite)).toBe(true);
  await keep(
    `${stage.browser.name}: ${name}: Lede's reader ${median(times.lede)} ms, Readability ${median(times.readability)} ms ` +
      `(medians of ${String(ROUNDS)}; the reader has its analysis, Readability makes its own).\n`,
  );
});
