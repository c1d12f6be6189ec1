/** Puts the reader into a page that a browser test has opened. */

import { openReader } from '../../src/reader/index';
import type { ReaderHandle } from '../../src/reader/types';
import { contextByHand, type Choices } from './by-hand';

declare global {
  interface Window {
    ledeReader: { open(choices?: Choices): Promise<ReaderHandle> };
  }
}

window.ledeReader = {
  async open(choices) {
    const handle = openReader(contextByHand(document, choices));
    await handle.opened;
    return handle;
  },
};
