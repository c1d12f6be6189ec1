/** Tables of times. */

import { appendFile } from 'node:fs/promises';

/** The value below which this share of the list lies; the median for a half. */
export function atShare(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Prints a text, and adds it to the file that LEDE_BENCH_WRITE names. */
export async function keep(text: string): Promise<void> {
  console.log(text);
  const path = process.env['LEDE_BENCH_WRITE'];
  if (path) await appendFile(path, `${text}\n`);
}
