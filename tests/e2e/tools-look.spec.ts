/** What Lede lays over pages, looked at by axe and by whoever has asked the browser for something else than usual. */

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ToolName } from '../../extension/test/tools/in-page';
import type { Catalogue } from '../../extension/test/words';
import { inRoot } from '../../tools/lib/paths.mjs';
import type { Media, Tab } from './harness/browser';
import { addBundle, axeSource } from './harness/bundle';
import { settled, useStage } from './harness/stage';

const stage = useStage();
const TOOLS: readonly ToolName[] = ['picker', 'rail', 'toast', 'fold', 'ending'];

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[];
}

/** What axe finds wrong with what was opened last; the picker's is in the document of a frame. */
async function violationsIn(tab: Tab): Promise<string[]> {
  return tab.evaluate(
    async (source) => {
      const frame = window.ledeRoot.querySelector('iframe');
      const inner = frame?.contentWindow as (Window & { eval(source: string): void }) | null | undefined;
      const scope = (inner ?? window) as Window & {
        eval(source: string): void;
        axe?: { run(context: unknown): Promise<AxeResults> };
      };
      if (!scope.axe) scope.eval(`${source}\n;window.axe = axe;`);
      const results = await scope.axe?.run(inner ? inner.document : { include: [window.ledeRoot.host] });
      if (!results) return ['axe did not run'];
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      );
    },
    await axeSource(),
  );
}

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
    expect(await violationsIn(tab)).toEqual([]);
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
