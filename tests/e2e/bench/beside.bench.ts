/**
 * Lede beside Readability and Defuddle: the same browser, the same run, the same pages. Keeps tables; asserts nothing
 * about time.
 */

import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.mjs';
import { corpusPages, still } from '../harness/pages';
import { useStage } from '../harness/stage';
import { longPage } from './pages';
import { atShare, keep, table } from './table';
import type { Contender } from './in-page';

const stage = useStage('asked');
const WARM = 5;
const ROUNDS = 3;
const CORPUS_PAGES = Number(process.env['LEDE_BENCH_PAGES'] ?? 40);
const names: Record<Contender, string> = {
  lede: 'Lede, analysis and hiding',
  isProbablyReaderable: 'isProbablyReaderable',
  readability: 'Readability.js, parse',
  defuddle: 'Defuddle, parse',
};
const contenders = Object.keys(names) as Contender[];

declare global {
  interface Window {
    ledeBench: { measure(contender: Contender, times: number): number[]; coreMemory(): number };
  }
}

interface Times {
  readonly cold: number[];
  readonly warm: number[];
}

async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inRoot('tests', 'e2e', 'bench', 'in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome120', 'firefox140'],
    loader: { '.wasm': 'base64' },
    alias: {
      'lede-core/bytes': inRoot('pkg', 'lede_bg.wasm'),
      'lede-core': inRoot('pkg', 'lede.js'),
    },
    define: { 'import.meta.url': '""' },
    absWorkingDir: inRoot(),
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** Every contender in a tab of its own, in turn, so that each starts cold and none profits from another. */
async function measurePage(
  url: string,
  bundle: string,
  rounds: number,
  warm: number,
  among = contenders,
): Promise<Map<Contender, Times>> {
  const times = new Map<Contender, Times>(among.map((name) => [name, { cold: [], warm: [] }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of among) {
      const tab = await stage.browser.open(url);
      await tab.run(bundle);
      const [cold, ...rest] = await tab.evaluate(
        ({ contender, warm }) => window.ledeBench.measure(contender, warm + 1),
        { contender, warm },
      );
      times.get(contender)?.cold.push(cold ?? Number.NaN);
      times.get(contender)?.warm.push(...rest);
      await tab.close();
    }
  }
  return times;
}

function compared(title: string, all: ReadonlyMap<Contender, Times>): string {
  const median = (name: Contender, key: keyof Times): number => atShare(all.get(name)?.[key] ?? [], 0.5);
  const rows = [...all.keys()].map((name) => {
    const [cold, warm] = [median(name, 'cold'), median(name, 'warm')];
    return [
      names[name],
      cold.toFixed(1),
      warm.toFixed(1),
      atShare(all.get(name)?.warm ?? [], 0.95).toFixed(1),
      (cold / median('lede', 'cold')).toFixed(1),
      (warm / median('lede', 'warm')).toFixed(1),
    ];
  });
  return table(title, ['', 'cold', 'warm', 'warm, p95', 'cold, of Lede', 'warm, of Lede'], rows);
}

test.each([1000, 10_000, 50_000])('%i elements', async (elements) => {
  const url = stage.server.add(`/bench/beside-${String(elements)}`, {
    body: longPage(elements),
    headers: still,
  });
  const [rounds, warm] = elements > 10_000 ? [1, 2] : [ROUNDS, WARM];
  // Defuddle takes minutes for so many in Firefox.
  const among = elements > 10_000 ? contenders.filter((name) => name !== 'defuddle') : contenders;
  const times = await measurePage(url, await script(), rounds, warm, among);
  expect([...times.values()].flatMap(({ warm }) => warm).every(Number.isFinite)).toBe(true);
  await keep(compared(`${stage.browser.name}, ${elements.toLocaleString('en')} elements, ms`, times));
});

test('time grows with the page', async () => {
  const bundle = await script();
  const rows: string[][] = [];
  for (const elements of [1000, 10_000, 50_000, 200_000]) {
    // Paragraphs are shorter than elsewhere: with more text than 15 million letters a page is left as it is.
    const url = stage.server.add(`/bench/grows-${String(elements)}`, {
      body: longPage(elements, ''),
      headers: still,
    });
    const tab = await stage.browser.open(url);
    await tab.run(bundle);
    const [, ...warm] = await tab.evaluate(
      (times) => window.ledeBench.measure('lede', times),
      elements > 50_000 ? 4 : 7,
    );
    const memory = await tab.evaluate(() => window.ledeBench.coreMemory());
    await tab.close();
    const median = atShare(warm, 0.5);
    const cells = [elements.toLocaleString('en'), median.toFixed(1), ((1000 * median) / elements).toFixed(2)];
    rows.push([...cells, (memory / 2 ** 20).toFixed(1)]);
  }
  const head = ['elements', 'ms', 'µs an element', "core's memory, MB"];
  await keep(table(`${stage.browser.name}, Lede warm, by size`, head, rows));
});

test.skipIf(corpusPages(1).length === 0)(
  'pages of the corpus',
  async () => {
    const bundle = await script();
    const ratios = new Map<Contender, Times>(contenders.map((name) => [name, { cold: [], warm: [] }]));
    const all = new Map<Contender, Times>(contenders.map((name) => [name, { cold: [], warm: [] }]));
    const pages = corpusPages(CORPUS_PAGES);
    for (const [at, path] of pages.entries()) {
      const body = await readFile(path, 'utf8');
      const url = stage.server.add(`/bench/corpus-${String(at)}`, { body, headers: still });
      const times = await measurePage(url, bundle, 1, 3);
      for (const [name, { cold, warm }] of times) {
        const own = times.get('lede');
        all.get(name)?.cold.push(atShare(cold, 0.5));
        all.get(name)?.warm.push(atShare(warm, 0.5));
        ratios.get(name)?.cold.push(atShare(cold, 0.5) / atShare(own?.cold ?? [], 0.5));
        ratios.get(name)?.warm.push(atShare(warm, 0.5) / atShare(own?.warm ?? [], 0.5));
      }
    }
    const medians = contenders.map(
      (name) =>
        `${names[name]}: ${(['cold', 'warm'] as const)
          .map((key) => `${atShare(ratios.get(name)?.[key] ?? [], 0.5).toFixed(1)} times Lede's ${key}`)
          .join(', ')}`,
    );
    const title = `${stage.browser.name}, ${String(pages.length)} pages of a corpus, medians of pages in ms`;
    await keep(`${compared(title, all)}\nMedian of the pages' own ratios: ${medians.slice(1).join('; ')}.\n`);
  },
  3_600_000,
);
