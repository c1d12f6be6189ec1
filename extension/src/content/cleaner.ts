/** One page: analysed, cleaned, and given back. */

import { applyFindings, checkNumbering, type Applied, type Wishes } from '../dom/apply';
import { watchChanges } from '../dom/changes';
import type { Hiding } from '../dom/hiding';
import { liftScrollLock } from '../dom/scroll-lock';
import { takeSnapshot, takeWrittenSnapshot, type Snapshot } from '../dom/snapshot';
import { addStyle, type Style } from '../dom/style';
import { PageTooLarge, type Engine } from '../engine/engine';
import * as safe from '../reader/dom/safe';
import type { Prose, SiteRules } from '../rules/apply';
import type { Analysis } from '../shared/analysis';
import { describe } from '../shared/channel';
import { beginningOf, listedEvidence, MOST_THINGS, type HiddenThing } from '../shared/hidden';
import { MAX_DETAILS, totalOf, type Cleaning } from '../shared/page-state';
import { hides, THRESHOLDS, type Choices } from '../shared/settings';
import { runsScripts, unsupported } from './support';

/** A page that takes a mark off again and again would else be fought for ever. */
const MOST_RESTORED = 3;

export interface Analyzed {
  readonly analysis: Analysis;
  readonly snapshot: Snapshot;
}

export class Cleaner {
  readonly #document: Document;
  readonly #engine: Engine;
  #style: Style | undefined;
  #applied: Applied | undefined;
  /** The first nodes of what the person has put back. */
  readonly #shown = new WeakSet<Node>();
  readonly #ids = new WeakMap<Node, number>();
  #lastId = 0;
  readonly #restored = new WeakMap<Element, number>();
  #rules: SiteRules | undefined;

  constructor(document: Document, engine: Engine) {
    this.#document = document;
    this.#engine = engine;
  }

  /** From the next cleaning on, these rules of the person's count. */
  useRules(rules: SiteRules): void {
    this.#rules = rules;
  }

  /** Cleans the page afresh and says what came of it. Never rejects. */
  async clean(choices: Choices): Promise<Cleaning> {
    this.undo();
    const reason = unsupported(this.#document);
    if (reason) return { status: 'unsupported', reason };
    try {
      const { analysis, snapshot } = await this.analyze(choices);
      this.#style = addStyle(this.#document);
      return this.#apply(analysis, snapshot, choices);
    } catch (error) {
      if (error instanceof PageTooLarge) return { status: 'unsupported', reason: 'tooLarge' };
      return { status: 'error', details: detailsOf(error) };
    }
  }

  /**
   * Brings a cleaned page up to date with what it has become. Undefined where nothing could be said: then all stays
   * as it is.
   */
  async update(choices: Choices): Promise<Cleaning | undefined> {
    const before = this.#applied;
    if (!before || unsupported(this.#document)) return undefined;
    try {
      const { analysis, snapshot } = await this.analyze(choices);
      if (this.#applied !== before) return undefined;
      this.#style?.keep();
      return this.#apply(analysis, snapshot, choices, before.hiding);
    } catch {
      // A page that has grown past what can be read stays as clean as it was.
      return undefined;
    }
  }

  /** What is hidden and what was put back, in document order. */
  hidden(): HiddenThing[] {
    const things = this.#applied?.things.slice(0, MOST_THINGS) ?? [];
    return things.flatMap(({ kind, confidence, evidence, nodes: [first], isShown, refusal, words }) =>
      first
        ? [
            {
              id: this.#idOf(first),
              kind,
              confidence,
              evidence: listedEvidence(evidence),
              words: beginningOf(words()),
              isShown,
              ...(refusal ? { refusal } : {}),
            },
          ]
        : [],
    );
  }

  /** Puts one thing back, or hides it again. It counts from the next {@link update} on. */
  setShown(id: number, shown: boolean): void {
    const applied = this.#applied;
    const firsts = applied?.things.flatMap(({ nodes: [first] }) => (first ? [first] : [])) ?? [];
    const first = firsts.find((node) => this.#ids.get(node) === id);
    if (!applied || !first) return;
    if (!shown) {
      this.#shown.delete(first);
      return;
    }
    this.#shown.add(first);
    // At once, for an analysis sees no text that is not there.
    const run = applied.hiding.runs.find(({ nodes }) => nodes[0] === first);
    if (run) applied.hiding.release(run);
  }

  #idOf(node: Node): number {
    const known = this.#ids.get(node);
    if (known !== undefined) return known;
    this.#lastId += 1;
    this.#ids.set(node, this.#lastId);
    return this.#lastId;
  }

  /** Puts a mark back that the page has taken off, unless the page insists. */
  restore(element: Element): void {
    const times = this.#restored.get(element) ?? 0;
    if (times >= MOST_RESTORED || this.#applied?.hiding.remark(element) !== true) return;
    this.#restored.set(element, times + 1);
  }

  /** Lets the page scroll if it has locked itself again under an overlay that is hidden. */
  unlock(): void {
    const applied = this.#applied;
    if (applied && applied.counts.overlay > 0) liftScrollLock(this.#document, applied.hiding);
  }

  #apply(analysis: Analysis, snapshot: Snapshot, choices: Choices, hiding?: Hiding): Cleaning {
    const wishes: Wishes = {
      hides: (kind) => hides(choices, kind),
      shows: (first) => this.#shown.has(first),
      ...(this.#rules ? { named: this.#rules.look(this.#document, () => proseOf(analysis, snapshot)) } : {}),
    };
    const applied = applyFindings(this.#document, analysis.findings, snapshot, wishes, hiding);
    this.#applied = applied;
    const { counts } = applied;
    return totalOf(counts) > 0 ? { status: 'cleaned', counts } : { status: 'nothing' };
  }

  /** The page as it is now. Rejects if it cannot be analysed. */
  async analyze(choices: Choices): Promise<Analyzed> {
    const root = safe.rootElementOf(this.#document);
    if (!root) throw new Error('The document has no root.');
    const report = this.#engine.analyze(root, {
      url: safe.addressOf(this.#document),
      scripting: runsScripts(this.#document),
      threshold: THRESHOLDS[choices.level],
    });
    // In the same turn as the engine reads: what the page does while the answer is on its way changes no number.
    const all = takeSnapshot(root);
    const changes = watchChanges(root);
    const { analysis } = await report.finally(() => changes.stop());
    const snapshot = all.elementCount === analysis.elementCount ? all : takeWrittenSnapshot(root);
    checkNumbering(analysis, snapshot);
    snapshot.outdate(changes.parents);
    return { analysis, snapshot };
  }

  /** Another document, which is only read. */
  async analyzeOther(root: Element, url: string): Promise<Analysis> {
    return (await this.#engine.analyze(root, { url, scripting: false })).analysis;
  }

  /** Gives the page back as it was. */
  undo(): void {
    this.#applied?.hiding.undo();
    this.#applied = undefined;
    this.#style?.remove();
    this.#style = undefined;
  }
}

/** The texts of the story. */
export function proseOf({ story }: Analysis, snapshot: Snapshot): Prose[] {
  return (story?.outline ?? []).flatMap(({ target }) =>
    snapshot.nodes(target).map((node) => ({ node, length: safe.textOf(node).length })),
  );
}

function detailsOf(error: unknown): string {
  const stack = error instanceof Error && error.stack ? `\n${error.stack}` : '';
  return `${describe(error)}${stack}`.slice(0, MAX_DETAILS);
}
