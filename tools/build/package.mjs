/** Folders to load into a browser, and the archives to publish. */

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { manifestFor } from '../../extension/manifest.mjs';
import { inRoot } from '../lib/paths.mjs';

const version = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).version;

export function writeTarget(files, { browser, test }) {
  const folder = inRoot('dist', test ? `${browser}-test` : browser);
  const manifest = `${JSON.stringify(manifestFor({ browser, test, version }), null, 2)}\n`;
  for (const { path, contents } of [...files, { path: 'manifest.json', contents: manifest }]) {
    const to = join(folder, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, contents);
  }
}

/** The same files give the same archive: sorted, and dated to the first moment a zip file can name. */
export function zip(browser) {
  const folder = inRoot('dist', browser);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => relative(folder, join(found.parentPath ?? found.path, found.name)))
    .map((path) => path.split(sep).join('/'))
    .sort();
  // Read as local time, so midnight here is the same entry everywhere.
  const mtime = new Date(1980, 0, 1);
  const entries = paths.map((path) => [path, [readFileSync(join(folder, path)), { mtime, level: 9, os: 3 }]]);
  const archive = zipSync(Object.fromEntries(entries));
  const name = `lede-${browser}.zip`;
  writeFileSync(inRoot('dist', name), archive);
  return { path: name, size: archive.length };
}
