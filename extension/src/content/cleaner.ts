/** One page: analysed, cleaned, and given back, with all the trees that it is made of. */

import type { Thing } from '../dom/apply';
import { Folds } from '../dom/folds';
import { shareHidden } from '../dom/height';
import { ATTRIBUTE, type Mark } from '../dom/marks';
import { keepPlace } from '../dom/place';
import { hostOf, treeOf, treesIn, type Tree } from '../dom/trees';
import { PageTooLarge, type Engine } from '../engine/engine';
import type { PlacedThing } from '../picker/page';
import * as safe from '../reader/dom/safe';
import type { SiteRules } from '../rules/apply';
import { HIDDEN_KINDS, KINDS, type Analysis, type AnalysisOptions } from '../shared/analysis';
import { detailsOf } from '../shared/channel';
import { beginningOf, listedEvidence, MOST_THINGS, type HiddenThing } from '../shared/hidden';
import { NO_COUNTS, totalOf, type Cleaning } from '../shared/page-state';
import { hides, THRESHOLDS, type Choices } from '../shared/settings';
import { isShadowRoot } from '../shared/root';
import { Part, proseOf, type Analyzed, type StoryPlace, type WishesFor } from './part';
import { Patience } from './patience';
import { unsupported } from './support';

/** A page that brings more than this at once is another page. */
const MOST_FRESH = 500;
/** Of what comes by a click of the person's, the last so much is remembered. */
const MOST_ASKED = 20;

export class Cleaner {
  readonly #document: Document;
  readonly #engine: Engine;
  readonly #main: Part;
  readonly #reveal: (id: number) => void;
  readonly #folds = new Folds();
  #inner = new Map<Tree, Part>();
  /** The first nodes of what the person has put back. */
  #shown = new WeakSet<Node>();
  /** What came when the person had clicked on something. */
  #asked: readonly Element[] = [];
  #patience = new Patience(() => performance.now());
  readonly #ids = new WeakMap<Node, number>();
  #lastId = 0;
  #rules: SiteRules | undefined;
  #sparesTexts = false;
  /** What has come since the page was last brought up to date. */
  #fresh: readonly Element[] = [];
  /** Counts how often the page was given back: what was begun before that must not go on. */
  #undone = 0;

  /** `reveal` is called with what is folded away and the person wants to see. */
  constructor(document: Document, engine: Engine, reveal: (id: number) => void = () => undefined) {
    this.#document = document;
    this.#reveal = reveal;
    this.#engine = engine;
    this.#main = new Part(document, engine);
  }

  /** From the next cleaning on, these rules of the person's count. */
  useRules(rules: SiteRules): void {
    this.#rules = rules;
  }

  /** From the next cleaning on, texts without an element of their own are let be, or not. */
  spareTexts(spared: boolean): void {
    this.#sparesTexts = spared;
  }

