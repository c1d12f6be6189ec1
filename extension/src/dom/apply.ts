/** From an analysis to a cleaned page. */

import { HIDDEN_KINDS, type Analysis, type Evidence, type Finding, type HiddenKind, type Kind } from '../shared/analysis';
import { NO_COUNTS, type Counts } from '../shared/page-state';
import { NOTHING_NAMED, type Named, type Own } from '../rules/apply';
import type { Refusal } from '../shared/hidden';
import * as safe from '../reader/dom/safe';
import { isShadowRoot } from '../shared/root';
import { Hiding, type Run } from './hiding';
import { closeHoles, isHole } from './holes';
import { isScrollMark, type Mark } from './marks';
import { liftScrollLock } from './scroll-lock';
import type { Snapshot } from './snapshot';
import type { Tree } from './trees';
import { wordsOf } from './words';

/** Something that was found by the core, or is named by a rule of the person's, and where it is. */
export interface Thing {
  readonly kind: HiddenKind;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly nodes: readonly Node[];
  /** Put back by the person. */
  readonly isShown: boolean;
  readonly refusal?: Refusal;
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
  /** Whether what begins with this node was put back, or asked for. */
  readonly shows: (first: Node, kind: HiddenKind) => boolean;
  /** Whether texts without an element of their own have to wait: see `hydration.ts`. */
  readonly sparesTexts?: boolean;
  /** What the person's own rules name. */
  readonly named?: Named;
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
  tree: Tree,
  findings: readonly Finding[],
  snapshot: Snapshot,
  wishes: Wishes,
  hiding = new Hiding(),
): Applied {
  const { own, keeps } = wishes.named ?? NOTHING_NAMED;
  hiding.forgetDetached();
  for (const run of hiding.runs) if (keeps(run.nodes)) hiding.release(run);
  const known = hiding.runs.map(thingOfRun);

  const byRules = own.map((one) => thingOfRule(one, wishes));
  const coveredByRules = nodesOf(byRules.filter(({ isShown }) => !isShown));
  const byCore = findings
    .filter(({ kind, target }) => wishes.hides(kind) && !(wishes.sparesTexts && target.type === 'textRun'))
    .map((finding) => ({ finding, nodes: snapshot.nodes(finding.target).filter(mayHide) }))
    .filter(({ nodes }) => nodes.length > 0 && !keeps(nodes) && !isCovered(nodes, coveredByRules))
    .map(({ finding, nodes }) => ({ finding, nodes, isShown: nodes[0] !== undefined && wishes.shows(nodes[0], finding.kind) }));
  const coveredByCore = nodesOf(byCore.filter(({ isShown }) => !isShown));
  const others = byRules.filter(({ nodes }) => !isCovered(nodes, coveredByCore));

  showAgain(new Set([...coveredByCore, ...nodesOf(others.filter(({ isShown }) => !isShown))]), hiding);
  for (const { nodes, isShown } of others) if (!isShown) markAll(nodes, 'yours', hiding);
  const things = [...known, ...byCore.map((found) => hide(found, hiding)), ...others];
  // The core tells in document order, and to compare places takes long where an element has many children.
  if (known.length + others.length > 0) things.sort(inDocumentOrder);

  const counts = { ...NO_COUNTS };
  for (const { kind, isShown } of things) if (!isShown) counts[kind] += 1;
  closeHoles(hiddenInFlow(hiding), hiding);
  if (counts.overlay > 0 && !isShadowRoot(tree)) liftScrollLock(tree, hiding);
  return { counts, things, hiding };
}

function thingOfRule({ element, rule, refusal }: Own, { shows }: Wishes): Thing {
  return {
    ...{ kind: 'yours', confidence: 1, evidence: [{ rule: 'ownRule', matched: rule, value: null }] },
    ...{ nodes: [element], isShown: refusal !== undefined || shows(element, 'yours'), words: () => wordsOf([element]) },
    ...(refusal ? { refusal } : {}),
  };
}

const nodesOf = (things: readonly { readonly nodes: readonly Node[] }[]): Node[] => things.flatMap(({ nodes }) => nodes);

/** Whether all of it lies in what is hidden anyway. */
const isCovered = (nodes: readonly Node[], by: readonly Node[]): boolean =>
  nodes.every((node) => by.some((one) => safe.contains(one, node)));

interface Found {
  readonly finding: Finding;
  readonly nodes: readonly Node[];
  readonly isShown: boolean;
}

function hide({ finding, nodes, isShown }: Found, hiding: Hiding): Thing {
  if (!isShown && finding.target.type === 'textRun') return thingOfRun(hiding.hideRun(nodes, finding));
  if (!isShown) markAll(nodes, finding.kind, hiding);
  const { kind, confidence, evidence } = finding;
  return { kind, confidence, evidence, nodes, isShown, words: () => wordsOf(nodes) };
}

function markAll(nodes: readonly Node[], kind: HiddenKind, hiding: Hiding): void {
  for (const node of nodes) if (safe.isElement(node)) hiding.mark(node, kind);
}

function thingOfRun({ finding: { kind, confidence, evidence }, nodes, words }: Run): Thing {
  return { kind, confidence, evidence, nodes, isShown: false, words: () => words };
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
    if (isScrollMark(mark) && overlaysAreGone) hiding.unmark(element);
  }
}

const isKind = (mark: Mark): mark is HiddenKind => HIDDEN_KINDS.some((kind) => kind === mark);

/** Overlays lie over the page, so they leave no hole in it; what holds them will hold others. */
function hiddenInFlow(hiding: Hiding): Node[] {
  const elements = hiding.marked.filter(([, mark]) => isKind(mark) && mark !== 'overlay').map(([element]) => element);
  return [...elements, ...hiding.runs.flatMap(({ texts }) => texts)];
}
