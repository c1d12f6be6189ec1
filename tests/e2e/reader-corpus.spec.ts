/** The reader on real pages, where a corpus of them is at hand. */

import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpus, corpusPages, still } from './harness/pages';
import { settled, source, tell, useStage } from './harness/stage';

const PAGES = 40;

describe.skipIf(!corpus)('real pages', () => {
  const stage = useStage();

  test.each(corpusPages(PAGES).map((path) => [relative(corpus ?? '', path), path] as const))(
    '%s is as before when the reader has gone',
    async (name, path) => {
      const url = stage.server.add(`/corpus/${name}`, { body: await readFile(path), headers: still });
      const tab = await stage.browser.open(url);
      try {
        await settled(stage, tab);
        const before = await source(tab);
        expect((await tell(stage.browser, tab, { type: 'toggleReader' })).readerOpen).toBe(true);
        const covered = await tab.evaluate(() => {
          const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
          return top?.parentElement === document.documentElement && top !== document.body;
        });
        expect(covered).toBe(true);
        expect((await tell(stage.browser, tab, { type: 'toggleReader' })).readerOpen).toBe(false);
        expect(await source(tab)).toBe(before);
      } finally {
        await tab.close();
      }
    },
  );
});
