import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Finding } from '../../extension/src/shared/analysis';
import { root } from '../../tools/lib/paths.mjs';
import { localEngine, locally, remotely } from './harness/engines';
import { findingsOf } from './harness/native';
import { corpusPages, ownPages, still } from './harness/pages';
import { setCleaned, settled, useStage } from './harness/stage';

const stage = useStage();
const pages = [...ownPages(), ...corpusPages(50)];
let native: Map<string, readonly Finding[]>;
let engine: string;

beforeAll(async () => {
  [native, engine] = await Promise.all([findingsOf(pages), localEngine()]);
});

test.each(pages.map((path) => [relative(root, path), path] as const))(
  'native, local and remote engine agree on %s',
  async (_, path) => {
    const url = stage.server.add(`/engines/${String(pages.indexOf(path))}`, {
      body: await readFile(path),
      headers: still,
    });
    const tab = await stage.browser.open(url);
    try {
      await settled(stage, tab);
      // The engines are asked about the page as it came.
      await setCleaned(stage, tab, false).catch(() => undefined);
      const local = await locally(tab, engine);
      const remote = await remotely(stage.browser, tab);
      expect(remote.analysis).toEqual(local.analysis);
      expect(local.analysis.findings).toEqual(native.get(path));
    } finally {
      await tab.close();
    }
  },
);
