/** Choosing from a `srcset`. */

interface Candidate {
  readonly address: string;
  /** Pixels across, as far as the descriptor tells. */
  readonly width: number;
}

/** Sharp on a dense screen at the widest column, and no wider. */
const ENOUGH = 1400;
const WIDTH_OF_1X = 800;

/** The address of the smallest picture that is large enough, or else of the largest. */
export function bestCandidate(srcset: string): string | null {
  const candidates = parseSrcset(srcset).sort((a, b) => a.width - b.width);
  const chosen = candidates.find((candidate) => candidate.width >= ENOUGH) ?? candidates.at(-1);
  return chosen?.address ?? null;
}

/** Splits at commas that end a candidate, not at those inside an address. */
export function parseSrcset(srcset: string): Candidate[] {
  const candidates: Candidate[] = [];
  const pattern = /\s*,*\s*(\S*[^\s,])(?:\s+([\d.]+)([wxh])(?:\s+[\d.]+h)?)?\s*(?:,|$)/gy;
  for (let match = pattern.exec(srcset); match; match = pattern.exec(srcset)) {
    const [, address, amount, unit] = match;
    if (address !== undefined) candidates.push({ address, width: widthOf(amount, unit) });
    if (pattern.lastIndex >= srcset.length) break;
  }
  return candidates;
}

function widthOf(amount: string | undefined, unit: string | undefined): number {
  const value = Number.parseFloat(amount ?? '1');
  if (!Number.isFinite(value)) return 0;
  return unit === 'w' ? value : value * WIDTH_OF_1X;
}
