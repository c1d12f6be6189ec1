/** What Lede lays over pages, looked at by axe and by whoever has asked the browser for something else than usual. */

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ToolName } from '../../extension/test/tools/in-page';
import type { Catalogue } from '../../extension/test/words';
import { inRoot } from '../../tools/lib/paths.mjs';
import type { Media, Tab } from './harness/browser';
import { violationsInLayer } from './harness/axe';
import { addBundle } from './harness/bundle';
import { settled, useStage } from './harness/stage';

const stage = useStage();
const TOOLS: readonly ToolName[] = ['picker', 'rail', 'toast', 'fold', 'ending'];

const catalogueOf = async (language: string): Promise<Catalogue> =>
  JSON.parse(await readFile(inRoot('extension', '_locales', language, 'messages.json'), 'utf8')) as Catalogue;

describe.each(TOOLS)('the %s', (name) => {
  let tab: Tab;

  beforeAll(async () => {
    tab = await stage.browser.open(stage.server.url('/reader/everything.html'));
    await settled(stage, tab);
    await addBundle(tab, 'tools');
    return () => tab.close();
  });

  const open = async (media: Media, language = 'en'): Promise<void> => {
    await tab.emulate(media);
    await tab.evaluate(
      async ({ name, catalogue }) => {
        await window.ledeTools.open(name, catalogue);
      },
      { name, catalogue: (await catalogueOf(language)) as never },
    );
  };
  const close = async (): Promise<void> => {
    await tab.evaluate(() => {
      window.ledeTools.close();
    });
    await tab.emulate({});
  };

  const looks: readonly (readonly [string, Media])[] = [
    ['light', {}],
    ['dark', { dark: true }],
    ['with forced colours', { forcedColors: true }],
  ];
  test.each(looks)('axe finds nothing wrong with it, %s', async (_, media) => {
    await open(media);
    expect(await violationsInLayer(tab)).toEqual([]);
    await close();
  });

  test.each(['de', 'ar', 'ja'])('it speaks %s and stays within a narrow window', async (language) => {
    await tab.resize(400, 700);
    await open({}, language);
    const box = await tab.evaluate(() => {
      const frame = window.ledeRoot.querySelector('iframe')?.contentDocument;
      const all = [...(frame ?? window.ledeRoot).querySelectorAll('[lang], [lang] *')];
      const boxes = all.map((element) => element.getBoundingClientRect());
      const seen = boxes.filter(({ width, height }) => width > 0 && height > 0);
      return {
        lang: all[0]?.getAttribute('lang'),
        isSeen: seen.length > 0,
        isCutOff: seen.some(({ left, right }) => left < -0.5 || right > innerWidth + 0.5),
      };
    });
    expect(box).toEqual({ lang: language, isSeen: true, isCutOff: false });
    await close();
    await tab.resize(1280, 980);
  });
});
