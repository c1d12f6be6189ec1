/** Puts the reader into a page that a browser test has opened. */

import { openReader } from '../../src/reader/index';
import { memoryStore } from '../../src/reader/store/browser';
import type { ReaderHandle } from '../../src/reader/types';
import { speak } from '../words';
import { contextByHand, type Choices } from './by-hand';

interface InPage {
  open(choices?: Choices): Promise<ReaderHandle>;
  /** Milliseconds from the call to the frame that shows the story, the analysis being there. */
  time(choices?: Choices): Promise<number>;
}

declare global {
  interface Window {
    ledeReader: InPage;
  }
}

const nextFrame = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      setTimeout(resolve);
    }),
  );

speak();

window.ledeReader = {
  async open(choices) {
    const handle = openReader(contextByHand(document, choices));
    await handle.opened;
    return handle;
  },
  async time(choices) {
    const context = { ...contextByHand(document, choices), settings: memoryStore() };
    const start = performance.now();
    const handle = openReader(context);
    await handle.opened;
    await nextFrame();
    const time = performance.now() - start;
    handle.close();
    return time;
  },
};
