/** A long story is shown as soon as its beginning is there, and grows while the browser has nothing else to do. */

import type { Composing } from './compose/article';
import { lead } from './compose/notes';
import { importNode } from './dom/safe';
import { offerEmbeds } from './ui/embeds';

export interface Growing {
  readonly composing: Composing;
  readonly page: Document;
  /** The story on the screen. */
  readonly body: HTMLElement;
  readonly signal: AbortSignal;
  /** The story is all there. */
  readonly grown: () => void;
}

export interface Growth {
  readonly complete: boolean;
  /** What needs the whole story waits for nothing. */
  readonly finish: (this: void) => void;
}

/** Milliseconds of one turn: half a frame, since what is added must be laid out too. */
const TURN = 8;
/** A page that is always busy must not keep the story short. */
const PATIENCE = 150;

export function grow({ composing, page, body, signal, grown }: Growing): Growth {
  let told = composing.complete;
  const add = (enough: () => boolean): void => {
    const piece = new DocumentFragment();
    piece.append(...composing.more(enough).map((node) => importNode(page, node)));
    offerEmbeds(piece);
    body.append(piece);
    if (!composing.complete || told) return;
    told = true;
    lead(body, composing.outward);
    grown();
  };
  const turn = (): void => {
    if (signal.aborted || composing.complete) return;
    const end = performance.now() + TURN;
    add(() => performance.now() >= end);
    whenIdle(turn);
  };
  if (!composing.complete) whenIdle(turn);
  return {
    get complete() {
      return composing.complete;
    },
    finish: () => {
      if (!signal.aborted && !composing.complete) add(() => false);
    },
  };
}

/** When the browser has nothing else to do, but soon. */
export function whenIdle(act: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: PATIENCE });
  else setTimeout(act);
}
