/** From an analysis to a cleaned page. */

import { KINDS, type Analysis, type Finding, type Kind } from '../shared/analysis';
import { NO_COUNTS, type Counts } from '../shared/page-state';
import * as safe from '../reader/dom/safe';
import { Hiding, type Run } from './hiding';
import { closeHoles, isHole } from './holes';
import type { Mark } from './marks';
import { liftScrollLock } from './scroll-lock';
import type { Snapshot } from './snapshot';

/** Something that was found, and where it is. */
export interface Thing {
  readonly finding: Finding;
  readonly nodes: readonly Node[];
  /** Put back by the person. */
  readonly isShown: boolean;
  readonly words: () => string;
}

export interface Applied {
  readonly counts: Counts;
  /** In document order. */
  readonly things: readonly Thing[];
  readonly hiding: Hiding;
}

/** What the person wants of what is found. */
export interface Wishes {
  readonly hides: (kind: Kind) => boolean;
  /** Whether what begins with this node was put back. */
  readonly shows: (first: Node) => boolean;
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
 * Hides the findings as they are wished. With the `hiding` of an earlier call it brings the page from that state to
 * the new one: what is found no longer is shown, what is hidden already is not touched.
 */
export function applyFindings(
  document: Document,
  findings: readonly Finding[],
  snapshot: Snapshot,
  wishes: Wishes,
  hiding = new Hiding(),
): Applied {
  hiding.forgetDetached();
  const known = hiding.runs.map(thingOfRun);

  const found = findings
    .filter(({ kind }) => wishes.hides(kind))
    .map((finding) => ({ finding, nodes: snapshot.nodes(finding.target).filter(mayHide) }))
    .flatMap(({ finding, nodes }) => (nodes[0] ? [{ finding, nodes, isShown: wishes.shows(nodes[0]) }] : []));
  showAgain(new Set(found.flatMap(({ nodes, isShown }) => (isShown ? [] : nodes))), hiding);
  const things = [...known, ...found.map((thing) => hide(thing, hiding))].sort(inDocumentOrder);

  const counts = { ...NO_COUNTS };
  for (const { finding, isShown } of things) if (!isShown) counts[finding.kind] += 1;
  closeHoles(hiddenInFlow(hiding), hiding);
  if (counts.overlay > 0) liftScrollLock(document, hiding);
  return { counts, things, hiding };
}

function hide({ finding, nodes, isShown }: Omit<Thing, 'words'>, hiding: Hiding): Thing {
  const words = (): string => nodes.map((node) => safe.textOf(node)).join('');
  if (isShown) return { finding, nodes, isShown, words };
  if (finding.target.type === 'textRun') return thingOfRun(hiding.hideRun(nodes, finding));
  for (const node of nodes) if (safe.isElement(node)) hiding.mark(node, finding.kind);
  return { finding, nodes, isShown, words };
}

function thingOfRun({ finding, nodes, words }: Run): Thing {
  return { finding, nodes, isShown: false, words: () => words };
}

function inDocumentOrder({ nodes: [one] }: Thing, { nodes: [other] }: Thing): number {
  if (!one || !other || one === other) return 0;
  const relation = Node.prototype.compareDocumentPosition.call(one, other);
  return relation & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
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
