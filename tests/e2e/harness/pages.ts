/** Pages to try things on: our own, and those of a corpus where one is at hand. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../../tools/lib/paths.mjs';

/** Every HTML file among the fixtures, but for those that attack whoever runs in the page, as a test does. */
export function ownPages(): string[] {
  const folder = inRoot('tests', 'fixtures');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html') && !path.includes('hostile'))
    .sort()
    .map((path) => join(folder, path));
}

/** The folder of pages that is named by LEDE_CORPUS, if it is; no test needs it. */
export const corpus = process.env['LEDE_CORPUS'];

/** Up to `count` pages of the corpus, spread evenly over it. */
export function corpusPages(count: number): string[] {
  if (!corpus) return [];
  const pages = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('page.html'))
    .sort();
  const step = Math.max(1, pages.length / count);
  const chosen = Array.from(
    { length: Math.min(count, pages.length) },
    (_, at) => pages[Math.floor(at * step)],
  );
  return chosen.filter((path) => path !== undefined).map((path) => join(corpus, path));
}

/** The labelled page that the project began from, if the corpus has it. */
export function seedPage(): { page: string; labels: string } | undefined {
  if (!corpus) return undefined;
  const folders = [join(corpus, 'seed'), ...subfolders(join(corpus, 'seed'))];
  const folder = folders.find((path) => existsSync(join(path, 'labels.json')));
  return folder === undefined
    ? undefined
    : { page: join(folder, 'page.html'), labels: join(folder, 'labels.json') };
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

/**
 * Headers for a page that is to be the same at every load, and the same as the command line reads: nothing of it
 * runs, and it asks the network for nothing. The core may run in it.
 */
export const still = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'wasm-unsafe-eval'",
};
