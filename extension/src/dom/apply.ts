/** From an analysis to a cleaned page. */

import type { Analysis, Finding, Kind } from '../shared/analysis';
import { NO_COUNTS, type Counts } from '../shared/page-state';
import * as safe from '../reader/dom/safe';
import { Hiding } from './hiding';
import { closeHoles } from './holes';
import { liftScrollLock } from './scroll-lock';
import type { Snapshot } from './snapshot';

export interface Applied {
  readonly counts: Counts;
  readonly hiding: Hiding;
}

export class PageChanged extends Error {
  override readonly name = 'PageChanged';
}

/** Throws if the page is not the one that was analysed; then nothing has been touched. */
export function checkNumbering(analysis: Analysis, snapshot: Snapshot): void {
  if (analysis.elementCount !== snapshot.elementCount) {
    throw new PageChanged(`${analysis.elementCount} elements read, ${snapshot.elementCount} in the page`);
  }
}

/** Hides the findings of the wanted kinds. */
export function applyFindings(
  document: Document,
  findings: readonly Finding[],
  snapshot: Snapshot,
  wanted: (kind: Kind) => boolean,
  hiding = new Hiding(),
): Applied {
  const counts = { ...NO_COUNTS };
  const inFlow: Node[] = [];
  for (const { target, kind } of findings) {
    if (!wanted(kind)) continue;
    const nodes = snapshot.nodes(target).filter((node) => mayHide(node) && !hiding.isMarked(node));
    if (nodes.length === 0) continue;
    for (const node of nodes) hide(node, kind, hiding);
    counts[kind] += 1;
    // Overlays lie over the page, so they leave no hole in it; what holds them will hold others.
    if (kind !== 'overlay') inFlow.push(...nodes);
  }
  closeHoles(inFlow, hiding);
  if (counts.overlay > 0) liftScrollLock(document, hiding);
  return { counts, hiding };
}

function hide(node: Node, kind: Kind, hiding: Hiding): void {
  if (safe.isElement(node)) hiding.mark(node, kind);
  else if (safe.isText(node)) hiding.empty(node);
}

/** Whatever an analysis says, the page itself stays. */
function mayHide(node: Node): boolean {
  if (!safe.isElement(node)) return safe.isText(node);
  return !['html', 'head', 'body'].includes(safe.nameOf(node));
}
