import { join } from 'node:path';
import { inRoot } from './paths.mjs';

/** What is fuzzed: the functions of `fuzz/src/lib.rs`. The longer the inputs, the slower a target runs. */
export const targets = [
  { name: 'page', longest: 1_024, share: 3 },
  { name: 'analyze', longest: 8_192, share: 4 },
  { name: 'file', longest: 2_048, share: 2 },
  { name: 'lexicon', longest: 512, share: 2 },
  { name: 'weights', longest: 2_048, share: 1 },
];

/**
 * What `cargo fuzz build --sanitizer none` passes to the compiler, so that the pinned toolchain builds it: the crate
 * has no `unsafe` code that a sanitizer could catch at something.
 */
export const rustFlags = [
  '--cfg=fuzzing',
  '-Cpasses=sancov-module',
  '-Cllvm-args=-sanitizer-coverage-level=4',
  '-Cllvm-args=-sanitizer-coverage-inline-8bit-counters',
  '-Cllvm-args=-sanitizer-coverage-pc-table',
  '-Cllvm-args=-sanitizer-coverage-trace-compares',
  '-Ccodegen-units=1',
  '-Cdebug-assertions',
].join(' ');

/** Compiled for a named target, or the flags would go to build scripts and macros too. */
export const build = (host) => [
  ...['build', '--release', '--target', host],
  ...['--manifest-path', inRoot('fuzz', 'Cargo.toml')],
];

export const program = (host, name) => inRoot('fuzz', 'target', host, 'release', name);

/** The arguments of one run: what it learns goes into its corpus, the seeds are only read. */
export function runOf({ name, longest }, { seconds }) {
  return [
    `-max_len=${String(longest)}`,
    `-max_total_time=${String(Math.ceil(seconds))}`,
    '-timeout=20',
    '-rss_limit_mb=2048',
    '-print_final_stats=1',
    '-verbosity=0',
    `-dict=${inRoot('fuzz', 'html.dict')}`,
    `-artifact_prefix=${inRoot('fuzz', 'artifacts', name)}-`,
    inRoot('fuzz', 'corpus', name),
    inRoot('fuzz', 'seeds', name),
    join(inRoot('tests', 'fixtures', 'pages')),
  ];
}
