/** What runs in a page to be timed: Lede's core and its hiding, beside Readability and Defuddle, on the same document. */

import { isProbablyReaderable, Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { initSync } from 'lede-core';
import { applyFindings } from '../../../extension/src/dom/apply';
import { takeSnapshot } from '../../../extension/src/dom/snapshot';
import { analyzeHtml } from '../../../extension/src/engine/core';
import { readHtml } from '../../../extension/src/engine/read';

export const CONTENDERS = ['lede', 'isProbablyReaderable', 'readability', 'defuddle'] as const;
export type Contender = (typeof CONTENDERS)[number];

/** Milliseconds, and what it did besides: to take back, and to tell that something was done at all. */
interface Round {
  readonly milliseconds: number;
  readonly undo?: () => void;
}

function timed(work: () => (() => void) | undefined): Round {
  const start = performance.now();
  const undo = work();
  return { milliseconds: performance.now() - start, ...(undo && { undo }) };
}

const rounds: Record<Contender, () => Round> = {
  lede: () =>
    timed(() => {
      const { html } = readHtml(document.documentElement);
      const { analysis } = analyzeHtml(html, { url: location.href, scripting: true, threshold: 0.5 });
      const wishes = { hides: () => true, shows: () => false };
      const snapshot = takeSnapshot(document.documentElement);
      const { hiding } = applyFindings(document, analysis.findings, snapshot, wishes);
      return () => {
        hiding.undo();
      };
    }),
  isProbablyReaderable: () =>
    timed(() => {
      isProbablyReaderable(document);
      return undefined;
    }),
  readability: () =>
    timed(() => {
      new Readability(document.cloneNode(true) as Document).parse();
      return undefined;
    }),
  defuddle: () =>
    timed(() => {
      new Defuddle(document.cloneNode(true) as Document, { url: location.href }).parse();
      return undefined;
    }),
};

/** The first time is cold, the rest are warm. */
export function measure(contender: Contender, times: number): number[] {
  return Array.from({ length: times }, () => {
    const { milliseconds, undo } = rounds[contender]();
    undo?.();
    return milliseconds;
  });
}

/** Bytes of the core's memory. */
export const coreMemory = (): number => {
  const { memory } = initSync({ module: new Uint8Array() }) as { memory: WebAssembly.Memory };
  return memory.buffer.byteLength;
};

window.ledeBench = { measure, coreMemory };
