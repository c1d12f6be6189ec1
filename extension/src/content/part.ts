/** One tree of a page, its document or one within: analysed, cleaned and given back by itself. */

import { applyFindings, checkNumbering, type Applied, type Wishes } from '../dom/apply';
import { watchChanges } from '../dom/changes';
import type { Hiding } from '../dom/hiding';
import { neutralCopy } from '../dom/neutral';
import { liftScrollLock } from '../dom/scroll-lock';
import { takeSnapshot, takeWrittenSnapshot, type Snapshot } from '../dom/snapshot';
import { addStyle, type Style } from '../dom/style';
import { documentOf, rootOf, type Tree } from '../dom/trees';
import type { Engine } from '../engine/engine';
import * as safe from '../reader/dom/safe';
import type { Prose } from '../rules/apply';
import type { Analysis, AnalysisOptions, Target } from '../shared/analysis';
import { isShadowRoot, type Root } from '../shared/root';
import { runsScripts } from './support';

export interface Analyzed {
  readonly analysis: Analysis;
  readonly snapshot: Snapshot;
}

/** What the person wants of a tree, once it is analysed. */
export type WishesFor = (tree: Tree, analyzed: Analyzed) => Wishes;

/** Where the story of a page is, as nodes, in document order. */
export interface StoryPlace {
  readonly headline: Element | undefined;
  readonly pieces: readonly Element[];
}

export class Part {
  readonly tree: Tree;
  readonly #engine: Engine;
  #style: Style | undefined;
  #applied: Applied | undefined;
  #story: StoryPlace = NO_STORY;
  #isArticle = false;

  constructor(tree: Tree, engine: Engine) {
    this.tree = tree;
    this.#engine = engine;
  }

  get applied(): Applied | undefined {
    return this.#applied;
  }

  get story(): StoryPlace {
    return this.#story;
  }

  get isArticle(): boolean {
    return this.#isArticle;
  }

  /** Cleans it afresh. Rejects if it cannot be analysed. */
  async clean(options: AnalysisOptions, wishes: WishesFor): Promise<void> {
    this.undo();
    const analyzed = await this.analyze(options);
    this.#style = addStyle(this.tree);
    this.#apply(analyzed, wishes);
  }

  /**
   * Brings it up to date with what it has become; gives false where it was given back meanwhile. Rejects if it cannot
   * be analysed. `around` is called with what changes the page.
   */
  async update(options: AnalysisOptions, wishes: WishesFor, around: (act: () => void) => void): Promise<boolean> {
    const before = this.#applied;
    if (!before) return false;
    const analyzed = await this.analyze(options);
    if (this.#applied !== before) return false;
    this.#style?.keep();
    around(() => {
      this.#apply(analyzed, wishes, before.hiding);
    });
    return true;
  }

  /** The tree as it is now. Rejects if it cannot be analysed. */
  async analyze(options: AnalysisOptions): Promise<Analyzed> {
    const root = rootOf(this.tree);
    if (!root) throw new Error('The document has no root.');
    const first = await this.#read(root, root, options);
    const isNumbered = first.analysis.elementCount === first.snapshot.elementCount;
    const read = isNumbered || isShadowRoot(root) ? first : await this.#readCopy(root, options);
    checkNumbering(read.analysis, read.snapshot);
    return read;
  }

  /** `from` is the root or what is read in its place. */
  async #read(root: Root, from: Root, options: AnalysisOptions): Promise<Analyzed> {
    const report = this.#engine.analyze(from, { ...options, scripting: runsScripts(documentOf(this.tree)) });
    // In the same turn as the engine reads: what the page does while the answer is on its way changes no number.
    const all = takeSnapshot(root);
    const changes = watchChanges(root);
    const { analysis } = await report.finally(() => changes.stop());
    const snapshot = all.elementCount === analysis.elementCount ? all : takeWrittenSnapshot(root);
    snapshot.outdate(changes.parents);
    return { analysis, snapshot };
  }

  #readCopy(root: Element, options: AnalysisOptions): Promise<Analyzed> {
    return this.#read(root, neutralCopy(root, documentOf(this.tree)), options);
  }

  /** Lets the page scroll if it has locked itself again under an overlay that is hidden. */
  unlock(): void {
    const applied = this.#applied;
    if (applied && applied.counts.overlay > 0 && !isShadowRoot(this.tree)) {
      liftScrollLock(this.tree, applied.hiding);
    }
  }

  undo(): void {
    this.#applied?.hiding.undo();
    this.#applied = undefined;
    this.#story = NO_STORY;
    this.#style?.remove();
    this.#style = undefined;
  }

  #apply(analyzed: Analyzed, wishes: WishesFor, hiding?: Hiding): void {
    const { analysis, snapshot } = analyzed;
    this.#applied = applyFindings(this.tree, analysis.findings, snapshot, wishes(this.tree, analyzed), hiding);
    this.#story = storyOf(analysis, snapshot);
    this.#isArticle = analysis.pageType === 'article' && analysis.story !== null;
  }
}

/** The texts of the story. */
export function proseOf({ story }: Analysis, snapshot: Snapshot): Prose[] {
  return (story?.outline ?? []).flatMap(({ target }) =>
    snapshot.nodes(target).map((node) => ({ node, length: safe.textOf(node).length })),
  );
}

const NO_STORY: StoryPlace = { headline: undefined, pieces: [] };

function storyOf({ story }: Analysis, snapshot: Snapshot): StoryPlace {
  if (!story) return NO_STORY;
  const elementOf = (target: Target): Element[] => {
    const element = snapshot.element(target.type === 'element' ? target.element : target.parent);
    return element ? [element] : [];
  };
  const headline = story.title?.element ?? undefined;
  return {
    headline: headline === undefined ? undefined : snapshot.element(headline),
    pieces: story.outline.flatMap(({ target }) => elementOf(target)),
  };
}
