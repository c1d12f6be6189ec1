/** The extension's own reader over a page in a frame. */

import { takeSnapshot } from '../../extension/src/dom/snapshot';
import { startLocal } from '../../extension/src/engine/local';
import { openReader } from '../../extension/src/reader';
import { memoryStore } from '../../extension/src/reader/store/browser';
import type { Level } from '../../extension/src/shared/settings';
import { optionsFor } from './analysed';

/** What is set in the reader holds for as long as this page is open. */
const settings = memoryStore();

export async function readIn(page: Document, level: Level, left: () => void): Promise<void> {
  const root = page.documentElement;
  const { analysis } = await startLocal().analyze(root, optionsFor(level));
  const snapshot = takeSnapshot(root);
  const handle = openReader({
    document: page,
    analysis,
    resolve: (target) => snapshot.nodes(target),
    settings,
    clean: left,
  });
  void handle.closed.then(left);
  await handle.opened;
}
