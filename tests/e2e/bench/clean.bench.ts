/** How long after the document is ready it is clean. Prints; asserts nothing about time. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.mjs';
import { seedPage } from '../harness/pages';
import { settled, useStage } from '../harness/stage';
import { longPage, watched } from './pages';

const stage = useStage();
const rounds = 9;

interface Timing {
  readonly changed: number;
  readonly elements: number;
}

const pages: [name: string, body: () => Promise<string>, headers: Record<string, string>][] = [
  ['demo article', () => readFile(inRoot('tests', 'fixtures', 'demo', 'index.html'), 'utf8'), {}],
  ['10,000 elements', () => Promise.resolve(longPage(10_000)), {}],
  [
    '10,000 elements, remote engine in Chromium',
    () => Promise.resolve(longPage(10_000)),
    { 'content-security-policy': "script-src 'unsafe-inline'" },
  ],
];

const seed = seedPage();
if (seed) pages.unshift(['seed page', () => readFile(join(seed.page), 'utf8'), {}]);

test.each(pages)('%s', async (name, body, headers) => {
  const path = `/bench/${String(pages.findIndex(([each]) => each === name))}`;
  const url = stage.server.add(path, { body: watched(await body()), headers });
  const times: number[] = [];
  let elements = 0;
  for (let round = 0; round < rounds; round += 1) {
    const tab = await stage.browser.open(url);
    await settled(stage, tab);
    const timing = await tab.evaluate((): Timing => {
      const { changes } = globalThis as unknown as { changes: number[] };
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return {
        changed: (changes[0] ?? Number.NaN) - (navigation?.domInteractive ?? Number.NaN),
        elements: document.querySelectorAll('*').length,
      };
    });
    times.push(timing.changed);
    ({ elements } = timing);
    await tab.close();
  }
  expect(times.every(Number.isFinite)).toBe(true);
  const sorted = [...times].sort((a, b) => a - b);
  const show = (time: number | undefined): string => (time ?? Number.NaN).toFixed(0);
  console.log(
    `${stage.browser.name}: ${name} (${String(elements)} elements): clean ${show(sorted[rounds >> 1])} ms after the ` +
      `document was ready (median of ${String(rounds)}; first ${show(times[0])}, from ${show(sorted[0])} to ${show(sorted.at(-1))})`,
  );
});
