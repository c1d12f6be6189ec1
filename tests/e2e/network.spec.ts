import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { inRoot } from '../../tools/lib/paths.mjs';
import { setCleaned, settled, useStage } from './harness/stage';

const stage = useStage();

test('cleaning a page asks the network for nothing', async () => {
  const demo = await readFile(inRoot('tests', 'fixtures', 'demo', 'index.html'), 'utf8');
  const asked = new Set(
    [...demo.matchAll(/(?:src|stylesheet" href)="([^"]+)"/g)].map(([, path]) => `/demo/${path ?? ''}`),
  );
  const tab = await stage.browser.open(stage.server.url('/demo/'));
  await settled(stage, tab);
  await setCleaned(stage, tab, false);
  await setCleaned(stage, tab, true);

  const loaded = await tab.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  for (const path of loaded) expect(asked).toContain(path);
  for (const { path } of stage.server.requests) expect(['/demo/', ...asked]).toContain(path);
});
