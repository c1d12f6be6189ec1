/** How much time a page may have for being cleaned again and again. */

/** Milliseconds that may be spent at once, so that a page still being built is followed closely. */
const ALLOWANCE = 400;
/** What comes back to the allowance: under one part in a hundred of the time that passes. */
const SHARE = 0.008;

export class Budget {
  readonly #now: () => number;
  #left = ALLOWANCE;
  #at: number;

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

  #refill(): void {
    const now = this.#now();
    this.#left = Math.min(ALLOWANCE, this.#left + (now - this.#at) * SHARE);
    this.#at = now;
  }
}
