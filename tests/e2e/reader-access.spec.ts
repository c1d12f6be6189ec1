/** The reader for everybody: whoever sees it otherwise, moves through it by keys, or wants nothing to move. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsInLayer } from './harness/axe';
import type { Tab } from './harness/browser';
import { closeReader, openReader, openWithReader } from './harness/reader';
import { useStage } from './harness/stage';

const stage = useStage();

const THEMES = ['light', 'sepia', 'dark', 'black'];

describe('access', () => {
  let tab: Tab;

  beforeAll(async () => {
    tab = await openWithReader(stage, '/reader/everything.html');
    await openReader(tab);
  });
  afterAll(() => tab.close());

  const setTheme = (theme: string): Promise<void> =>
    tab.evaluate(
      (theme) => window.ledeRoot.querySelector('dialog')?.setAttribute('data-theme', theme),
      theme,
    );

  test.each(THEMES)('axe finds nothing wrong with the %s theme', async (theme) => {
    await setTheme(theme);
    expect(await violationsInLayer(tab)).toEqual([]);
  });

  test.each(['contents', 'appearance', 'take'])('axe finds nothing wrong with the %s panel', async (name) => {
    for (const theme of THEMES) {
      await setTheme(theme);
      await tab.evaluate(
        (name) => window.ledeRoot.querySelector<HTMLElement>(`[aria-controls=panel-${name}]`)?.click(),
        name,
      );
      expect(await violationsInLayer(tab)).toEqual([]);
      await tab.press('Escape');
    }
    expect(await tab.evaluate(() => window.ledeRoot.querySelector('dialog')?.open)).toBe(true);
  });

  test('the keyboard reaches every control, and each shows where it is', async () => {
    await tab.evaluate(() => window.ledeRoot.querySelector<HTMLElement>('.bar button')?.focus());
    const reached = new Set<string>(['Contents']);
    for (let step = 0; step < 16; step += 1) {
      await tab.press('Tab');
      const at = await tab.evaluate(() => {
        const focused = window.ledeRoot.activeElement;
        if (!focused) return null;
        const { outlineStyle, boxShadow } = getComputedStyle(focused);
        return {
          name: focused.getAttribute('aria-label') ?? focused.textContent,
          visible: outlineStyle !== 'none' || boxShadow !== 'none',
        };
      });
      if (!at) continue;
      reached.add(at.name ?? '');
      expect(at.visible, at.name ?? '').toBe(true);
    }
    expect([...reached]).toEqual(
      expect.arrayContaining(['Contents', 'Read aloud', 'Appearance', 'Save and share', 'Close reader', '1']),
    );
  });

  test('at twice the size nothing is cut off', async () => {
    await tab.resize(640, 490);
    const sideways = await tab.evaluate(() => {
      const scroller = window.ledeRoot.querySelector<HTMLElement>('.scroller');
      return (scroller?.scrollWidth ?? 0) - (scroller?.clientWidth ?? 0);
    });
    expect(sideways).toBeLessThanOrEqual(0);
    await tab.resize(1280, 980);
  });
});

describe('what a person has asked of their system', () => {
  let tab: Tab;

  beforeAll(async () => {
    tab = await openWithReader(stage, '/reader/everything.html');
  });
  afterAll(async () => {
    await tab.emulate({});
    await tab.close();
  });

  const unfold = (): Promise<void> =>
    tab.evaluate(() =>
      window.ledeRoot.querySelector<HTMLElement>('[aria-controls=panel-appearance]')?.click(),
    );

  test.each([true, false])('what moves: less of it asked for is %s', async (reducedMotion) => {
    await tab.emulate({ reducedMotion });
    await openReader(tab);
    await unfold();
    const moving = await tab.evaluate(() => {
      const style = (selector: string): CSSStyleDeclaration | undefined => {
        const element = window.ledeRoot.querySelector(selector);
        return element ? getComputedStyle(element) : undefined;
      };
      const seconds = (selector: string): number =>
        Math.max(
          ...(style(selector)?.transitionDuration ?? '0').split(',').map((duration) => parseFloat(duration)),
        );
      return {
        opens: style('dialog')?.animationName !== 'none',
        unfolds: style('.panel')?.animationName !== 'none',
        bar: seconds('.bar') > 0.01,
        status: seconds('.status') > 0.01,
        scrolls: style('.scroller')?.scrollBehavior === 'smooth',
      };
    });
    await closeReader(tab);
    if (reducedMotion) expect(Object.values(moving)).not.toContain(true);
    else expect(moving).toMatchObject({ opens: true, unfolds: true, status: true });
  });

  test('with forced colours every control keeps an edge, and a choice shows which it is', async () => {
    await tab.emulate({ forcedColors: true });
    await openReader(tab);
    await unfold();
    const seen = await tab.evaluate(() => {
      const all = [...window.ledeRoot.querySelectorAll<HTMLElement>('.tool, .small, .choice span, .panel')];
      const shown = all.filter((element) => element.checkVisibility());
      const styles = shown.map((element) => ({
        name: `${element.className} ${element.textContent ?? ''}`.trim(),
        hasEdge: parseFloat(getComputedStyle(element).borderTopWidth) > 0,
      }));
      const chosen = window.ledeRoot.querySelector('.choice input:checked + span');
      return {
        forced: matchMedia('(forced-colors: active)').matches,
        count: styles.length,
        bare: styles.filter(({ hasEdge }) => !hasEdge),
        chosen: chosen ? getComputedStyle(chosen).outlineStyle : '',
      };
    });
    expect(seen).toMatchObject({ forced: true, bare: [], chosen: 'solid' });
    expect(seen.count).toBeGreaterThan(8);
    expect(await violationsInLayer(tab)).toEqual([]);
    await closeReader(tab);
  });

  test.each([true, false])('a reader that follows the system is dark where that is: %s', async (dark) => {
    await tab.emulate({ dark });
    await openReader(tab);
    const lightness = await tab.evaluate(() => {
      const dialog = window.ledeRoot.querySelector('dialog');
      const [red = 0] = (dialog ? getComputedStyle(dialog).backgroundColor : '').match(/\d+/g) ?? [];
      return Number(red);
    });
    if (dark) expect(lightness).toBeLessThan(80);
    else expect(lightness).toBeGreaterThan(200);
    await closeReader(tab);
  });
});
