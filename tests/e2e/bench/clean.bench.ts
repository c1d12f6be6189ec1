/** How long after the document is ready it is clean. Keeps a table; asserts nothing about time. */

import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.mjs';
import { seedPage } from '../harness/pages';
import { settled, useStage } from '../harness/stage';
import { longPage, watched } from './pages';
import { atShare, keep, table } from './table';

const stage = useStage();

interface Timing {
  readonly changed: number;
  readonly elements: number;
  readonly longTasks: readonly number[];
}

interface Case {
  readonly name: string;
  readonly body: () => string | Promise<string>;
  readonly headers?: Record<string, string>;
  readonly rounds?: number;
  readonly pause?: number;
}

const cases: Case[] = [
  { name: 'demo article', body: () => readFile(inRoot('tests', 'fixtures', 'demo', 'index.html'), 'utf8') },
  { name: '1,000 elements', body: () => longPage(1000) },
  { name: '1,000 elements, in two parts 300 ms apart', body: () => longPage(1000), pause: 300 },
  { name: '10,000 elements', body: () => longPage(10_000) },
  {
    name: '10,000 elements, where Chromium asks the background',
    body: () => longPage(10_000),
    headers: { 'content-security-policy': "script-src 'unsafe-inline'" },
  },
  { name: '50,000 elements', body: () => longPage(50_000), rounds: 5 },
];

const seed = seedPage();
if (seed) cases.unshift({ name: 'an article of a news site', body: () => readFile(seed.page, 'utf8') });

const rows: string[][] = [];

test.each(cases)('$name', async ({ name, body, headers = {}, rounds = 9, pause }) => {
  const path = `/bench/${String(cases.findIndex((each) => each.name === name))}`;
  const arrival = pause === undefined ? {} : { pause };
  const url = stage.server.add(path, { body: watched(await body()), headers, ...arrival });
  const timings: Timing[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const tab = await stage.browser.open(url);
    await settled(stage, tab);
    timings.push(
      await tab.evaluate((): Timing => {
        const { changes, longTasks } = globalThis as unknown as { changes: number[]; longTasks: number[] };
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const ready = navigation?.domInteractive ?? Number.NaN;
        const elements = document.querySelectorAll('*').length;
        return { changed: (changes[0] ?? Number.NaN) - ready, elements, longTasks };
      }),
    );
    await tab.close();
  }
  const times = timings.map(({ changed }) => changed);
  expect(times.every(Number.isFinite)).toBe(true);
  const long = timings.map(({ longTasks }) => longTasks.reduce((sum, each) => sum + each, 0));
  rows.push([
    name,
    (timings[0]?.elements ?? 0).toLocaleString('en'),
    atShare(times, 0.5).toFixed(0),
    atShare(times, 0.95).toFixed(0),
    stage.browser.name === 'chromium' ? atShare(long, 0.5).toFixed(0) : '?',
  ]);
});

afterAll(async () => {
  const head = ['', 'elements', 'clean after ready', 'p95', 'long tasks'];
  await keep(
    `${table(`${stage.browser.name}, Lede as installed, ms`, head, rows)}
Long tasks: all of a page's tasks over 50 ms together, its own parsing and layout among them.
`,
  );
});
