/** Puts the reader into a page that a browser test has opened. */

import { openReader } from '../../src/reader/index';
import { memoryStore } from '../../src/reader/store/browser';
import type { ReaderHandle, SiteOfPage } from '../../src/reader/types';
import { speak } from '../words';
import { contextByHand, type Choices } from './by-hand';

interface InPageChoices extends Choices {
  /** The name of the page's site, where the reader may open on it by itself. */
  readonly site?: string;
}

interface InPage {
  open(choices?: InPageChoices): Promise<ReaderHandle>;
  /** Milliseconds from the call to the frame that shows the story, the analysis being there. */
  time(choices?: Choices): Promise<number>;
}

declare global {
  interface Window {
    ledeReader: InPage;
    /** What was chosen for the site, time after time. */
    ledeSites: boolean[];
  }
}

const siteNamed = (name: string): SiteOfPage => ({
  name,
  opens: false,
  setOpens(opens) {
    window.ledeSites.push(opens);
  },
});

const nextFrame = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      setTimeout(resolve);
    }),
  );

speak();

window.ledeReader = {
  async open({ site, ...choices } = {}) {
    window.ledeSites = [];
    const handle = openReader({
      ...contextByHand(document, choices),
      ...(site ? { site: siteNamed(site) } : {}),
    });
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
    await handle.closed;
    return time;
  },
};
