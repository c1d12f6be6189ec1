/** Begins the file that LEDE_BENCH_WRITE names. */

import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { findBrowser } from '../../../tools/lib/browsers.mjs';
import { keep } from './table';

function version(browser: 'chromium' | 'firefox'): string {
  const path = findBrowser(browser);
  return path === undefined ? browser : execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
}

export async function setup(): Promise<void> {
  const path = process.env['LEDE_BENCH_WRITE'];
  // Each browser's project begins; the first of them begins the file.
  if (!path || process.env['LEDE_BENCH_BEGUN']) return;
  process.env['LEDE_BENCH_BEGUN'] = 'yes';
  await writeFile(path, '');
  const [cpu] = cpus();
  await keep(`# Benchmarks

Written by \`LEDE_CORPUS=… LEDE_BENCH_WRITE=docs/benchmarks.md npm run bench\`. Times depend on the machine: compare them
with those beside them, taken in the same run.

${version('chromium')}; ${version('firefox')}; Node ${process.versions.node}; ${String(cpus().length)} × ${cpu?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB.

- **cold**: the first time in a new tab, engine not yet compiled. **warm**: the following times.
- **clean after ready**: from \`domInteractive\` to the first change that Lede makes, in a new tab each time.
- A page of so many elements is generated: paragraphs with links, teasers, advertisements and lists of other stories.
`);
}
