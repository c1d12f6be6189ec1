/** Tables of times. */

import { appendFile } from 'node:fs/promises';

/** The value below which this share of the list lies; the median for a half. */
export function atShare(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table under a title, its first column text and the others numbers. */
export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = row(['---', ...head.slice(1).map(() => '---:')]);
  return [`## ${title}`, '', row(head), rule, ...rows.map(row), ''].join('\n');
}

/** Prints a text, and adds it to the file that LEDE_BENCH_WRITE names. */
export async function keep(text: string): Promise<void> {
  console.log(text);
  const path = process.env['LEDE_BENCH_WRITE'];
  if (path) await appendFile(path, `${text}\n`);
}
