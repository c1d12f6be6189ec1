/** The reader in a page of a test, with an analysis made by hand and a shadow root that the test can see into. */

import type { Choices } from '../../../extension/test/reader/by-hand';
import type { ReaderHandle } from '../../../extension/src/reader/types';
import type { Tab } from './browser';
import { addBundle } from './bundle';
import { settled, type Stage } from './stage';

declare global {
  interface Window {
    ledeHandle: ReaderHandle;
  }
}

/** Puts the reader into the page; it stays closed. */
export async function addReader(tab: Tab): Promise<void> {
  await addBundle(tab, 'reader');
}

/** A page of the fixtures that Lede is through with, with the reader in it. */
export async function openWithReader(stage: Stage, path: string): Promise<Tab> {
  const tab = await stage.browser.open(stage.server.url(path));
  await settled(stage, tab);
  await addReader(tab);
  return tab;
}

/** Opens the reader and waits until it shows. */
export async function openReader(
  tab: Tab,
  choices: Choices & { readonly site?: string } = {},
): Promise<void> {
  await tab.evaluate(async (choices) => {
    window.ledeHandle = await window.ledeReader.open(choices);
    // It is on the screen; what lies under it becomes inert a moment later.
    while (!window.ledeRoot.querySelector('dialog')?.open)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }, choices as never);
}

export const closeReader = (tab: Tab): Promise<void> =>
  tab.evaluate(async () => {
    window.ledeHandle.close();
    await window.ledeHandle.closed;
  });

/** The text of whatever in the reader matches, in order. */
export const textsIn = (tab: Tab, selector: string): Promise<string[]> =>
  tab.evaluate(
    (selector) =>
      [...window.ledeRoot.querySelectorAll(selector)].map((element) =>
        (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
      ),
    selector,
  );
