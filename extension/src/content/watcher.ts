/** Notices what a page does after it was cleaned: late ads, more to scroll, another story in place of this one. */

import { ATTRIBUTE } from '../dom/marks';
import { listen, property } from '../dom/page';
import { treeOf } from '../dom/trees';
import * as safe from '../reader/dom/safe';
import { Budget } from './budget';
import { urgencyOf } from './changes';

/** Changes come in bursts; this long after the first of them the page is looked at. */
const SETTLING = { soon: 40, later: 600 } as const;

/** When trees are looked for that no observer tells of: components that get their shadow roots late. */
const GLANCES = [300, 1_000, 3_000, 10_000];

interface Surroundings {
  readonly document: Document;
  /** Brings these trees of the page up to date. Never rejects. */
  readonly clean: (stale: ReadonlySet<Node>) => Promise<void>;
  /** The trees to watch. */
  readonly trees: () => readonly Node[];
  readonly hasNewTrees: () => boolean;
  readonly isHidden: (node: Node) => boolean;
  /** The page has taken a mark off an element. */
  readonly unmarked: (element: Element) => void;
  /** A dialog was opened. */
  readonly opened: (dialog: Element) => void;
  /** What the page has done to `html` and `body` may be a scroll lock. */
  readonly locked: () => void;
  /** What has come into the document. */
  readonly arrived: (elements: readonly Element[]) => void;
  /** Somebody looks at the page again, which was not watched meanwhile. */
  readonly seenAgain: () => void;
  /** False once nothing should be done any more. */
  readonly isAlive: () => boolean;
}

export class Watcher {
  readonly #surroundings: Surroundings;
  readonly #budget = new Budget(() => performance.now());
  #observer: MutationObserver | undefined;
  #observed = new WeakSet<Node>();
  #life: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = Infinity;
  #glances: ReturnType<typeof setTimeout>[] = [];
  #isCleaning = false;
  readonly #stale = new Set<Node>();
  #urgency: 'soon' | 'later' = 'later';

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  start(): void {
    if (this.#life) {
      this.#observe();
      return;
    }
    this.#life = new AbortController();
    const { signal } = this.#life;
    const { document } = this.#surroundings;
    listen(document, 'visibilitychange', this.#watchWhileSeen, { signal });
    // Loads do not bubble, but they can be caught on their way down.
    listen(document, 'load', this.#noticeLoad, { signal, capture: true });
    for (const act of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
      listen(document, act, this.#noticeAct, { signal, capture: true, passive: true });
    }
    this.#glances = GLANCES.map((delay) => setTimeout(this.#glance, delay));
    this.#watchWhileSeen();
  }

  stop(): void {
    this.#pause();
    this.#stale.clear();
    for (const glance of this.#glances) clearTimeout(glance);
    this.#life?.abort();
    this.#life = undefined;
  }

  /** A page that nobody sees costs nothing, and is looked at when somebody does. */
  readonly #watchWhileSeen = (): void => {
    const { document, seenAgain } = this.#surroundings;
    const isSeen = !property(document, 'hidden');
    if (!isSeen) {
      this.#pause();
    } else if (!this.#observer) {
      const isBack = this.#observed.has(document);
      this.#observer = new MutationObserver((records) => {
        this.#notice(records);
      });
      this.#observed = new WeakSet();
      this.#observe();
      if (!isBack) return;
      seenAgain();
      for (const tree of this.#surroundings.trees()) this.#stale.add(tree);
      this.#look('soon');
    }
  };

  #pause(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = Infinity;
  }

  #observe(): void {
    const observer = this.#observer;
    const { document, trees } = this.#surroundings;
    const attributes = { attributes: true, attributeFilter: [ATTRIBUTE, 'open'] };
    for (const tree of trees()) {
      if (!observer || this.#observed.has(tree)) continue;
      this.#observed.add(tree);
      try {
        observer.observe(tree, { childList: true, subtree: true, ...attributes });
      } catch {
        // A frame that has gone elsewhere meanwhile: Firefox lets nobody near what was in it.
      }
    }
    for (const part of [safe.rootElementOf(document), safe.findInDocument(document, 'body')]) {
      if (!part || this.#observed.has(part)) continue;
      this.#observed.add(part);
      observer?.observe(part, { attributes: true, attributeFilter: ['class', 'style'] });
    }
  }

  #notice(records: readonly MutationRecord[]): void {
    if (!this.#surroundings.isAlive()) {
      this.stop();
      return;
    }
    const { unmarked, opened, locked, isHidden, arrived } = this.#surroundings;
    const isLocking = records.some(({ attributeName }) => attributeName === 'class' || attributeName === 'style');
    const added: Element[] = [];
    let urgency: 'soon' | 'later' | undefined;
    for (const record of records) {
      const { attributeName, target } = record;
      if (attributeName === ATTRIBUTE && safe.isElement(target)) unmarked(target);
      if (attributeName === 'open' && safe.isElement(target)) opened(target);
      const matters = urgencyOf(record, isHidden);
      if (!matters) continue;
      this.#stale.add(treeOf(target));
      if (urgency !== 'soon') urgency = matters;
      if (matters === 'soon') for (const node of record.addedNodes) if (safe.isElement(node)) added.push(node);
    }
    if (isLocking) locked();
    if (added.length > 0) arrived(added);
    if (urgency) this.#look(urgency);
  }

  readonly #noticeLoad = ({ target }: Event): void => {
    if (!(target instanceof Node) || !safe.isElement(target) || safe.nameOf(target) !== 'iframe') return;
    this.#glance();
  };

  readonly #noticeAct = ({ isTrusted }: Event): void => {
    if (isTrusted && this.#budget.act() && this.#stale.size > 0) this.#look('soon');
  };

  readonly #glance = (): void => {
    const { document, hasNewTrees, isAlive } = this.#surroundings;
    if (property(document, 'hidden') || !isAlive() || !hasNewTrees()) return;
    // Itself no tree: cleaning any of them finds the new ones.
    this.#stale.add(GLANCED);
    this.#look('soon');
  };

  #look(urgency: 'soon' | 'later'): void {
    if (this.#stale.size === 0 || !this.#observer) return;
    if (urgency === 'soon') this.#urgency = 'soon';
    if (this.#isCleaning) return;
    const wait = Math.max(SETTLING[this.#urgency], this.#budget.wait());
    const due = performance.now() + wait;
    if (due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#due = Infinity;
      void this.#clean();
    }, wait);
  }

  async #clean(): Promise<void> {
    const { clean, isAlive } = this.#surroundings;
    if (!this.#observer || !isAlive()) return;
    this.#isCleaning = true;
    const stale = new Set(this.#stale);
    this.#stale.clear();
    this.#urgency = 'later';
    const start = performance.now();
    try {
      await clean(stale);
    } finally {
      this.#budget.spend(performance.now() - start);
      this.#isCleaning = false;
    }
    if (this.#observer) this.#observe();
    this.#look(this.#urgency);
  }
}

const GLANCED = new Comment();
