/** Opens and closes the reader, whose code comes in a bundle of its own when it is first asked for. */

import type { openReader, ReaderHandle, SiteOfPage } from '../reader';
import type { Choices } from '../shared/settings';
import type { Cleaner } from './cleaner';

/**
 * Where the two bundles meet: they share the content script's global and nothing else. A symbol, so that no name
 * of the page's can be taken for it.
 */
export const OPEN_READER = Symbol.for('lede.openReader');

export interface ReaderScope {
  [OPEN_READER]?: typeof openReader;
}

interface Surroundings {
  readonly document: Document;
  readonly cleaner: Cleaner;
  /** Has the background run the reader's bundle in this page. */
  readonly load: () => Promise<unknown>;
  readonly clean: () => void;
  readonly closed: () => void;
  /** The page's site, where Lede can open the reader on it by itself. */
  readonly site?: SiteOfPage;
}

export class Reader {
  readonly #surroundings: Surroundings;
  #handle: ReaderHandle | undefined;
  #opening = false;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  get isOpen(): boolean {
    return this.#handle !== undefined;
  }

  async toggle(choices: Choices): Promise<void> {
    if (this.#handle) {
      this.close();
      return;
    }
    if (this.#opening) return;
    this.#opening = true;
    try {
      await this.#open(choices);
    } finally {
      this.#opening = false;
    }
  }

  close(): void {
    this.#handle?.close();
    this.#handle = undefined;
  }

  async #open(choices: Choices): Promise<void> {
    const { document, cleaner, clean, closed, site } = this.#surroundings;
    const open = await this.#opener();
    const { analysis, snapshot } = await cleaner.analyze(choices);
    const handle = open({
      document,
      analysis,
      resolve: (target) => snapshot.nodes(target),
      analyze: (root, url) => cleaner.analyzeOther(root, url),
      clean,
      ...(site ? { site } : {}),
    });
    this.#handle = handle;
    void handle.closed.then(() => {
      if (this.#handle === handle) this.#handle = undefined;
      closed();
    });
    await handle.opened;
  }

  async #opener(): Promise<typeof openReader> {
    const scope = globalThis as ReaderScope;
    if (!scope[OPEN_READER]) await this.#surroundings.load();
    const open = scope[OPEN_READER];
    if (!open) throw new Error('The reader could not be loaded.');
    return open;
  }
}
