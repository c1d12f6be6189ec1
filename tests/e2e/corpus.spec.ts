/** The seed page; only where LEDE_CORPUS names a folder that has it. Undo on real pages is in roundtrip.spec.ts. */

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { corpus, seedPage } from './harness/pages';
import { settled, useStage } from './harness/stage';
import { left, survey, type Label } from './harness/survey';

describe.skipIf(!corpus)('on the pages of a corpus', () => {
  const stage = useStage();
  const seed = seedPage();

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
