/** The command line, as built by `cargo build --release --features cli`. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Finding } from '../../../extension/src/shared/analysis';
import { cargoTarget } from '../../../tools/lib/paths.mjs';

const execute = promisify(execFile);
const program = join(cargoTarget(), 'release', process.platform === 'win32' ? 'lede.exe' : 'lede');

/** What the command line finds in each file. */
export async function findingsOf(paths: readonly string[]): Promise<Map<string, readonly Finding[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'lede-'));
  try {
    const list = join(folder, 'list');
    await writeFile(list, `${paths.join('\n')}\n`);
    const { stdout } = await execute(program, ['clean', '--jsonl', list], { maxBuffer: 1 << 30 });
    const lines = stdout.split('\n').filter(Boolean);
    return new Map(
      lines.map((line) => {
        const { path, findings } = JSON.parse(line) as { path: string; findings: readonly Finding[] };
        return [path, findings];
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
