/** How often a mark is put back that a page has taken off. */

/** A page that draws itself anew does it now and then; a page that insists does it at once. */
const AT_ONCE = 3;
/** Milliseconds after which one more time is allowed. */
const RECOVERY = 10_000;
const MOST = 30;

interface Tries {
  left: number;
  total: number;
  at: number;
}

export class Patience {
  readonly #now: () => number;
  readonly #tries = new WeakMap<object, Tries>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether it may be done once more for this; counts as done. */
  mayRepeat(thing: object): boolean {
    const now = this.#now();
    const tries = this.#tries.get(thing) ?? { left: AT_ONCE, total: 0, at: now };
    this.#tries.set(thing, tries);
    tries.left = Math.min(AT_ONCE, tries.left + (now - tries.at) / RECOVERY);
    tries.at = now;
    if (tries.left < 1 || tries.total >= MOST) return false;
    tries.left -= 1;
    tries.total += 1;
    return true;
  }
}
