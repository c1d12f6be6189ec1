/**
 * Builds the extension: `dist/<browser>` and `dist/<browser>-test` to load, `dist/lede-<browser>.zip` to publish; and
 * beside it, unless only the extension is asked for (--extension), the playground and the npm package.
 * `npm run build` sets up what this needs first.
 */

import { rmSync } from 'node:fs';
import { bundle } from './build/bundle.mjs';
import { writeTarget, zip } from './build/package.mjs';
import { buildNpmPackage } from './build/npm.mjs';
import { writeSbom } from './build/sbom.mjs';
import { buildPlayground } from './build/www.mjs';
import { buildWasm } from './build/wasm.mjs';
import { inRoot } from './lib/paths.mjs';
import { entry } from './lib/process.mjs';

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function print(path, size, note = '') {
  console.log(`${path.padEnd(28)} ${kilobytes(size).padStart(9)}  ${note}`.trimEnd());
}

await entry(async () => {
  // With --reuse-core, the core as it was built last: for work on the extension alone.
  if (!process.argv.includes('--reuse-core')) {
    const { size, compressed } = await buildWasm();
    print('lede_bg.wasm', size, `(${kilobytes(compressed)} compressed)`);
  }

  const { files, packages } = await bundle();
  for (const { path, contents } of files) print(path, contents.length);

  rmSync(inRoot('dist'), { recursive: true, force: true });
  const written = [];
  for (const browser of ['chrome', 'firefox']) {
    writeTarget(files, { browser, test: false });
    writeTarget(files, { browser, test: true });
    written.push(zip(browser));
  }
  written.push(writeSbom(packages));
  if (!process.argv.includes('--extension')) written.push(await buildPlayground(), await buildNpmPackage());
  for (const { path, size } of written) print(path, size);
});
