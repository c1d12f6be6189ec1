import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findBrowser } from './browsers.mjs';
import { artifacts, inRoot, nodeBin } from './paths.mjs';
import { run, seconds } from './process.mjs';

const cargo = (...args) => ['cargo', ...args];
const node = (...args) => [process.execPath, ...args];
/** The script of a package, started without a shell and so alike on every system. */
const packageScript = (path, ...args) => node(inRoot('node_modules', ...path.split('/')), ...args);
const vitest = (...args) => packageScript('vitest/vitest.mjs', 'run', ...args);
const prettier = (...args) => packageScript('prettier/bin/prettier.cjs', '--log-level', 'warn', ...args, '.');
const wasmPack = (...args) => ['wasm-pack', 'test', ...args];

/** How the output of a step tells what passed and failed; a step without one is a single check. */
const counted = { rust: countRust, vitest: countVitest };

export const steps = {
  rustfmt: { title: 'Rust is formatted', command: cargo('fmt', '--check') },
  clippy: {
    title: 'clippy',
    command: cargo('clippy', '--quiet', '--all-targets', '--all-features', '--', '-D', 'warnings'),
  },
  clippyWasm: {
    title: 'clippy, as WebAssembly',
    command: cargo(
      'clippy',
      '--quiet',
      '--target',
      'wasm32-unknown-unknown',
      '--lib',
      '--tests',
      '--',
      '-D',
      'warnings',
    ),
  },
  rust: {
    title: 'Rust tests',
    command: cargo('test', '--quiet', '--all-features'),
    count: counted.rust,
  },
  docs: {
    title: 'Rust documentation',
    command: cargo('doc', '--quiet', '--no-deps', '--all-features'),
    env: { RUSTDOCFLAGS: '-D warnings' },
  },
  wasmNode: { title: 'WebAssembly in Node', command: wasmPack('--node'), count: counted.rust },
  wasmChromium: {
    title: 'WebAssembly in Chromium',
    command: wasmPack('--headless', '--chrome'),
    count: counted.rust,
    env: webdriverSettings,
  },
  wasmFirefox: {
    title: 'WebAssembly in Firefox',
    command: wasmPack('--headless', '--firefox'),
    count: counted.rust,
    env: webdriverSettings,
  },
  typecheck: { title: 'TypeScript types', command: packageScript('typescript/bin/tsc', '--project', '.') },
  eslint: { title: 'ESLint', command: packageScript('eslint/bin/eslint.js', '--max-warnings', '0', '.') },
  prettier: { title: 'Prettier', command: prettier('--check') },
  unit: { title: 'Unit tests', command: vitest('--project', 'unit'), count: counted.vitest },
  build: { title: 'The extension builds', command: node('tools/build.mjs') },
  webExtLint: {
    title: 'web-ext lint',
    command: packageScript('web-ext/bin/web-ext.js', 'lint', '--source-dir', 'dist/firefox', '--no-config-discovery'),
  },
  e2eChromium: {
    title: 'End to end in Chromium',
    command: vitest('--project', 'chromium'),
    count: counted.vitest,
  },
  e2eFirefox: {
    title: 'End to end in Firefox',
    command: vitest('--project', 'firefox'),
    count: counted.vitest,
  },
  native: { title: 'The command line builds', command: cargo('build', '--release', '--features', 'cli') },
  formatRust: { title: 'Formatting Rust', command: cargo('fmt') },
  formatRest: { title: 'Formatting the rest', command: prettier('--write') },
};

/** Runs steps one after another, all of them even if one fails, and gives the sum of what passed and failed. */
export async function runSteps(names, extraArguments = []) {
  const results = [];
  const start = performance.now();
  for (const name of names) results.push(await runStep(steps[name], extraArguments));
  report(results, start);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

async function runStep({ title, command, env, count }, extraArguments) {
  const [program, ...args] = command;
  console.log(`\n── ${title}`);
  const start = performance.now();
  const settings = typeof env === 'function' ? env() : env;
  const result = await run(program, [...args, ...extraArguments], {
    env: { ...process.env, ...settings },
    capture: Boolean(count),
  }).catch((error) => ({ code: 1, output: '', error }));
  if (result.error) console.error(`${program} could not be started: ${result.error.message}`);
  const { passed, failed } = count?.(stripVTControlCharacters(result.output)) ?? { passed: 1, failed: 0 };
  const took = seconds(start);
  if (result.code === 0) return { title, passed, failed, took };
  // A command may fail without any single test failing, when it could not even begin.
  return { title, passed: count ? passed : 0, failed: Math.max(1, failed), took };
}

function report(results, start) {
  console.log(`\n── Summary (${seconds(start)})`);
  for (const { title, passed, failed, took } of results) {
    const verdict = failed > 0 ? `FAILED (${failed})` : 'ok';
    console.log(`${title.padEnd(26)} ${String(passed).padStart(5)} ${verdict.padEnd(12)} ${took.padStart(8)}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

function countRust(output) {
  const found = [...output.matchAll(/^test result: .*?(\d+) passed; (\d+) failed/gm)];
  return total(found.map(([, passed, failed]) => ({ passed: Number(passed), failed: Number(failed) })));
}

function countVitest(output) {
  const line = output.match(/^\s*Tests {2}(.*)$/m)?.[1] ?? '';
  const of = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: of('passed'), failed: of('failed') };
}

function total(counts) {
  return counts.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

/** Tells the drivers which browser to start, since it need not be where they look for one. */
function webdriverSettings() {
  const path = join(artifacts, 'webdriver.json');
  mkdirSync(artifacts, { recursive: true });
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'];
  const settings = {
    'goog:chromeOptions': { args: flags, binary: findBrowser('chromium') },
    'moz:firefoxOptions': { args: ['-headless'], binary: findBrowser('firefox') },
  };
  writeFileSync(path, JSON.stringify(settings, null, 2));
  return { WASM_BINDGEN_TEST_WEBDRIVER_JSON: path };
}
