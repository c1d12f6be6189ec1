/** The core as a package for Node, bundlers and workers, in `dist/npm`. */

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { inRoot } from '../lib/paths.mjs';
import { Advice, run } from '../lib/process.mjs';
import { core } from './core.mjs';

const out = (...parts) => inRoot('dist', 'npm', ...parts);

export async function buildNpmPackage() {
  rmSync(out(), { recursive: true, force: true });
  mkdirSync(out(), { recursive: true });
  await build({
    entryPoints: [inRoot('packages', 'npm', 'src', 'index.ts')],
    outfile: out('index.js'),
    bundle: true,
    format: 'esm',
    target: ['es2022'],
    charset: 'utf8',
    ...core,
    absWorkingDir: inRoot(),
    preserveSymlinks: true,
    logLevel: 'warning',
  });
  await declare();
  const manifest = JSON.parse(readFileSync(inRoot('packages', 'npm', 'package.json'), 'utf8'));
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  writeFileSync(out('package.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  cpSync(inRoot('packages', 'npm', 'README.md'), out('README.md'));
  for (const name of ['CHANGELOG.md', 'LICENSE-MIT', 'LICENSE-APACHE']) cpSync(inRoot(name), out(name));
  return { path: 'npm/index.js', size: readFileSync(out('index.js')).length };
}

/** The types are those of the extension, in folders as they are here; the entry leads to them. */
async function declare() {
  const { code, output } = await run(
    process.execPath,
    [
      inRoot('node_modules', 'typescript', 'bin', 'tsc'),
      ...['--project', inRoot('packages', 'npm', 'tsconfig.json'), '--outDir', out('types')],
    ],
    { quiet: true },
  );
  if (code !== 0) throw new Advice(`The types of the npm package could not be written:\n\n${output}`);
  // Node's own way of resolving wants endings.
  for (const path of ['packages/npm/src/index.d.ts', 'packages/npm/src/locate.d.ts']) {
    const types = readFileSync(out('types', path), 'utf8');
    writeFileSync(out('types', path), types.replace(/ from '(\.[^']+)'/g, " from '$1.js'"));
  }
  writeFileSync(out('index.d.ts'), "export * from './types/packages/npm/src/index.js';\n");
}
