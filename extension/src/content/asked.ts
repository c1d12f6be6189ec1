/**
 * What the person has just asked the page for: a dialog behind a button, a share menu, a form to subscribe. What comes
 * into sight by a click on a control stays in sight, whatever it looks like; what comes by itself does not.
 */

import { inSight } from '../dom/sight';
import { listen } from '../dom/page';
import * as safe from '../reader/dom/safe';

/** Milliseconds in which a page answers a click, if it has not to ask a slow server first. */
const ANSWER = 1_500;
/** When it is looked what the page has brought into sight. */
const LOOKS = [60, 300, 800, ANSWER];
/** From the press of a button to the click there is not so much time. */
const PRESS = 1_000;

const CONTROLS = [
  ...['a[href]', 'button', 'input', 'label', 'select', 'summary', '[onclick]', '[tabindex]', '[popovertarget]'],
  ...['[aria-controls]', '[aria-expanded]', '[aria-haspopup]', '[commandfor]', '[data-toggle]', '[data-target]'],
  ...['button', 'link', 'menuitem', 'option', 'switch', 'tab'].map((role) => `[role="${role}"]`),
].join(',');

interface Surroundings {
  readonly document: Document;
  /** What is hidden and may be asked for. */
  readonly hidden: () => readonly Element[];
  readonly reveal: (elements: readonly Element[]) => void;
}

export class Asked {
  readonly #surroundings: Surroundings;
  #begun = -Infinity;
  #until = -Infinity;
  /** What was out of sight when the person clicked. */
  #dormant: readonly Element[] = [];
  #looks: ReturnType<typeof setTimeout>[] = [];

  constructor(surroundings: Surroundings, signal: AbortSignal) {
    this.#surroundings = surroundings;
    for (const act of ['pointerdown', 'click']) {
      listen(surroundings.document, act, this.#notice, { signal, capture: true, passive: true });
    }
    signal.addEventListener('abort', () => {
      this.#rest();
    });
  }

  /** Whether what comes now may be the answer to a click. */
  get isRecent(): boolean {
    return performance.now() < this.#until;
  }

  /** Reveals what has come into sight since the click. */
  readonly look = (): void => {
    if (this.#dormant.length === 0) return;
    const seen = new Set(inSight(this.#dormant));
    if (seen.size === 0) return;
    this.#dormant = this.#dormant.filter((element) => !seen.has(element));
    this.#surroundings.reveal([...seen]);
  };

  readonly #notice = (event: Event): void => {
    if (!event.isTrusted || !isControl(event)) return;
    const now = performance.now();
    // Of press and click the first counts for what was out of sight, since some pages answer to the press.
    if (event.type === 'pointerdown' || now > this.#begun + PRESS) this.#begin(now);
    this.#rest();
    this.#until = now + ANSWER;
    if (this.#dormant.length > 0) this.#looks = LOOKS.map((delay) => setTimeout(this.look, delay));
  };

  #begin(now: number): void {
    this.#begun = now;
    const hidden = this.#surroundings.hidden();
    const seen = new Set(hidden.length > 0 ? inSight(hidden) : []);
    this.#dormant = hidden.filter((element) => !seen.has(element));
  }

  #rest(): void {
    for (const look of this.#looks) clearTimeout(look);
    this.#looks = [];
  }
}

/** Whether somebody who clicks there expects something of it. */
function isControl(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof Node)) return false;
  const element = safe.isElement(target) ? target : safe.parentOf(target);
  if (!element || !safe.isElement(element)) return false;
  return safe.closest(element, CONTROLS) !== null || getComputedStyle(element).cursor === 'pointer';
}
