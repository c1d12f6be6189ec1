/**
 * Builds the extension: `dist/<browser>` and `dist/<browser>-test` to load, `dist/lede-<browser>.zip` to publish.
 * `npm run build` sets up what this needs first.
 */

import { rmSync } from 'node:fs';
import { bundle } from './build/bundle.mjs';
import { writeTarget, zip } from './build/package.mjs';
import { buildWasm } from './build/wasm.mjs';
import { inRoot } from './lib/paths.mjs';
import { entry } from './lib/process.mjs';

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

await entry(async () => {
  const wasm = await buildWasm();
  console.log(
    `lede_bg.wasm      ${kilobytes(wasm.size).padStart(10)}  (${kilobytes(wasm.compressed)} compressed)`,
  );

  const files = await bundle();
  for (const { path, contents } of files)
    console.log(`${path.padEnd(17)} ${kilobytes(contents.length).padStart(10)}`);

  rmSync(inRoot('dist'), { recursive: true, force: true });
  for (const browser of ['chrome', 'firefox']) {
    writeTarget(files, { browser, test: false });
    writeTarget(files, { browser, test: true });
    const { path, size } = zip(browser);
    console.log(`${path.padEnd(17)} ${kilobytes(size).padStart(10)}`);
  }
});
