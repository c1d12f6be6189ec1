import { describe, expect, inject, test, vi } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE } from './harness/patience';
import { openPopup } from './harness/popup';
import { setCleaned, settled, source, tell, useStage } from './harness/stage';

const PAGES = ['ferry', 'lamp', 'market', 'rope'] as const;

/** Which elements of the page can be seen, in its order. */
const seenIn = (tab: Tab): Promise<boolean[]> =>
  tab.evaluate(() => [...document.body.querySelectorAll('*')].map((element) => element.checkVisibility()));

/** What cannot be seen any more, by the nearest id. */
const goneSince = (tab: Tab, before: readonly boolean[]): Promise<string[]> =>
  tab.evaluate((before) => {
    const all = [...document.body.querySelectorAll('*')];
    if (all.length !== before.length) return ['another page'];
    const changed = all.filter((element, at) => element.checkVisibility() !== before[at]);
    return [...new Set(changed.map((element) => element.closest('[id]')?.id ?? element.outerHTML))].sort();
  }, before);

const isSeen = (tab: Tab, selector: string): Promise<boolean> =>
  tab.evaluate((selector) => document.querySelector(selector)?.checkVisibility() ?? false, selector);

const becomes = (tab: Tab, selector: string, seen: boolean): Promise<void> =>
  vi.waitFor(async () => {
    expect([selector, await isSeen(tab, selector)]).toEqual([selector, seen]);
  }, PATIENCE);

/** Has every event that a person makes counted by listeners that the page had first. */
const listenIn = (tab: Tab): Promise<void> =>
  tab.evaluate(() => {
    const heard: string[] = [];
    (window as unknown as { heard: string[] }).heard = heard;
    const types = [
      'keydown',
      'keyup',
      'keypress',
      'click',
      'mousedown',
      'mouseup',
      'pointerdown',
      'pointerup',
      'wheel',
    ];
    for (const type of types) window.addEventListener(type, () => heard.push(type), true);
  });

const heardIn = (tab: Tab): Promise<string[]> =>
  tab.evaluate(() => (window as unknown as { heard: string[] }).heard);

const focusLink = (tab: Tab): Promise<void> =>
  tab.evaluate(() => {
    const link = document.querySelector<HTMLElement>('#menu a');
    if (link) link.id = 'focused';
    link?.focus({ preventScroll: true });
  });

const focusedIn = (tab: Tab): Promise<string> => tab.evaluate(() => document.activeElement?.id ?? '');

/** Whether something of Lede's lies over the page, and where. */
const layerIn = (tab: Tab): Promise<{ left: number; top: number; width: number; height: number } | null> =>
  tab.evaluate(() => {
    const layer = document.querySelector('html > div[popover]')?.getBoundingClientRect();
    return layer ? { left: layer.left, top: layer.top, width: layer.width, height: layer.height } : null;
  });

/** Waits until a tool of Lede's lies over the page. */
const toolOpens = (tab: Tab): Promise<void> =>
  vi.waitFor(async () => {
    expect(await layerIn(tab)).not.toBeNull();
  }, PATIENCE);

const middleOf = (tab: Tab, selector: string): Promise<{ x: number; y: number }> =>
  tab.evaluate((selector) => {
    const element = document.querySelector(selector);
    element?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element?.getBoundingClientRect();
    return { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 };
  }, selector);

