#!/usr/bin/env node
/**
 * `npm run fuzz`: the core and the shell's guards are given whatever there is for a while (`-- --minutes 10`), one
 * target after another. Every fault is kept in `fuzz/artifacts`; what was tried is said in the end.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build, program, runOf, rustFlags, targets } from './lib/fuzzing.mjs';
import { inRoot } from './lib/paths.mjs';
import { Advice, entry, outputOf, run } from './lib/process.mjs';
import { forNode, forRust, setUp } from './lib/setup.mjs';

/** The part of the time that the properties of the TypeScript side get. */
const SHELL_SHARE = 2;
/** About as many of them as there are. */
const SHELL_PROPERTIES = 14;

await entry(async () => {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '1' }, target: { type: 'string', multiple: true } },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Advice('Say for how long: npm run fuzz -- --minutes 10');
  const wanted = (name) => values.target === undefined || values.target.includes(name);
  const chosen = targets.filter(({ name }) => wanted(name));
  await setUp([...forNode, ...forRust]);

  const shares = chosen.reduce((sum, { share }) => sum + share, wanted('shell') ? SHELL_SHARE : 0);
  const tried = [];
  if (chosen.length > 0) await compile();
  for (const target of chosen) {
    tried.push(await fuzz(target, { seconds: (minutes * 60 * target.share) / shares }));
  }
  if (wanted('shell')) tried.push(await fuzzShell((minutes * SHELL_SHARE) / shares));

  for (const { name, executions, failed } of tried) {
    console.log(
      `${name.padEnd(8)} ${executions.toLocaleString('en').padStart(14)}  ${failed ? 'FAILED' : 'ok'}`,
    );
  }
  return tried.some(({ failed }) => failed) ? 1 : 0;
});

function host() {
  const found = outputOf('rustc', ['-vV'])?.match(/^host: (.*)$/m)?.[1];
  if (!found) throw new Advice('rustc does not say what it compiles for.');
  return found;
}

async function compile() {
  const env = { ...process.env, RUSTFLAGS: rustFlags };
  const { code } = await run('cargo', build(host()), { env });
  if (code !== 0) throw new Advice('The fuzz targets do not compile.');
}

async function fuzz(target, time) {
  const { name } = target;
  for (const folder of ['corpus', 'seeds']) mkdirSync(inRoot('fuzz', folder, name), { recursive: true });
  mkdirSync(inRoot('fuzz', 'artifacts'), { recursive: true });
  const { code, output } = await run(program(host(), name), runOf(target, time), { quiet: true });
  if (code !== 0) console.error(output);
  const executions = Number(output.match(/number_of_executed_units: (\d+)/)?.[1] ?? 0);
  return { name, executions, failed: code !== 0 };
}

/** The properties of the unit tests, each for as long. */
async function fuzzShell(minutes) {
  const counts = inRoot('artifacts', 'fuzzed.txt');
  mkdirSync(inRoot('artifacts'), { recursive: true });
  rmSync(counts, { force: true });
  const env = {
    ...process.env,
    LEDE_FUZZ_MINUTES: String(minutes / SHELL_PROPERTIES),
    LEDE_FUZZ_COUNTS: counts,
  };
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', 'unit', '--no-file-parallelism', 'extension/test/properties'];
  const { code } = await run(process.execPath, args, { env });
  const executions = readFileSync(counts, 'utf8')
    .split('\n')
    .reduce((sum, line) => sum + Number(line), 0);
  return { name: 'shell', executions, failed: code !== 0 };
}
