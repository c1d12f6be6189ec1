/** Folders to load into a browser, and the archives to publish. */

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { manifestFor } from '../../extension/manifest.mjs';
import { inRoot, root } from '../lib/paths.mjs';
import { Advice, outputOf } from '../lib/process.mjs';

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

/** The extension as it is published. */
export function zip(browser) {
  const folder = inRoot('dist', browser);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => relative(folder, join(found.parentPath ?? found.path, found.name)));
  return archive(`lede-${browser}.zip`, folder, paths);
}

/** What the extension is built from: the files that git knows, as they are now. */
export function zipSource() {
  const paths = outputOf('git', ['ls-files', '-z'])?.split('\0').filter(Boolean);
  if (!paths)
    throw new Advice('The source archive is made of the files that git knows, and git does not answer.');
  return archive(
    'lede-source.zip',
    root,
    paths.filter((path) => existsSync(inRoot(path))),
  );
}

/** The same files give the same archive: sorted, and dated to the first moment a zip file can name. */
function archive(name, folder, paths) {
  const sorted = paths.map((path) => path.split(sep).join('/')).sort();
  // Read as local time, so midnight here is the same entry everywhere.
  const mtime = new Date(1980, 0, 1);
  const entries = sorted.map((path) => [
    path,
    [readFileSync(join(folder, path)), { mtime, level: 9, os: 3 }],
  ]);
  const bytes = zipSync(Object.fromEntries(entries));
  writeFileSync(inRoot('dist', name), bytes);
  return { path: name, size: bytes.length };
}
