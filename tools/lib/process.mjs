import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';

const windows = process.platform === 'win32';

/** A failure whose message already says what to do; shown without a stack. */
export class Advice extends Error {}

/** Runs `main`, turning failures into one readable message and a non-zero exit. */
export async function entry(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    console.error(`\n${error instanceof Advice ? error.message : (error?.stack ?? error)}\n`);
  }
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Where `name` is on `path`, or undefined. */
export function which(name, path = process.env.PATH ?? '') {
  const names = windows ? [`${name}.exe`, `${name}.cmd`, name] : [name];
  for (const folder of path.split(delimiter)) {
    for (const candidate of names) {
      if (folder && isExecutable(join(folder, candidate))) return join(folder, candidate);
    }
  }
  return undefined;
}

/** The trimmed standard output of a command, or undefined if it failed. */
export function outputOf(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: needsShell(command),
    ...options,
  });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/**
 * Runs a command and gives its exit code and what it printed. `capture` reads the output as it passes by;
 * `quiet` keeps it back for the caller to show.
 */
export function run(command, args, { env = process.env, cwd = root, capture = false, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = capture || quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd, env, stdio, shell: needsShell(command) });
    let output = '';
    const take = (stream) => (chunk) => {
      output += chunk;
      if (!quiet) stream.write(chunk);
    };
    child.stdout?.setEncoding('utf8').on('data', take(process.stdout));
    child.stderr?.setEncoding('utf8').on('data', take(process.stderr));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** Node refuses to start .cmd files without a shell. */
function needsShell(command) {
  return windows && !/\.exe$/i.test(command);
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
