/** What a page costs that changes for a day: 100,000 mutations replayed. Keeps a line; asserts that memory stays flat. */

import { expect, inject, test } from 'vitest';
import { launchChromium } from '../../../tools/lib/chromium.mjs';
import { inRoot } from '../../../tools/lib/paths.mjs';
import { serve } from '../../../tools/lib/server.mjs';
import { slot, story } from '../harness/live';
import { keep } from './table';

const ROUNDS = 10;
const MUTATIONS = 10_000;

interface Memory {
  readonly heap: number;
  readonly nodes: number;
}

/** Only Chromium tells how much of its memory is a page's and its content scripts'. */
test.runIf(inject('browser') === 'chromium').each([
  ['with Lede', 'chrome-test'],
  ['without', 'chrome'],
])('100,000 mutations, %s', async (name, build) => {
  const server = await serve(inRoot('tests', 'fixtures'));
  const url = server.add('/day', { body: `<!doctype html><title>A day</title><main>${story}</main>` });
  const context = await launchChromium({ extension: inRoot('dist', build), headless: true });
  try {
    // The extension registers its script when it first starts.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForTimeout(2_000);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const memory = async (): Promise<Memory> => {
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (wanted: string): number =>
        metrics.find((metric) => metric.name === wanted)?.value ?? Number.NaN;
      return { heap: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes') };
    };
    const taken: Memory[] = [await memory()];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.evaluate(
        async ({ slot, turns }) => {
          const article = document.querySelector('article');
          for (let turn = 0; turn < turns; turn += 1) {
            const holder = document.createElement('div');
            holder.innerHTML = slot;
            const added = holder.firstElementChild ?? holder;
            article?.children[turn % 8]?.after(added);
            added.append(document.createElement('i'));
            if (turn % 25 === 24) await new Promise((resolve) => setTimeout(resolve, 15));
            added.textContent = 'Advertisement';
            added.remove();
          }
        },
        { slot, turns: MUTATIONS / 4 },
      );
      taken.push(await memory());
    }
    const all = taken.map(({ heap, nodes }) => `${heap.toFixed(2)} MB and ${String(nodes)} nodes`).join('; ');
    await keep(`Chromium, 100,000 mutations, ${name}: before and after each tenth ${all}.\n`);
    const [, first, ...later] = taken;
    const last = later.at(-1);
    // The first round warms up; from then on nothing may be kept of what has gone.
    expect((last?.heap ?? Infinity) - (first?.heap ?? 0)).toBeLessThan(0.6);
  } finally {
    await context.close();
    await server.close();
  }
});
