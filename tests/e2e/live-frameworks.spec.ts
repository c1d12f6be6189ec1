/** Applications of the frameworks that most pages are made with go on working as if Lede were not there. */

import { beforeAll, describe, expect, test, vi } from 'vitest';
import { buildApp, FRAMEWORKS, type BuiltApp } from './harness/apps';
import type { Tab } from './harness/browser';
import { PATIENCE } from './harness/patience';
import { setCleaned, settled, source, stateOf, useStage } from './harness/stage';

const stage = useStage();

interface App {
  setRoute(to: 'one' | 'two'): void;
  shuffle(): void;
  late(): void;
  tick(): void;
}

interface Scope {
  readonly app: App;
  readonly begin: () => void;
  readonly faults: string[];
}

/** Keeps what goes wrong from the first moment on. */
const WATCH = `<script>
  window.faults = [];
  console.error = console.warn = (...details) => { faults.push(details.map(String).join(' ')); };
  addEventListener('error', ({ message }) => { faults.push(message); });
  addEventListener('unhandledrejection', ({ reason }) => { faults.push(String(reason)); });
</script>`;

/** An application that begins when all has loaded, or when it is told to. */
const page = (inside: string, script: string, how: 'hydrate' | 'mount'): string =>
  `<!doctype html><html lang="en"><head><title>The Sound</title>${WATCH}</head><body><div id="root">${inside}</div>
  <script>${script.replaceAll('</script', '<\\/script')}
  window.begin = () => start.${how}(document.querySelector('#root'));
  if (!location.search) addEventListener('load', () => setTimeout(begin, 300));</script></body></html>`;

const root = (tab: Tab): Promise<string> =>
  tab.evaluate(() => document.querySelector('#root')?.innerHTML.replace(/ data-lede="[a-z-]+"/g, '') ?? '');

const faults = (tab: Tab): Promise<string[]> => tab.evaluate(() => (globalThis as unknown as Scope).faults);

const seen = (tab: Tab): Promise<Record<string, number>> =>
  tab.evaluate(() => {
    const shown = (selector: string): number =>
      [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0).length;
    return {
      clutter: shown('.ad-container') + shown('aside'),
      // The bare line in the story has its link to be seen by.
      lines: shown('article > a'),
      story: shown('h1') + shown('article p'),
    };
  });

const cleanOf = (story: number): Record<string, number> => ({ clutter: 0, lines: 0, story });

async function becomes(tab: Tab, wanted: Record<string, number>, isOn: boolean): Promise<void> {
  if (!isOn) return;
  await vi.waitFor(async () => {
    expect(await seen(tab)).toEqual(wanted);
  }, PATIENCE);
}

/** Takes an application through its life, with Lede or without, and gives what its root holds at each stage. */
async function live(tab: Tab, isOn: boolean): Promise<string[]> {
  const stages: string[] = [];
  const note = async (story: number): Promise<void> => {
    await becomes(tab, cleanOf(story), isOn);
    // The texts that Lede has emptied are compared when they are given back.
    await setCleaned(stage, tab, false);
    stages.push(await root(tab));
    if (isOn) await setCleaned(stage, tab, true);
    await becomes(tab, cleanOf(story), isOn);
  };
  await vi.waitFor(async () => {
    expect(await tab.evaluate(() => 'app' in globalThis)).toBe(true);
  }, PATIENCE);
  await note(9);
  await tab.evaluate(() => {
    (globalThis as unknown as Scope).app.shuffle();
    (globalThis as unknown as Scope).app.tick();
  });
  await note(9);
  await tab.evaluate(() => {
    (globalThis as unknown as Scope).app.late();
  });
  await note(9);
  await tab.evaluate(() => {
    history.pushState(null, '', '?two');
    (globalThis as unknown as Scope).app.setRoute('two');
  });
  await note(8);
  await tab.evaluate(async () => {
    const { app } = globalThis as unknown as Scope;
    for (const route of ['one', 'two', 'one'] as const) {
      app.setRoute(route);
      app.shuffle();
      app.tick();
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  });
  await note(9);
  return stages;
}

describe.each(FRAMEWORKS)('%s', (framework) => {
  let built: BuiltApp;

  beforeAll(async () => {
    built = await buildApp(framework);
  });

  test.each(['hydrate', 'mount'] as const)(
    'an application that a page %ss is as without Lede',
    async (how) => {
      const body = page(how === 'hydrate' ? built.html : '', built.script, how);
      const url = stage.server.add(`/apps/${framework}-${how}`, { body });
      const without = await stage.browser.open(`${url}?told`);
      await settled(stage, without);
      await setCleaned(stage, without, false);
      await without.evaluate(() => {
        (globalThis as unknown as Scope).begin();
      });
      const expected = await live(without, false);
      const tab = await stage.browser.open(url);
      await settled(stage, tab);
      if (how === 'hydrate') expect(await seen(tab)).toMatchObject({ clutter: 0, story: 9 });
      expect(await live(tab, true)).toEqual(expected);
      expect(await faults(tab)).toEqual([]);
      expect(await faults(without)).toEqual([]);
      expect((await stateOf(stage.browser, tab)).cleaning.status).toBe('cleaned');
      await setCleaned(stage, tab, false);
      expect(await source(tab)).not.toContain('data-lede');
    },
  );
});
