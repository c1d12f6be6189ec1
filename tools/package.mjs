#!/usr/bin/env node
/**
 * `npm run package`: all that is published, in `dist`, built twice and compared byte for byte. With --rebuild, also
 * built from the source archive in a folder elsewhere, as a store's reviewer would, and compared.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync, unzipSync } from 'fflate';
import { zipSource } from './build/package.mjs';
import { inRoot } from './lib/paths.mjs';
import { Advice, entry, run, seconds } from './lib/process.mjs';
import { forBuild, setUp } from './lib/setup.mjs';

const ARCHIVES = ['lede-chrome.zip', 'lede-firefox.zip', 'lede.cdx.json'];
const OTHERS = ['www/index.html', 'npm/index.js'];
/** Loaded with a page, so these are what size costs. */
const SCRIPTS = ['content.js', 'reader.js', 'background.js', 'popup.js'];

await entry(async () => {
  await setUp(forBuild);
  const first = await built();
  rmSync(inRoot('pkg'), { recursive: true, force: true });
  const second = await built();
  compare(first, second, 'Two builds');
  const source = zipSource();
  if (process.argv.includes('--rebuild')) await rebuild(source, second);
  console.log(`\n${report(source)}`);
});

async function built(folder = inRoot(), args = ['tools/build.mjs']) {
  const { code, output } = await run(process.execPath, args, { cwd: folder, quiet: true });
  if (code !== 0) throw new Advice(`The build failed:\n\n${output}`);
  return hashes(folder);
}

function hashes(folder) {
  return new Map(
    ARCHIVES.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, 'dist', name)))
        .digest('hex'),
    ]),
  );
}

function compare(one, other, what) {
  const different = ARCHIVES.filter((name) => one.get(name) !== other.get(name));
  if (different.length > 0) throw new Advice(`${what} differ in ${different.join(', ')}.`);
  console.log(`${what} give the same bytes: ${ARCHIVES.join(', ')}.`);
}

/** Everything anew: packages from the lockfile, the core compiled in a folder of its own. */
async function rebuild({ path }, wanted) {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'lede-source-'));
  try {
    for (const [name, contents] of Object.entries(unzipSync(readFileSync(inRoot('dist', path))))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), contents);
    }
    const env = { ...process.env };
    delete env.CARGO_TARGET_DIR;
    const { code, output } = await run('npm', ['run', 'build-for-amo'], { cwd: folder, env, quiet: true });
    if (code !== 0) throw new Advice(`The source archive could not be built:\n\n${output}`);
    compare(wanted, hashes(folder), `This folder and the source archive, rebuilt in ${seconds(start)},`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(source) {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const line = (name, path) => {
    const { size } = statSync(path);
    const compressed = gzipSync(readFileSync(path), { level: 9 }).length;
    return `${name.padEnd(24)} ${kilobytes(size).padStart(10)} ${kilobytes(compressed).padStart(14)}`;
  };
  const lines = [
    `${'file'.padEnd(24)} ${'size'.padStart(10)} ${'compressed'.padStart(14)}`,
    line('lede_bg.wasm', inRoot('pkg', 'lede_bg.wasm')),
    ...SCRIPTS.map((name) => line(`chrome/${name}`, inRoot('dist', 'chrome', name))),
    ...[...ARCHIVES, ...OTHERS].map((name) => line(name, inRoot('dist', ...name.split('/')))),
    `${source.path.padEnd(24)} ${kilobytes(source.size).padStart(10)}`,
  ];
  const text = `${lines.join('\n')}\n`;
  writeFileSync(inRoot('dist', 'sizes.txt'), text);
  return text;
}