describe('rules', () => {
  const stage = useStage();
  const pageAt = (name: string): string => stage.server.url(`/sites/harbour/${name}.html`);

  const open = async (name: string): Promise<Tab> => {
    const tab = await stage.browser.open(pageAt(name));
    await settled(stage, tab);
    return tab;
  };

  /** The lines that are stored, in their order. */
  const storedRules = (): Promise<string[]> =>
    stage.browser.inExtension(async () => {
      const { rules } = await chrome.storage.local.get<{
        rules?: { entries: Record<string, { v?: number }> };
      }>('rules');
      return Object.entries(rules?.entries ?? {})
        .filter(([, { v }]) => v !== undefined)
        .sort(([, one], [, other]) => (one.v ?? 0) - (other.v ?? 0))
        .map(([key]) => key.replace(/^\d+:/, ''));
    });

  const storeRules = (...lines: string[]): Promise<void> =>
    stage.browser.inExtension(async (lines) => {
      const { rules } = await chrome.storage.local.get<{ rules?: { entries: Record<string, object> } }>(
        'rules',
      );
      const t = Date.now();
      // What went away is remembered as such, or the browser's sync would bring it back.
      const entries: Record<string, object> = {};
      for (const key of Object.keys(rules?.entries ?? {})) entries[key] = { t };
      lines.forEach((line, at) => {
        entries[`0:${line}`] = { t, v: at + 1 };
      });
      await chrome.storage.local.set({ rules: { version: 1, entries } });
    }, lines);

  test('a rule hides on the page that is open, and gives it back when it goes', async () => {
    await storeRules();
    const tab = await open('ferry');
    const before = await source(tab);
    await storeRules(
      '! mine',
      '127.0.0.1##div:has(> p:has-text(/would you go/))',
      'example.org###facts',
      '###contents:style(x: y)',
    );
    await becomes(tab, '#poll', false);
    expect(await isSeen(tab, '#facts')).toBe(true);
    expect(await isSeen(tab, '#contents')).toBe(true);
    await storeRules();
    await becomes(tab, '#poll', true);
    expect(await source(tab)).toBe(before);
    await setCleaned(stage, tab, false);
    expect(await source(tab)).not.toContain('data-lede');
  });

  test('a rule that would hide the story hides nothing, and the popup says why', async () => {
    await storeRules('127.0.0.1##article');
    const tab = await open('ferry');
    expect(await isSeen(tab, 'article')).toBe(true);
    const popup = await openPopup(stage, tab);
    expect(await popup.text('[data-kind="yours"] .thing-refusal')).toContain('story');
    await popup.tab.close();
    await storeRules();
  });

  test('a block that is picked with the pointer goes on all pages of its site, and nothing else does', async () => {
    await storeRules();
    const before = new Map<string, boolean[]>();
    const tab = await open('ferry');
    for (const name of PAGES) {
      await tab.goto(pageAt(name));
      await settled(stage, tab);
      before.set(name, await seenIn(tab));
    }
    await tab.goto(pageAt('ferry'));
    await settled(stage, tab);
    const { x, y } = await middleOf(tab, '#poll p');
    await stage.browser.menu(tab, 'hide');
    await toolOpens(tab);
    await listenIn(tab);
    await tab.point(x, y, true);
    await tab.press('ArrowUp');
    await tab.press(' ');
    await becomes(tab, '#poll', false);
    await tab.press(' ');
    await becomes(tab, '#poll', true);
    await tab.press('Enter');
    await becomes(tab, '#poll', false);
    expect(await heardIn(tab)).toEqual([]);
    const [rule = ''] = await storedRules();
    expect(rule).toMatch(/^127\.0\.0\.1##lede\(tag=div; in=main>article; /);

    for (const name of PAGES) {
      await tab.goto(pageAt(name));
      await settled(stage, tab);
      expect([name, await goneSince(tab, before.get(name) ?? [])]).toEqual([name, ['poll']]);
    }
  });

  test('a finger picks a block, and the page hears nothing of it', async () => {
    await storeRules();
    const tab = await open('ferry');
    const { x, y } = await middleOf(tab, '#poll p');
    await stage.browser.command(tab, 'hide-this');
    await toolOpens(tab);
    await listenIn(tab);
    await tab.tap(x, y);
    await tab.press(' ');
    await vi.waitFor(async () => {
      expect(await isSeen(tab, '#poll p')).toBe(false);
    }, PATIENCE);
    await tab.press(' ');
    await becomes(tab, '#poll p', true);
    await tab.press('Escape');
    await vi.waitFor(async () => {
      expect(await layerIn(tab)).toBeNull();
    }, PATIENCE);
    expect(await heardIn(tab)).toEqual([]);
  });

  test('the toast takes it back', async () => {
    await storeRules();
    const tab = await open('rope');
    const { x, y } = await middleOf(tab, '#look-1');
    await stage.browser.command(tab, 'hide-this');
    await toolOpens(tab);
    await tab.point(x, y, true);
    await tab.press('Enter');
    await becomes(tab, '#look-2', false);
    expect(await isSeen(tab, '#look-1')).toBe(false);
    const toast = await layerIn(tab);
    if (!toast) throw new Error('nothing was said');
    await tab.point(toast.left + toast.width - 36, toast.top + toast.height / 2, true);
    await becomes(tab, '#look-1', true);
    expect(await storedRules()).toEqual([]);
    expect(await layerIn(tab)).toBeNull();
  });

  test('by the keyboard alone a block is found, and Escape leaves everything as it was', async () => {
    await storeRules();
    const tab = await open('market');
    await focusLink(tab);
    const before = await source(tab);
    await listenIn(tab);
    await stage.browser.command(tab, 'hide-this');
    await vi.waitFor(async () => {
      expect(await layerIn(tab)).toMatchObject({ left: 0, top: 0 });
    }, PATIENCE);
    await tab.evaluate(() => {
      (window as unknown as { heard: string[] }).heard.length = 0;
    });
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp', '+', '-', ' ', ' '])
      await tab.press(key);
    await tab.press('Escape');
    await vi.waitFor(async () => {
      expect(await layerIn(tab)).toBeNull();
    }, PATIENCE);
    expect(await heardIn(tab)).toEqual([]);
    expect(await source(tab)).toBe(before);
    expect(await storedRules()).toEqual([]);
    expect(await focusedIn(tab)).toBe('focused');

    // From the middle of the window to the first block of the story, and on to the line that is not wanted.
    await tab.evaluate(() => {
      window.scrollTo({ top: 0, behavior: 'instant' });
    });
    await middleOf(tab, '#look-1');
    await stage.browser.command(tab, 'hide-this');
    await toolOpens(tab);
    const isChosen = async (): Promise<boolean> => {
      await tab.press(' ');
      const gone = !(await isSeen(tab, '#look-1'));
      await tab.press(' ');
      return gone && (await isSeen(tab, '#look-1'));
    };
    for (let steps = 0; steps < 12 && !(await isChosen()); steps += 1) await tab.press('ArrowRight');
    await tab.press('Enter');
    await becomes(tab, '#look-1', false);
    expect(await isSeen(tab, '#correction')).toBe(true);
    expect((await storedRules())[0]).toContain('text~"Harbour ledger"');
  });

  test('what was hidden is put back from the popup: one, all of a kind, and for good', async () => {
    await storeRules();
    const tab = await open('rope');
    expect([await isSeen(tab, '#notebook'), await isSeen(tab, '#cards')]).toEqual([false, false]);
    const popup = await openPopup(stage, tab);
    await popup.click('#things-related-name');
    await popup.click('#things-related-all');
    await becomes(tab, '#notebook', true);
    await becomes(tab, '#cards', true);
    await popup.click('#things-related-all');
    await becomes(tab, '#cards', false);

    await popup.click('#things-related [id^="thing-"]');
    await becomes(tab, '#notebook', true);
    expect(await isSeen(tab, '#cards')).toBe(false);
    await popup.click('#things-related [id^="thing-"]');
    await becomes(tab, '#notebook', false);

    await popup.click('.thing .more summary');
    await popup.click('.thing .more [id^="never-"]');
    await becomes(tab, '#notebook', true);
    expect((await storedRules())[0]).toMatch(/^127\.0\.0\.1#@#lede\(.*text~"From the harbour notebook"\)$/);
    await tab.goto(pageAt('ferry'));
    await settled(stage, tab);
    expect([await isSeen(tab, '#notebook'), await isSeen(tab, '#cards')]).toEqual([true, false]);
    await storeRules();
  });

  test('a rule is taken away from the popup', async () => {
    await storeRules('127.0.0.1###facts');
    const tab = await open('rope');
    expect(await isSeen(tab, '#facts')).toBe(false);
    const popup = await openPopup(stage, tab);
    await popup.click('#things-yours-name');
    await popup.click('[data-kind="yours"] [id^="never-"]');
    await becomes(tab, '#facts', true);
    expect(await storedRules()).toEqual([]);
  });

  test('the rail shows a thing again and hides it, by keys, and gives the focus back', async () => {
    await storeRules();
    const tab = await open('rope');
    await focusLink(tab);
    await stage.browser.command(tab, 'show-hidden');
    await toolOpens(tab);
    await tab.press('Enter');
    await tab.press('Enter');
    await becomes(tab, '#notebook', true);
    expect(await isSeen(tab, '#cards')).toBe(false);
    await tab.press('Enter');
    await tab.press('Enter');
    await becomes(tab, '#notebook', false);
    await tab.press('ArrowDown');
    await tab.press('Enter');
    await tab.press('Enter');
    await becomes(tab, '#cards', true);
    await tab.press('Escape');
    await vi.waitFor(async () => {
      expect(await layerIn(tab)).toBeNull();
    }, PATIENCE);
    expect(await focusedIn(tab)).toBe('focused');
  });

  test('a report of what was wrong holds no words of the page but where they are asked for', async () => {
    await storeRules();
    const tab = await open('rope');
    const things = (await tell(stage.browser, tab, { type: 'getHidden' })) as unknown as { id: number }[];
    const report = async (withWords: boolean): Promise<string> =>
      (await tell(stage.browser, tab, {
        type: 'describe',
        id: things[0]?.id ?? 0,
        withWords,
      })) as unknown as string;
    const without = await report(false);
    expect(JSON.parse(without)).toMatchObject({ wrong: { kind: 'related', putBack: false } });
    expect(without).toContain('lede(tag=div; in=main>article');
    expect(without).not.toMatch(/notebook|127\.0\.0\.1|crane|harbour/i);
    expect(await report(true)).toMatch(/From the harbour notebook/);
  });

  test('under the strictest policy of a page the tools work too', async () => {
    await storeRules();
    const body = await (await fetch(pageAt('lamp'))).text();
    const headers = {
      'content-security-policy':
        "default-src 'none'; require-trusted-types-for 'script'; sandbox allow-scripts",
    };
    const tab = await stage.browser.open(stage.server.add('/strict', { body, headers }));
    await settled(stage, tab);
    const { x, y } = await middleOf(tab, '#look-1');
    await stage.browser.command(tab, 'hide-this');
    await toolOpens(tab);
    await tab.point(x, y, true);
    await tab.press('Enter');
    await becomes(tab, '#look-1', false);
    await storeRules();
  });
});

describe('without access to all sites', () => {
  const stage = useStage('asked');

  // Only where a driver can press the toolbar button.
  test.runIf(inject('browser') === 'chromium')(
    'a block is picked on the page that was asked for',
    async () => {
      const tab = await stage.browser.open(stage.server.url('/sites/harbour/rope.html'));
      await stage.browser.pressButton?.(tab);
      const popup = await openPopup(stage, tab);
      expect(await popup.status()).toBe('uncalled');
      await popup.click('#clean');
      await popup.becomes('cleaned');
      await popup.click('#pick');
      await stage.browser.idOf(tab);
      await toolOpens(tab);
      const { x, y } = await middleOf(tab, '#poll p');
      await tab.point(x, y, true);
      await tab.press('ArrowUp');
      await tab.press('Enter');
      await becomes(tab, '#poll', false);
    },
  );
});

describe('the editor on the options page', () => {
  const stage = useStage();

  const write = (tab: Tab, lines: readonly string[]): Promise<void> =>
    tab.evaluate((lines) => {
      const area = document.querySelector<HTMLTextAreaElement>('#rules-text');
      if (!area) throw new Error('no editor');
      area.value = lines.join('\n');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, lines);
  const written = (tab: Tab): Promise<string> =>
    tab.evaluate(() => document.querySelector<HTMLTextAreaElement>('#rules-text')?.value ?? '');
  const told = (tab: Tab): Promise<string[]> =>
    tab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.rules-problems li')].map(
        (item) => `${item.querySelector('button')?.textContent ?? ''} ${item.dataset['reason'] ?? ''}`,
      ),
    );
  const LINES = ['! mine', '127.0.0.1###facts', '||ads.example^', '', '127.0.0.1##.x:style(a: b)'];

  test('what is typed counts at once; lines that are not followed are kept and told of', async () => {
    const page = await stage.browser.open(stage.server.url('/sites/harbour/rope.html'));
    await settled(stage, page);
    const options = await stage.browser.openOwn('options.html#rules');
    await vi.waitFor(async () => {
      expect(await options.evaluate(() => document.querySelector('#rules-text') !== null)).toBe(true);
    }, PATIENCE);
    await write(options, LINES);
    await becomes(page, '#facts', false);
    await vi.waitFor(async () => {
      expect(await told(options)).toEqual(['Line 3 network', 'Line 5 style']);
    }, PATIENCE);
    await options.goto(await options.evaluate(() => location.href.replace('#', '?again#')));
    await vi.waitFor(async () => {
      expect(await written(options)).toBe(LINES.join('\n'));
    }, PATIENCE);
    await vi.waitFor(async () => {
      expect(await told(options)).toEqual(['Line 3 network', 'Line 5 style']);
    }, PATIENCE);
    await options.click('.rules-problems li:last-child button');
    const selected = await options.evaluate(() => {
      const area = document.querySelector<HTMLTextAreaElement>('#rules-text');
      return area?.value.slice(area.selectionStart, area.selectionEnd);
    });
    expect(selected).toBe(LINES[4]);
  });

  test('rules are saved as a file, and those of a file are added to what is there', async () => {
    const options = await stage.browser.openOwn('options.html#rules');
    await vi.waitFor(async () => {
      expect(await options.evaluate(() => document.querySelector('#rules-text') !== null)).toBe(true);
    }, PATIENCE);
    await write(options, LINES);
    const saved = await options.evaluate(async () => {
      let blob: Blob | undefined;
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (made: Blob): string => {
        blob = made;
        return make(made);
      };
      document.querySelector<HTMLElement>('#rules-export')?.click();
      URL.createObjectURL = make;
      return blob?.text();
    });
    expect(saved).toBe(`${LINES.join('\n')}\n`);

    await options.evaluate(() => {
      const files = new DataTransfer();
      files.items.add(
        new File(['127.0.0.1###facts\r\nother.example##.added\r\n'], 'rules.txt', { type: 'text/plain' }),
      );
      const input = document.querySelector<HTMLInputElement>('#rules-file');
      if (!input) throw new Error('no file input');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await vi.waitFor(async () => {
      expect(await written(options)).toBe([...LINES, 'other.example##.added'].join('\n'));
    }, PATIENCE);
    await write(options, []);
    await vi.waitFor(async () => {
      const kept = await options.evaluate(async () => {
        const stored = await chrome.storage.local.get<{ rules: { entries: Record<string, { v?: number }> } }>(
          'rules',
        );
        return Object.values(stored.rules.entries).filter(({ v }) => v !== undefined).length;
      });
      expect(kept).toBe(0);
    }, PATIENCE);
  });
});
