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
    async (path) => {
      const body = await readFile(`${corpus ?? ''}/${path}`, 'utf8');
      // What the page would load from elsewhere is not there, and must not be waited for.
      const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
      const url = stage.server.add(`/corpus/${path}`, {
        body,
        headers: { 'content-security-policy': policy },
      });
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
