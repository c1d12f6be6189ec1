/** The examples of the package's README, run as they stand there, with the package as it would be published. */

import { readFileSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.mjs';
import { run } from '../../../tools/lib/process.mjs';

const folder = inRoot('artifacts', 'npm-example');
const page = readFileSync(inRoot('tests', 'fixtures', 'demo', 'index.html'), 'utf8');
const readme = readFileSync(inRoot('packages', 'npm', 'README.md'), 'utf8');
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
/** The first three go on from each other. */
const story = examples.slice(0, 3).join('\n');
const [, , , ahead] = examples;

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = pathToFileURL(inRoot('dist', 'npm', 'index.js')).href;

async function outputOf(name, code) {
  const path = `${folder}/${name}.mjs`;
  writeFileSync(path, code.replaceAll("from 'lede'", `from ${JSON.stringify(entry)}`));
  const { code: exit, output } = await run(process.execPath, [path], { quiet: true });
  expect(exit, output).toBe(0);
  return output;
}

test('the story and the clutter of a page', async () => {
  const output = await outputOf('story', `const page = ${JSON.stringify(page)};\n${story}`);
  expect(output).toMatch(/^article The last tide mill on Sorrel Sound turns again/);
  expect(output).toMatch(/^teaser 0\.\d\d phrase read more/m);
  expect(output).toMatch(/^false$/m);
  expect(output).toMatch(/leaned his whole weight/);
  expect(output.split('false\n')[1]).not.toMatch(/READ MORE|Advertisement/);
});

test('the core can be prepared ahead of time', async () => {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  expect((await outputOf('ahead', ahead)).trim()).toBe(version);
});

test('a bundler takes it, for a place without Node', async () => {
  const code = `import { analyze } from ${JSON.stringify(inRoot('dist', 'npm', 'index.js'))};
    export default analyze('<html><head></head><body><ins class="adsbygoogle"></ins></body></html>').findings[0].kind;`;
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
  });
  const path = `${folder}/bundled.mjs`;
  writeFileSync(path, outputFiles[0].text);
  expect((await import(pathToFileURL(path).href)).default).toBe('ad');
});

test('what the types say is what is there', async () => {
  const path = `${folder}/typed.ts`;
  writeFileSync(
    path,
    `import { analyze, locate, prepare, version, type Analysis, type Finding } from '../../dist/npm/index.js';
     prepare();
     const analysis: Analysis = analyze('', { threshold: 0.8 });
     const kinds: string[] = analysis.findings.map(({ kind }: Finding) => kind + version());
     const nodes: Node[] = locate<Node>(document.documentElement)({ type: 'element', element: 0 });
     // @ts-expect-error: no such option
     analyze('', { thresholds: 1 });
     console.log(kinds, nodes);\n`,
  );
  const { code, output } = await run(
    process.execPath,
    [
      inRoot('node_modules', 'typescript', 'bin', 'tsc'),
      ...[
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--module',
        'nodenext',
        '--types',
        'node',
        '--skipLibCheck',
        path,
      ],
    ],
    { quiet: true },
  );
  expect(output).toBe('');
  expect(code).toBe(0);
}, 60_000);
