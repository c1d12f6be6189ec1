/**
 * There and back: whatever is asked of a page in whatever order, undo gives it back byte for byte. On our own pages,
 * and on two hundred of a corpus where LEDE_CORPUS names one.
 */

import { readFile } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageState } from '../../extension/src/shared/page-state';
import type { Json, Tab } from './harness/browser';
import { corpus, corpusPages, ownPages, still } from './harness/pages';
import { setCleaned, setEnabled, settled, source, stateOf, tell, useStage } from './harness/stage';

/** Every so many of our own pages: all of them are read by other specs. */
const STEP = 9;
const pages = corpus
  ? corpusPages(Number(process.env['LEDE_PAGES'] ?? 200)).map(
      (path) => [relative(corpus ?? '', path), path] as const,
    )
  : ownPages()
      .filter((_, at) => at % STEP === 0)
      .map((path) => [basename(path), path] as const);

const stage = useStage();
let tab: Tab;
let id: number;

beforeAll(async () => {
  tab = await stage.browser.open(
    stage.server.add('/roundtrip/blank', { body: '<title>Blank</title><p>Blank' }),
  );
  id = await stage.browser.idOf(tab);
});
afterAll(() => tab.close());

/** Sends all of it at once, as a person in a hurry would. */
const sendAll = (messages: readonly Json[]): Promise<void> =>
  stage.browser.inExtension(
    async ({ id, messages }) => {
      await Promise.allSettled(
        messages.map((message) => chrome.tabs.sendMessage(id, message, { frameId: 0 })),
      );
    },
    { id, messages },
  );

/** The page as it was, whatever is open over it. */
async function givenBack(): Promise<string> {
  const state: PageState = await stateOf(stage.browser, tab);
  if (state.readerOpen) await tell(stage.browser, tab, { type: 'toggleReader' });
  await setCleaned(stage, tab, false);
  return source(tab);
}

const toggle: Json = { type: 'toggleCleaned' };
const reader: Json = { type: 'toggleReader' };
const clean = (cleaned: boolean): Json => ({ type: 'setCleaned', cleaned });

describe('undo gives back the page', () => {
  test.each(pages)(
    '%s',
    async (name, path) => {
      const url = stage.server.add(`/roundtrip/${name}`, { body: await readFile(path), headers: still });
      await setEnabled(stage, false);
      await tab.goto(url);
      await settled(stage, tab);
      const without = await source(tab);
      await setEnabled(stage, true);

      // As it was loaded, cleaned.
      await tab.goto(url);
      await settled(stage, tab);
      expect(await givenBack()).toBe(without);

      // Back and forth twenty times.
      await sendAll(Array.from({ length: 20 }, () => toggle));
      expect(await givenBack()).toBe(without);

      // The reader, opened and closed while it is cleaned and given back.
      await sendAll([clean(true), reader, clean(false), reader, toggle, reader, clean(true), reader]);
      expect(await givenBack()).toBe(without);

      // The page at work meanwhile: what it adds it takes away again.
      const working = tab.evaluate(async () => {
        for (let time = 0; time < 12; time += 1) {
          const added = document.createElement('div');
          added.className = 'ad-slot';
          added.textContent = 'Advertisement';
          document.body.append(added);
          await new Promise((resolve) => setTimeout(resolve, 15));
          added.remove();
        }
      });
      await sendAll([toggle, toggle, toggle, reader, toggle, reader]);
      await working;
      expect(await givenBack()).toBe(without);

      // The page is left meanwhile.
      const left = sendAll([clean(true), reader, toggle, toggle]);
      await tab.goto(url);
      await left;
      await settled(stage, tab);
      expect(await givenBack()).toBe(without);
    },
    120_000,
  );
});