  /** Cleans the page afresh and says what came of it. Never rejects. */
  async clean(choices: Choices): Promise<Cleaning> {
    this.undo();
    const reason = unsupported(this.#document);
    if (reason) return { status: 'unsupported', reason };
    try {
      await this.#main.clean(this.#options(choices), this.#wishes(choices));
      await this.#cleanInner(choices);
      return this.#outcome(choices);
    } catch (error) {
      if (error instanceof PageTooLarge) return { status: 'unsupported', reason: 'tooLarge' };
      return { status: 'error', details: detailsOf(error) };
    }
  }

  /**
   * Brings a cleaned page up to date with what it has become: all of it, or only the trees named. Undefined where
   * nothing could be said: then all stays as it is.
   */
  async update(choices: Choices, stale?: ReadonlySet<Node>): Promise<Cleaning | undefined> {
    if (!this.#main.applied || unsupported(this.#document)) return undefined;
    try {
      if (!stale || stale.has(this.#document)) {
        const pieces = this.#main.story.pieces;
        const isUpdated = await this.#main.update(this.#options(choices), this.#wishes(choices), (act) => {
          keepPlace(this.#document, pieces, () => this.#changesWhatWasThere(act));
        });
        if (!isUpdated) return undefined;
      }
      await this.#cleanInner(choices, stale);
      return this.#main.applied ? this.#outcome(choices) : undefined;
    } catch {
      // A page that has grown past what can be read stays as clean as it was.
      return undefined;
    }
  }

  /** These have come into the page. */
  arrived(elements: readonly Element[]): void {
    this.#fresh = [...this.#fresh, ...elements].slice(0, MOST_FRESH);
  }

  /** These have come because the person has clicked on something. */
  cameAsAsked(elements: readonly Element[]): void {
    this.#asked = [...this.#asked, ...elements].slice(-MOST_ASKED);
  }

  /** What is hidden and may be asked of the page by a click: anything but advertising and what the person hides. */
  get askable(): readonly Element[] {
    const marked = this.#parts.flatMap(({ applied }) => applied?.hiding.marked ?? []);
    return marked.flatMap(([element, mark]) => (isKindOfCore(mark) && mark !== 'ad' ? [element] : []));
  }

  /** Shows what the person has asked the page for, at once and from then on. */
  reveal(elements: readonly Element[]): void {
    for (const element of elements) {
      this.#shown.add(element);
      for (const { applied } of this.#parts) applied?.hiding.unmark(element);
    }
  }

  /** All trees that are cleaned, the document first. */
  get trees(): readonly Tree[] {
    return [this.#document, ...this.#inner.keys()];
  }

  /** Whether the page has come to have a tree that is not cleaned yet: no observer tells of a new shadow root. */
  get hasNewTrees(): boolean {
    return this.#main.applied !== undefined && this.#treesNow().some((tree) => !this.#inner.has(tree));
  }

  get story(): StoryPlace {
    return this.#main.story;
  }

  get isArticle(): boolean {
    return this.#main.isArticle;
  }

  /** How much of the page's height is hidden, 0 to 1. */
  share(): number {
    return shareHidden(
      this.#document,
      this.#parts.flatMap(({ applied }) => (applied ? [applied.hiding] : [])),
    );
  }

  /** What is hidden and what was put back, in document order. */
  hidden(): HiddenThing[] {
    return this.placed().map(({ thing }) => thing);
  }

  /** The same with where it is. */
  placed(): PlacedThing[] {
    return this.#things.slice(0, MOST_THINGS).flatMap((thing) => {
      const { kind, confidence, evidence, nodes, isShown, refusal, words } = thing;
      const [first] = nodes;
      if (!first) return [];
      const listed = { kind, confidence, evidence: listedEvidence(evidence), words: beginningOf(words()), isShown };
      const rule = kind === 'yours' ? evidence[0]?.matched : undefined;
      return [
        {
          thing: { id: this.#idOf(first), ...listed, ...(refusal ? { refusal } : {}) },
          nodes,
          ...(rule === undefined ? {} : { rule }),
        },
      ];
    });
  }

  /** Puts one thing back, or hides it again. It counts from the next {@link update} on. */
  setShown(id: number, shown: boolean): void {
    const firsts = this.#things.flatMap(({ nodes: [first] }) => (first ? [first] : []));
    const first = firsts.find((node) => this.#ids.get(node) === id);
    if (!first) return;
    if (!shown) {
      this.#shown.delete(first);
      return;
    }
    this.#shown.add(first);
    // At once, for an analysis sees no text that is not there.
    for (const { applied } of this.#parts) {
      const run = applied?.hiding.runs.find(({ nodes }) => nodes[0] === first);
      if (run) applied?.hiding.release(run);
    }
  }

  /** Another page is in this one's place: what was asked of this one holds no longer. */
  forget(): void {
    this.#shown = new WeakSet();
    this.#asked = [];
    this.#patience = new Patience(() => performance.now());
  }

  /** Puts a mark back that the page has taken off, unless the page insists. */
  restore(element: Element): void {
    for (const { applied } of this.#parts) {
      const mark = applied?.hiding.markOf(element);
      if (!applied || mark === undefined) continue;
      if (safe.attribute(element, ATTRIBUTE) !== mark && this.#patience.mayRepeat(element)) {
        applied.hiding.remark(element);
      }
    }
  }

  /** Puts all marks back that were taken off while nobody watched. */
  restoreAll(): void {
    for (const { applied } of this.#parts) for (const [element] of applied?.hiding.marked ?? []) this.restore(element);
  }

  /** Lets the page scroll if it has locked itself again under an overlay that is hidden. */
  unlock(): void {
    this.#main.unlock();
  }

  /** A dialog has opened: if it is hidden, it must not keep the page from being used. */
  dismiss(dialog: Element): void {
    for (const { applied } of this.#parts) applied?.hiding.closeIfHidden(dialog);
  }

  /** Whether a node lies in something that is hidden. */
  isHidden(node: Node): boolean {
    for (let at: Node | null | undefined = node; at; at = this.#outwards(at)) {
      for (const { applied } of this.#parts) if (applied?.hiding.isMarked(at)) return true;
    }
    return false;
  }

  /** Hides what follows the story, or shows it again. It counts for nothing: the person has asked. */
  hideRest(elements: readonly Element[]): void {
    for (const element of elements) this.#main.applied?.hiding.mark(element, 'rest');
  }

  showRest(): void {
    const hiding = this.#main.applied?.hiding;
    for (const [element, mark] of hiding?.marked ?? []) if (mark === 'rest') hiding?.unmark(element);
  }

  /** The page as it is now. Rejects if it cannot be analysed. */
  analyze(choices: Choices): Promise<Analyzed> {
    return this.#main.analyze(this.#options(choices));
  }

  /** Another document, which is only read. */
  async analyzeOther(root: Element, url: string): Promise<Analysis> {
    return (await this.#engine.analyze(root, { url, scripting: false })).analysis;
  }

  /** Gives the page back as it was. */
  undo(): void {
    this.#undone += 1;
    this.#folds.clear();
    for (const part of this.#parts) part.undo();
    this.#inner.clear();
  }

  /** Acts, and gives whether more was hidden or shown than what had only just come. */
  #changesWhatWasThere(act: () => void): boolean {
    const marked = (): Set<Element> => new Set(this.#main.applied?.hiding.marked.map(([element]) => element));
    const before = marked();
    act();
    const now = marked();
    const fresh = this.#fresh;
    this.#fresh = [];
    const isOld = (element: Element): boolean => !fresh.some((one) => safe.contains(one, element));
    return [...before].some((one) => !now.has(one)) || [...now].some((one) => !before.has(one) && isOld(one));
  }

  get #parts(): readonly Part[] {
    return [this.#main, ...this.#inner.values()];
  }

  get #things(): readonly Thing[] {
    return this.#parts.flatMap(({ applied }) => applied?.things ?? []);
  }

  #options(choices: Choices): AnalysisOptions {
    return { url: safe.addressOf(this.#document), threshold: THRESHOLDS[choices.level] };
  }

  #wishes(choices: Choices): WishesFor {
    const rules = this.#rules;
    return (tree, { analysis, snapshot }) => ({
      hides: (kind) => hides(choices, kind),
      shows: (first, kind) => this.#shown.has(first) || (isAskable(kind) && this.#isAsked(first)),
      sparesTexts: this.#sparesTexts,
      ...(rules ? { named: rules.look(tree, () => proseOf(analysis, snapshot)) } : {}),
    });
  }

  /** Whether it is what came when the person had clicked, or most of that. */
  #isAsked(first: Node): boolean {
    const isIt = (came: Element): boolean =>
      safe.contains(first, came) ||
      (safe.contains(came, first) && 2 * safe.textOf(first).length >= safe.textOf(came).length);
    if (!this.#asked.some(isIt)) return false;
    this.#shown.add(first);
    return true;
  }

  #fold({ comments }: Choices): void {
    const folded = comments === 'folded' ? this.#parts : [];
    this.#folds.show(
      folded.flatMap(({ applied }) =>
        (applied?.things ?? []).flatMap(({ kind, isShown, refusal, nodes: [first] }) =>
          applied && first && kind === 'comments' && !isShown && !refusal
            ? [
                {
                  first,
                  hiding: applied.hiding,
                  open: () => {
                    this.#reveal(this.#idOf(first));
                  },
                },
              ]
            : [],
        ),
      ),
    );
  }

  #outcome(choices: Choices): Cleaning {
    this.#fold(choices);
    const counts = { ...NO_COUNTS };
    for (const { applied } of this.#parts) for (const kind of HIDDEN_KINDS) counts[kind] += applied?.counts[kind] ?? 0;
    return totalOf(counts) > 0 ? { status: 'cleaned', counts } : { status: 'nothing' };
  }

  #treesNow(): readonly Tree[] {
    return treesIn(this.#document, (element) => this.isHidden(element));
  }

  /** Cleans the trees within: the new ones and those that are stale. One that cannot be is left as it is. */
  async #cleanInner(choices: Choices, stale?: ReadonlySet<Node>): Promise<void> {
    const undone = this.#undone;
    const trees = this.#treesNow();
    const inner = new Map<Tree, Part>();
    for (const tree of trees) inner.set(tree, this.#inner.get(tree) ?? new Part(tree, this.#engine));
    const gone = [...this.#inner].flatMap(([tree, part]) => (inner.has(tree) ? [] : [part]));
    this.#inner = inner;
    for (const part of gone) giveUp(part);
    for (const [tree, part] of inner) {
      if (part.applied && stale && !stale.has(tree)) continue;
      if (!isShadowRoot(tree) && unsupported(tree)) continue;
      try {
        if (part.applied) await part.update(this.#options(choices), this.#wishes(choices), (act) => { act(); });
        else await part.clean(this.#options(choices), this.#wishes(choices));
      } catch {
        part.undo();
      }
      if (this.#undone !== undone) {
        part.undo();
        return;
      }
    }
  }

  #outwards(node: Node): Node | null | undefined {
    const parent = safe.parentOf(node);
    if (parent) return parent;
    const tree = treeOf(node);
    return tree === node && tree !== this.#document ? hostOf(tree) : undefined;
  }

  #idOf(node: Node): number {
    const known = this.#ids.get(node);
    if (known !== undefined) return known;
    this.#lastId += 1;
    this.#ids.set(node, this.#lastId);
    return this.#lastId;
  }
}

const isKindOfCore = (mark: Mark): boolean => KINDS.some((kind) => kind === mark);

/** Of what comes only by a click, these are asked for: with "load more" come lists. */
const isAskable = (mark: Mark): boolean => ['overlay', 'newsletter', 'social'].includes(mark);

/** Gives back a tree that is in the page no longer. */
function giveUp(part: Part): void {
  try {
    part.undo();
  } catch {
    // A frame that has gone elsewhere: Firefox lets nobody near what was in it, and nobody sees it.
  }
}
