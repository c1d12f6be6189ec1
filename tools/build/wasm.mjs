/** The core as WebAssembly, with the JavaScript that binds it, in `pkg/`. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cargoTarget, inRoot, root, toolCache } from '../lib/paths.mjs';
import { Advice, run, which } from '../lib/process.mjs';

const target = 'wasm32-unknown-unknown';
const profile = 'release-wasm';
const optimise = [
  '-O3',
  // A stage stays a function of its own: engines compile functions one by one, and a giant one for long.
  '--one-caller-inline-max-function-size=100',
  // What rustc emits by default for this target; wasm-opt is not told by the module once it is bound.
  ...['bulk-memory', 'bulk-memory-opt', 'multivalue', 'mutable-globals'].map((name) => `--enable-${name}`),
  ...['nontrapping-float-to-int', 'reference-types', 'sign-ext', 'simd'].map((name) => `--enable-${name}`),
];

/** Gives the size of the finished module in bytes. */
export async function buildWasm() {
  await compile();
  const compiled = join(cargoTarget(), target, profile, 'lede.wasm');
  const finished = inRoot('pkg', 'lede_bg.wasm');
  const stamp = inRoot('pkg', '.stamp');
  const key = keyOf(compiled);
  // Optimising takes longer than all the rest when nothing has changed.
  if (!existsSync(finished) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== key) {
    mkdirSync(inRoot('pkg'), { recursive: true });
    await must(wasmBindgen(), ['--target', 'web', '--no-typescript', '--out-dir', inRoot('pkg'), compiled]);
    const optimised = `${finished}.tmp`;
    await must(process.execPath, [
      inRoot('node_modules/binaryen/bin/wasm-opt'),
      ...optimise,
      finished,
      '-o',
      optimised,
    ]);
    renameSync(optimised, finished);
    writeFileSync(stamp, key);
  }
  const bytes = readFileSync(finished);
  return { size: bytes.length, compressed: gzipSync(bytes, { level: 9 }).length };
}

/** Paths of this machine would else stand in the module and make every build another. */
async function compile() {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), '.cargo');
  // Chromium has vectors since 91, Firefox since 89.
  const flags = [
    '-Ctarget-feature=+simd128',
    `--remap-path-prefix=${cargoHome}=cargo`,
    `--remap-path-prefix=${root}=lede`,
  ];
  await must('cargo', ['build', '--quiet', '--locked', '--lib', '--profile', profile, '--target', target], {
    env: { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') },
  });
}

function keyOf(compiled) {
  const hash = createHash('sha256').update(readFileSync(compiled)).update(optimise.join(' '));
  return hash.update(bindgenVersion()).digest('hex');
}

function bindgenVersion() {
  const lock = readFileSync(inRoot('Cargo.lock'), 'utf8');
  return lock.match(/name = "wasm-bindgen"\nversion = "([^"]+)"/)?.[1] ?? '';
}

/** The program whose version is the crate's: where the set-up put it, or on PATH. */
function wasmBindgen() {
  const own = which('wasm-bindgen', join(toolCache, `wasm-bindgen-cli-${bindgenVersion()}`, 'bin'));
  const found = own ?? which('wasm-bindgen');
  if (!found) throw new Advice('wasm-bindgen was not found. `npm run build` installs it.');
  return found;
}

async function must(command, args, options) {
  const { code } = await run(command, args, options);
  if (code !== 0) throw new Advice(`This failed with code ${code}:\n\n  ${[command, ...args].join(' ')}`);
}
