import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findBrowser } from './browsers.mjs';
import { artifacts, cargoTarget, inRoot } from './paths.mjs';
import { run, seconds } from './process.mjs';
import { forBuild, forNode, forRust, forWasm, setUp } from './setup.mjs';

const exe = process.platform === 'win32' ? '.exe' : '';

const cargo = (...args) => ['cargo', ...args];
const node = (...args) => [process.execPath, ...args];
/** The script of a package, started without a shell and so alike on every system. */
const packageScript = (path, ...args) => node(inRoot('node_modules', ...path.split('/')), ...args);
const vitest = (...args) => packageScript('vitest/vitest.mjs', 'run', ...args);
const caches = (name) => inRoot('node_modules', '.cache', name);
const prettier = (...args) => packageScript('prettier/bin/prettier.cjs', '--log-level', 'warn', ...args, '.');

/** The tests of the binding; the crate's other tests are native. */
const wasmTests = ['--test', 'wasm_node', '--test', 'wasm_browser'];
const wasmTarget = ['--target', 'wasm32-unknown-unknown'];
const wasmPack = (...where) => ['wasm-pack', 'test', ...where, '.', ...wasmTests];
const denyWarnings = ['--', '-D', 'warnings'];

/** `needs` names parts of the set-up, `count` reads from the output how many tests passed and failed. */
export const steps = {
  rustfmt: { title: 'Rust is formatted', needs: forRust, command: cargo('fmt', '--check') },
  clippy: {
    title: 'clippy',
    needs: forRust,
    command: cargo('clippy', '--quiet', '--all-targets', '--all-features', ...denyWarnings),
  },
  clippyWasm: {
    title: 'clippy, as WebAssembly',
    needs: forRust,
    // All tests, since wasm-pack builds all before it runs those of the binding.
    command: cargo('clippy', '--quiet', ...wasmTarget, '--lib', '--tests', ...denyWarnings),
  },
  rust: {
    title: 'Rust tests',
    needs: forRust,
    command: cargo('test', '--quiet', '--no-fail-fast', '--all-features'),
    count: countRust,
  },
  docs: {
    title: 'Rust documentation',
    needs: forRust,
    command: cargo('doc', '--quiet', '--no-deps', '--all-features'),
    env: { RUSTDOCFLAGS: '-D warnings' },
  },
  wasmNode: { title: 'WebAssembly in Node', needs: forWasm, command: wasmPack('--node'), count: countRust },
  wasmChromium: {
    title: 'WebAssembly in Chromium',
    needs: [...forWasm, 'chromium', 'chromedriver'],
    command: wasmPack('--headless', '--chrome'),
    count: countRust,
    env: webdriverSettings,
  },
  wasmFirefox: {
    title: 'WebAssembly in Firefox',
    needs: [...forWasm, 'firefox', 'geckodriver'],
    command: wasmPack('--headless', '--firefox'),
    count: countRust,
    env: webdriverSettings,
  },
  typecheck: {
    title: 'TypeScript types',
    needs: forNode,
    command: packageScript(
      'typescript/bin/tsc',
      ...['--project', '.', '--incremental', '--tsBuildInfoFile', caches('typescript.json')],
    ),
  },
  eslint: {
    title: 'ESLint',
    needs: forNode,
    command: packageScript('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  },
  // From its memory ESLint does not see when a file's types change with another file; `npm test` looks anew.
  eslintFromMemory: {
    title: 'ESLint',
    needs: forNode,
    command: packageScript(
      'eslint/bin/eslint.js',
      ...[
        '--max-warnings',
        '0',
        '--cache',
        '--cache-strategy',
        'content',
        '--cache-location',
        caches('eslint.json'),
        '.',
      ],
    ),
  },
  prettier: { title: 'Prettier', needs: forNode, command: prettier('--check') },
  prettierFromMemory: {
    title: 'Prettier',
    needs: forNode,
    command: prettier(
      '--check',
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      caches('prettier.json'),
    ),
  },
  unit: { title: 'Unit tests', needs: forNode, command: vitest('--project', 'unit'), count: countVitest },
  build: { title: 'The extension builds', needs: forBuild, command: node('tools/build.mjs') },
  buildForAmo: {
    title: 'The extension alone builds',
    needs: forBuild,
    command: node('tools/build.mjs', '--extension'),
  },
  webExtLint: {
    title: 'web-ext lint',
    needs: forNode,
    command: packageScript(
      'web-ext/bin/web-ext.js',
      'lint',
      '--source-dir',
      'dist/firefox',
      '--no-config-discovery',
    ),
  },
  npmPackage: {
    title: 'The npm package',
    needs: forNode,
    command: vitest('--project', 'package'),
    count: countVitest,
  },
  native: {
    title: 'The command line builds',
    needs: forRust,
    command: cargo('build', '--release', '--features', 'cli'),
  },
  e2eChromium: {
    title: 'End to end in Chromium',
    needs: [...forNode, 'chromium'],
    command: vitest('--project', 'chromium', '--reporter', 'verbose'),
    count: countVitest,
  },
  e2eFirefox: {
    title: 'End to end in Firefox',
    needs: [...forNode, 'firefox', 'geckodriver'],
    command: vitest('--project', 'firefox', '--reporter', 'verbose'),
    count: countVitest,
  },
  quality: {
    title: 'How well it cleans',
    needs: [],
    command: [join(cargoTarget(), 'release', `lede${exe}`), 'quality'],
  },
  bench: {
    title: 'How fast it cleans',
    needs: [...forNode, 'chromium', 'firefox', 'geckodriver'],
    command: vitest('--config', 'tests/e2e/bench/vitest.config.ts'),
  },
  peers: {
    title: 'How fast the core is beside its peers',
    needs: forRust,
    command: cargo(
      ...[
        'run',
        '--quiet',
        '--release',
        '--locked',
        '--manifest-path',
        inRoot('benches', 'peers', 'Cargo.toml'),
        '--',
      ],
      ...[process.env.LEDE_CORPUS || inRoot('tests', 'fixtures', 'pages'), '3', '400'],
    ),
  },
  formatRust: { title: 'Formatting Rust', needs: forRust, command: cargo('fmt') },
  formatRest: { title: 'Formatting the rest', needs: forNode, command: prettier('--write') },
};

/** Sets up what the steps need, and no more. */
export const setUpFor = (names) => setUp([...new Set(names.flatMap((name) => steps[name].needs))]);

/**
 * Runs steps one after another, all of them even if one fails, and gives the exit code.
 * `extraArguments` go to the last.
 */
export async function runSteps(names, extraArguments = []) {
  const results = [];
  const start = performance.now();
  for (const [at, name] of names.entries()) {
    results.push(await runStep(steps[name], at === names.length - 1 ? extraArguments : []));
  }
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
  const output = stripVTControlCharacters(result.output);
  const { passed, failed } = count?.(output) ?? { passed: 1, failed: 0 };
  const told = { title, took: seconds(start), failures: failuresIn(output), repeated: repeatedIn(output) };
  if (result.code === 0) return { ...told, passed, failed };
  // A command may fail without any single test failing, when it could not even begin.
  return { ...told, passed: count ? passed : 0, failed: Math.max(1, failed) };
}

function report(results, start) {
  console.log(`\n── Summary (${seconds(start)})`);
  for (const { title, passed, failed, took } of results) {
    const verdict = failed > 0 ? `FAILED (${failed})` : 'ok';
    console.log(
      `${title.padEnd(26)} ${String(passed).padStart(5)} ${verdict.padEnd(12)} ${took.padStart(8)}`,
    );
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  for (const { title, repeated } of results) {
    for (const name of repeated) console.log(`PASSED ONLY WHEN REPEATED: ${title}: ${name}`);
  }
  for (const { title, failed, failures } of results) {
    if (failed > 0) console.log([`FAILED: ${title}`, ...failures].join('\n  '));
  }
}

/** The tests that failed, each with the first line of why where the runner prints it beside the name. */
function failuresIn(output) {
  const vitest = [...output.matchAll(/^ FAIL .*? (\S+ > .+)\n(?! FAIL )(.*)$/gm)].map(
    ([, name, why]) => `${name}: ${why.trim()}`,
  );
  const rust = [...output.matchAll(/^test (.+?) \.\.\. FAILED$|^---- (.+) stdout ----$/gm)].map(
    ([, verdict, heading]) => verdict ?? heading,
  );
  return [...new Set([...vitest, ...rust])];
}

/** The tests that needed a second try, which end-to-end tests are given: worth a look, though nothing failed. */
function repeatedIn(output) {
  return [...output.matchAll(/^\s*✓ .*?(\S+ > .+?)(?: \d+ms)? \(retry x\d+\)/gm)].map(([, name]) => name);
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
