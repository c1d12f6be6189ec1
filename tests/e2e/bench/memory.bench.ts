/** How much more memory a page takes that Lede has cleaned. Keeps a table; asserts nothing about it. */

import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { launchChromium } from '../../../tools/lib/chromium.mjs';
import { inRoot } from '../../../tools/lib/paths.mjs';
import { serve } from '../../../tools/lib/server.mjs';
import { longPage } from './pages';
import { atShare, keep, table } from './table';

const ROUNDS = 3;
const IDLE = 4_000;

/** MB that a process has for itself, as the kernel counts it. */
async function ownMemory(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  const own = [...rollup.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB/gm)];
  return own.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024;
}

/** What the page's process takes when nothing has happened for a while. */
async function memoryOf(build: string, body: string): Promise<number> {
  const server = await serve(inRoot('tests', 'fixtures'));
  const url = server.add('/idle', { body });
  const context = await launchChromium({ extension: inRoot('dist', build), headless: true });
  try {
    // The extension registers its script when it first starts.
    await wait(2_000);
    const page = await context.newPage();
    await page.goto(url);
    await wait(IDLE);
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    await session.detach();
    await wait(500);
    const browser = await context.browser()?.newBrowserCDPSession();
    const { processInfo } = (await browser?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    const sizes = await Promise.all(
      renderers.map(async ({ id }) => {
        const command = await readFile(`/proc/${String(id)}/cmdline`, 'utf8');
        return command.includes('--extension-process') ? 0 : ownMemory(id);
      }),
    );
    // Beside the page's there is one that waits for the next page, and is smaller.
    return Math.max(...sizes);
  } finally {
    await context.close();
    await server.close();
  }
}

/** Only Linux tells what a process has for itself, and only Chromium gives a page one of its own. */
test.runIf(inject('browser') === 'chromium' && process.platform === 'linux')('an idle page', async () => {
  const demo = await readFile(inRoot('tests', 'fixtures', 'demo', 'index.html'), 'utf8');
  const rows: string[][] = [];
  for (const [name, body] of [
    ['demo article', demo],
    ['10,000 elements', longPage(10_000)],
  ] as const) {
    const taken: Record<'with' | 'without', number[]> = { with: [], without: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      taken.without.push(await memoryOf('chrome', body));
      taken.with.push(await memoryOf('chrome-test', body));
    }
    const [own, all] = [atShare(taken.without, 0.5), atShare(taken.with, 0.5)];
    expect(own).toBeGreaterThan(0);
    rows.push([name, own.toFixed(1), all.toFixed(1), (all - own).toFixed(1)]);
  }
  const head = ['', 'without Lede', 'with Lede', 'more'];
  await keep(table(`chromium, private memory of an idle page's process, MB`, head, rows));
});
