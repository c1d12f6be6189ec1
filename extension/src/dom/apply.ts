/** From an analysis to a cleaned page. */

import { KINDS, type Analysis, type Finding, type Kind } from '../shared/analysis';
import { NO_COUNTS, type Counts } from '../shared/page-state';
import * as safe from '../reader/dom/safe';
import { Hiding } from './hiding';
import { closeHoles, isHole } from './holes';
import type { Mark } from './marks';
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

/**
 * Hides the findings of the wanted kinds. With the `hiding` of an earlier call it brings the page from that state to
 * the new one: what is found no longer is shown, what is hidden already is not touched.
 */
export function applyFindings(
  document: Document,
  findings: readonly Finding[],
  snapshot: Snapshot,
  wanted: (kind: Kind) => boolean,
  hiding = new Hiding(),
): Applied {
  hiding.forgetDetached();
  const found = findings
    .filter(({ kind }) => wanted(kind))
    .map(({ target, kind }) => ({ kind, isRun: target.type === 'textRun', nodes: snapshot.nodes(target) }))
    .map(({ nodes, ...rest }) => ({ ...rest, nodes: nodes.filter(mayHide) }))
    .filter(({ nodes }) => nodes.length > 0);
  showAgain(new Set(found.flatMap(({ nodes }) => nodes)), hiding);

  const counts = { ...NO_COUNTS };
  for (const { kind } of hiding.runs) counts[kind] += 1;
  for (const { kind, isRun, nodes } of found) {
    if (isRun) hiding.hideRun(nodes, kind);
    else for (const node of nodes) if (safe.isElement(node)) hiding.mark(node, kind);
    counts[kind] += 1;
  }
  closeHoles(hiddenInFlow(hiding), hiding);
  if (counts.overlay > 0) liftScrollLock(document, hiding);
  return { counts, hiding };
}

/** Whatever an analysis says, the page itself stays. */
function mayHide(node: Node): boolean {
  if (!safe.isElement(node)) return safe.isText(node);
  return !['html', 'head', 'body'].includes(safe.nameOf(node));
}

/** Shows what was hidden and is no longer found, and opens holes that have been filled. */
function showAgain(found: ReadonlySet<Node>, hiding: Hiding): void {
  const inRuns = new Set(hiding.runs.flatMap(({ elements }) => elements));
  for (const [element, mark] of hiding.marked) {
    if (isKind(mark) && !found.has(element) && !inRuns.has(element)) hiding.unmark(element);
  }
  const overlaysAreGone = !hiding.marked.some(([, mark]) => mark === 'overlay');
  // Marked from the inside out, so an outer hole is looked at when it is settled whether the inner one still is one.
  for (const [element, mark] of hiding.marked) {
    if (mark === 'hole' && !isHole(element, hiding)) hiding.unmark(element);
    if ((mark === 'scroll' || mark === 'scroll-fixed') && overlaysAreGone) hiding.unmark(element);
  }
}

const isKind = (mark: Mark): mark is Kind => KINDS.some((kind) => kind === mark);

/** Overlays lie over the page, so they leave no hole in it; what holds them will hold others. */
function hiddenInFlow(hiding: Hiding): Node[] {
  const elements = hiding.marked.filter(([, mark]) => isKind(mark) && mark !== 'overlay').map(([element]) => element);
  return [...elements, ...hiding.runs.flatMap(({ texts }) => texts)];
}
