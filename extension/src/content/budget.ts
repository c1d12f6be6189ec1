/** How much time a page may have for being cleaned again and again. */

/** Milliseconds that may be spent at once when a page is new, so that one still being built is followed closely. */
const BEGINNING = 1_500;
/** What can be saved up later. */
const ALLOWANCE = 400;
/** What comes back: under one part in a hundred of the time that passes. */
const SHARE = 0.008;
/** What a person's doing adds, at most this often: who scrolls or presses "more" waits for what comes. */
const FOR_ACTING = 30;
const ACTING = 250;

export class Budget {
  readonly #now: () => number;
  #left = BEGINNING;
  #at: number;
  #acted = -Infinity;

  constructor(now: () => number) {
    this.#now = now;
    this.#at = now();
  }

  /** Milliseconds until there is something to spend. */
  wait(): number {
    this.#refill();
    return this.#left > 0 ? 0 : Math.ceil((1 - this.#left) / SHARE);
  }

  spend(milliseconds: number): void {
    this.#refill();
    this.#left -= milliseconds;
  }

  /** The person does something with the page. Gives whether that has added anything. */
  act(): boolean {
    const now = this.#now();
    if (now - this.#acted < ACTING) return false;
    this.#acted = now;
    this.#refill();
    if (this.#left >= ALLOWANCE) return false;
    this.#left = Math.min(ALLOWANCE, Math.max(0, this.#left) + FOR_ACTING);
    return true;
  }

  #refill(): void {
    const now = this.#now();
    // What is left of the beginning is not topped up.
    if (this.#left < ALLOWANCE) this.#left = Math.min(ALLOWANCE, this.#left + (now - this.#at) * SHARE);
    this.#at = now;
  }
}
