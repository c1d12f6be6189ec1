/** The crates of others that are compiled into the module. */

import { dirname } from 'node:path';
import { Advice, outputOf } from '../lib/process.mjs';

const TARGET = 'wasm32-unknown-unknown';

/** What only helps to compile the module is not in it, and so not here. */
export function crates() {
  const tree = ['tree', '--locked', '--edges', 'no-build,no-proc-macro,no-dev', '--target', TARGET];
  const lines = asked([...tree, '--prefix', 'none', '--no-dedupe', '--format', '{p}']).split('\n');
  const inModule = new Set(lines.map((line) => line.split(' ').slice(0, 2).join(' ')));
  const metadata = JSON.parse(
    asked(['metadata', '--locked', '--format-version', '1', '--filter-platform', TARGET]),
  );
  return metadata.packages
    .filter(({ name, version }) => name !== 'lede' && inModule.has(`${name} v${version}`))
    .map(({ name, version, license, manifest_path: path }) => ({
      name,
      version,
      license,
      folder: dirname(path),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function asked(args) {
  const output = outputOf('cargo', args, { maxBuffer: 64 << 20 });
  if (output === undefined) throw new Advice(`cargo ${args[0]} could not tell what is in the module.`);
  return output;
}
