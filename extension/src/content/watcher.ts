/** Notices what a page does after it was cleaned: late ads, more to scroll, another story in place of this one. */

import { ATTRIBUTE } from '../dom/marks';
import { listen, property } from '../dom/page';
import * as safe from '../reader/dom/safe';
import { Budget } from './budget';

/** Changes come in bursts; this long after the first of them the page is looked at. */
const SETTLING = 40;

interface Surroundings {
  readonly document: Document;
  /** Cleans the page as it is now. Never rejects. */
  readonly clean: () => Promise<void>;
  /** The page has taken a mark off an element. */
  readonly unmarked: (element: Element) => void;
  /** What the page has done to `html` and `body` may be a scroll lock. */
  readonly locked: () => void;
  /** False once nothing should be done any more. */
  readonly isAlive: () => boolean;
}

export class Watcher {
  readonly #surroundings: Surroundings;
  readonly #budget = new Budget(() => performance.now());
  #observer: MutationObserver | undefined;
  #life: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isCleaning = false;
  #isStale = false;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  start(): void {
    if (this.#observer) return;
    const { document } = this.#surroundings;
    this.#observer = new MutationObserver((records) => {
      this.#notice(records);
    });
    this.#observe();
    this.#life = new AbortController();
    listen(document, 'visibilitychange', this.#look, { signal: this.#life.signal });
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isStale = false;
    this.#life?.abort();
  }

  #observe(): void {
    const observer = this.#observer;
    const { document } = this.#surroundings;
    const marks = { attributes: true, attributeFilter: [ATTRIBUTE] };
    observer?.observe(document, { childList: true, subtree: true, ...marks });
    for (const part of [safe.rootElementOf(document), safe.findInDocument(document, 'body')]) {
      if (part) observer?.observe(part, { attributes: true, attributeFilter: ['class', 'style'] });
    }
  }

  #notice(records: readonly MutationRecord[]): void {
    if (!this.#surroundings.isAlive()) {
      this.stop();
      return;
    }
    const { unmarked, locked } = this.#surroundings;
    for (const { attributeName, target } of records) {
      if (attributeName === ATTRIBUTE && safe.isElement(target)) unmarked(target);
    }
    if (records.some(({ attributeName }) => attributeName === 'class' || attributeName === 'style')) locked();
    if (records.some(({ type }) => type === 'childList')) {
      this.#isStale = true;
      this.#look();
    }
  }

  readonly #look = (): void => {
    const { document } = this.#surroundings;
    // A page that nobody sees can wait until somebody does.
    if (!this.#isStale || this.#isCleaning || this.#timer !== undefined || property(document, 'hidden')) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        void this.#clean();
      },
      Math.max(SETTLING, this.#budget.wait()),
    );
  };

  async #clean(): Promise<void> {
    const { clean, isAlive } = this.#surroundings;
    if (!this.#observer || !isAlive()) return;
    this.#isCleaning = true;
    this.#isStale = false;
    const start = performance.now();
    await clean();
    this.#budget.spend(performance.now() - start);
    this.#isCleaning = false;
    this.#look();
  }
}
