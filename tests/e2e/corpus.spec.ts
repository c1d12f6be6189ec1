/** Undo and the seed page, on real pages; only where LEDE_CORPUS names a folder of them. */

import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpus, corpusPages, seedPage, still } from './harness/pages';
import { setCleaned, settled, source, useStage } from './harness/stage';
import { left, survey, type Label } from './harness/survey';

describe.skipIf(!corpus)('on the pages of a corpus', () => {
  const stage = useStage();
  const pages = corpusPages(10);
  const seed = seedPage();

  const setEnabled = (enabled: boolean): Promise<void> =>
    stage.browser.inExtension((settings) => chrome.storage.local.set({ settings }), {
      version: 2,
      entries: { enabled: { t: 1, v: enabled } },
    });

  test.each(pages.map((path) => [relative(corpus ?? '', path), path] as const))(
    'undo gives back %s as it was without Lede',
    async (name, path) => {
      const url = stage.server.add(`/corpus/${name}`, { body: await readFile(path), headers: still });
      await setEnabled(false);
      const tab = await stage.browser.open(url);
      await settled(stage, tab);
      const without = await source(tab);

      await setEnabled(true);
      await tab.goto(url);
      await settled(stage, tab);
      await setCleaned(stage, tab, false);
      expect(await source(tab)).toBe(without);
    },
  );

  test.skipIf(!seed)('the seed page is cleaned of all clutter and keeps every word', async () => {
    const { page, labels } = seed ?? { page: '', labels: '' };
    const url = stage.server.add('/seed', { body: await readFile(page) });
    const named = (JSON.parse(await readFile(labels, 'utf8')) as { labels: Record<string, string> }).labels;
    const tab = await stage.browser.open(url);
    expect((await settled(stage, tab)).cleaning.status).toBe('cleaned');
    const seen = await survey(
      tab,
      Object.entries(named).map(([nid, category]): Label => [`[data-nid="${nid}"]`, category]),
    );
    expect(left(seen)).toEqual([]);
    expect(seen.lost).toEqual([]);
    expect(seen.kept).toBeGreaterThan(50);
  });
});
