/** What is in the reader, on pages whose analysis was made by hand. */

import { describe, expect, test, vi } from 'vitest';
import { violationsInLayer } from './harness/axe';
import type { Tab } from './harness/browser';
import { PATIENCE } from './harness/patience';
import { addReader, openWithReader, closeReader, openReader, textsIn } from './harness/reader';
import { settled, source, useStage } from './harness/stage';

const stage = useStage();

const opened = (path: string): Promise<Tab> => openWithReader(stage, path);

describe('structures', () => {
  let tab: Tab;
  const show = async (name: string, root = 'article'): Promise<void> => {
    tab = await opened(`/reader/${name}.html`);
    await openReader(tab, { root });
  };

  test('lazy pictures load', async () => {
    await show('lazy-images');
    const look = (): Promise<boolean[]> =>
      tab.evaluate(() =>
        [...window.ledeRoot.querySelectorAll('img')].map((image) => {
          image.scrollIntoView();
          return image.complete && image.naturalWidth > 100;
        }),
      );
    await vi.waitFor(async () => {
      expect(await look()).toEqual([true, true, true, true, true, true]);
    }, PATIENCE);
    await tab.close();
  });

  test('a wide table scrolls by itself, and the keyboard reaches it', async () => {
    await show('table');
    const table = await tab.evaluate(() => {
      const wide = window.ledeRoot.querySelector<HTMLElement>('.wide');
      const scroller = window.ledeRoot.querySelector<HTMLElement>('.scroller');
      return {
        scrolls: (wide?.scrollWidth ?? 0) > (wide?.clientWidth ?? 0),
        reachable: wide?.tabIndex === 0 && wide.getAttribute('aria-label') !== null,
        pageScrollsSideways: (scroller?.scrollWidth ?? 0) > (scroller?.clientWidth ?? 0),
      };
    });
    expect(table).toEqual({ scrolls: true, reachable: true, pageScrollsSideways: false });
    await tab.close();
  });

  test('a story from right to left is set from right to left', async () => {
    await show('rtl');
    const [paragraph, code] = await tab.evaluate(() =>
      ['p', 'pre'].map((name) => {
        const element = window.ledeRoot.querySelector(`.body ${name}`);
        const { direction, textAlign } = getComputedStyle(element ?? document.body);
        return { direction, textAlign };
      }),
    );
    expect(paragraph?.direction).toBe('rtl');
    expect(code).toEqual({ direction: 'ltr', textAlign: 'left' });
    await tab.close();
  });

  test('a story in columns stays in columns and scrolls along them', async () => {
    await show('vertical');
    const state = await tab.evaluate(() => {
      const scroller = window.ledeRoot.querySelector<HTMLElement>('.scroller');
      const heading = window.ledeRoot.querySelector('h1')?.getBoundingClientRect();
      const last = window.ledeRoot.querySelector('.body > :last-child')?.getBoundingClientRect();
      return {
        mode: scroller ? getComputedStyle(scroller).writingMode : '',
        startsAtTheRight: (heading?.left ?? 0) > innerWidth / 2,
        goesLeft: (last?.left ?? 0) < (heading?.left ?? 0),
      };
    });
    expect(state).toEqual({ mode: 'vertical-rl', startsAtTheRight: true, goesLeft: true });
    await tab.close();
  });

  test('formulas are drawn', async () => {
    await show('math');
    const drawn = await tab.evaluate(() =>
      [...window.ledeRoot.querySelectorAll('math')].map((math) => math.getBoundingClientRect().height > 8),
    );
    expect(drawn).toEqual(Array(6).fill(true));
    await tab.close();
  });

  test('a note and the way back are scrolled to without touching the address', async () => {
    await show('footnotes');
    const address = await tab.evaluate(() => location.href + String(history.length));
    const reached = await tab.evaluate(() => {
      const root = window.ledeRoot;
      root.querySelector<HTMLElement>('a.note-mark')?.click();
      const note = root.querySelector('.here')?.localName;
      root.querySelector<HTMLElement>('.notes li a')?.click();
      return [note, root.querySelector('.here')?.closest('p') !== null];
    });
    expect(reached).toEqual(['li', true]);
    expect(await tab.evaluate(() => location.href + String(history.length))).toBe(address);
    await tab.close();
  });

  test('an embed loads when it is asked for, and not before', async () => {
    await show('embed');
    const asked = (): string[] =>
      stage.server.requests.map(({ path }) => path).filter((path) => path.includes('quiet'));
    const before = asked().length;
    expect(await textsIn(tab, '.embed .solid')).toHaveLength(4);
    expect(asked()).toHaveLength(before);
    await tab.evaluate(() => window.ledeRoot.querySelector<HTMLElement>('.embed .solid')?.click());
    await vi.waitFor(() => {
      expect(asked()).toHaveLength(before + 1);
    }, PATIENCE);
    expect(await tab.evaluate(() => window.ledeRoot.querySelectorAll('iframe, video, audio').length)).toBe(1);
    await tab.close();
  });

  test.each([
    ['code', 'article'],
    ['cjk', 'article'],
    ['gallery', 'article'],
    ['split-body', 'main'],
  ])('%s is shown whole, and nothing of the page reaches it', async (name, root) => {
    await show(name, root);
    const words = (await textsIn(tab, '.column')).join('');
    const page = await tab.evaluate(
      (root) =>
        [...document.querySelectorAll(`${root} p:not([data-part] *), ${root} figcaption`)].map(
          (p) => p.textContent,
        ),
      root,
    );
    for (const text of page) expect(words).toContain((text ?? '').replace(/\s+/g, ' ').trim());
    await tab.close();
  });
});

test("the page's style does not reach in, and the reader's does not reach out", async () => {
  const tab = await opened('/reader/everything.html');
  const look = (): Promise<string> =>
    tab.evaluate(() => {
      const { color, fontFamily, letterSpacing } = getComputedStyle(
        document.querySelector('article p') ?? document.body,
      );
      return `${color} ${fontFamily} ${letterSpacing}`;
    });
  const page = await look();
  await openReader(tab);
  expect(await look()).toBe(page);
  const reader = await tab.evaluate(() => {
    const paragraph = window.ledeRoot.querySelector('.body p');
    const dialog = window.ledeRoot.querySelector('dialog');
    if (!paragraph || !dialog) return null;
    const { color, fontSize, letterSpacing } = getComputedStyle(paragraph);
    const { transform, display, backgroundColor } = getComputedStyle(dialog);
    return { color, fontSize, letterSpacing, transform, display, backgroundColor };
  });
  expect(reader).toMatchObject({ fontSize: '20px', transform: 'none', display: 'block' });
  expect(reader?.color).not.toBe('rgb(220, 20, 60)');
  expect(reader?.backgroundColor).not.toBe('rgb(0, 255, 0)');
  await tab.close();
});

test('wheel and keys over the bar scroll the story, not the page', async () => {
  const tab = await opened('/reader/everything.html');
  await openReader(tab);
  await tab.evaluate(() => window.ledeRoot.querySelector<HTMLElement>('.bar button')?.focus());
  await tab.press('ArrowDown');
  await tab.press('ArrowDown');
  const scrolled = await tab.evaluate(() => {
    const bar = window.ledeRoot.querySelector('.bar');
    bar?.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true }));
    return [window.ledeRoot.querySelector('.scroller')?.scrollTop ?? 0, scrollY];
  });
  expect(scrolled[0]).toBeGreaterThan(150);
  expect(scrolled[1]).toBe(0);
  await tab.close();
});

test("the browser's own search finds the story, and not the page beneath", async () => {
  const tab = await opened('/reader/everything.html');
  await openReader(tab);
  const found = await tab.evaluate(() => {
    const search = (text: string): boolean =>
      (window as unknown as { find(text: string): boolean }).find(text);
    return [search('bucket of paint'), search('reserved by nobody')];
  });
  expect(found).toEqual([true, false]);
  await tab.close();
});

test('on paper the story is no layer but the page', async () => {
  const tab = await opened('/reader/everything.html');
  await openReader(tab);
  const modal = (event: string): Promise<boolean[]> =>
    tab.evaluate((event) => {
      dispatchEvent(new Event(event));
      const dialog = window.ledeRoot.querySelector('dialog');
      return [dialog?.open ?? false, dialog?.matches(':modal') ?? false];
    }, event);
  expect(await modal('beforeprint')).toEqual([true, false]);
  expect(await modal('afterprint')).toEqual([true, true]);
  await tab.close();
});

describe('a long story', () => {
  const COUNT = 900;
  const paragraphs = Array.from(
    { length: COUNT },
    (_, at) =>
      `${at % 100 === 99 ? `<h2>Part ${String(at)}</h2>` : ''}<p>Paragraph ${String(at)} of <em>the long</em> story, <a href="/t">told</a> at length.</p>`,
  );
  const html = `<!doctype html><html lang="en"><head><title>Long</title></head><body><article><h1>Long</h1>${paragraphs.join('')}</article></body></html>`;
  let tab: Tab;

  const show = async (): Promise<void> => {
    const url = stage.server.add('/reader/long.html', { body: html });
    tab = await stage.browser.open(url);
    await settled(stage, tab);
    await addReader(tab);
    // Idle time comes when the test says so.
    await tab.evaluate(() => {
      const idle: IdleRequestCallback[] = [];
      Object.assign(window, {
        idle,
        requestIdleCallback: (act: IdleRequestCallback) => idle.push(act),
      });
    });
    await openReader(tab);
  };
  const count = (): Promise<number> =>
    tab.evaluate(() => window.ledeRoot.querySelectorAll('.body > p').length);
  const idle = (): Promise<void> =>
    tab.evaluate(() => {
      const waiting = (window as unknown as { idle: (() => void)[] }).idle;
      for (let act = waiting.shift(); act; act = waiting.shift()) act();
    });

  test('opens with its beginning and grows to its end', async () => {
    await show();
    const first = await count();
    expect(first).toBeGreaterThan(50);
    expect(first).toBeLessThan(COUNT / 2);
    const words = (await textsIn(tab, '.measure'))[0];
    await idle();
    expect(await count()).toBe(COUNT);
    expect((await textsIn(tab, '.measure'))[0]).toMatch(/7,210 words/);
    expect(words).toMatch(/\d,\d{3} words/);
    await tab.evaluate(() =>
      window.ledeRoot.querySelector<HTMLElement>('[aria-controls=panel-contents]')?.click(),
    );
    expect(await textsIn(tab, '#panel-contents ol li')).toHaveLength(10);
    await tab.close();
  });

  test('is whole at once for whoever takes it along, searches it, or goes to its end', async () => {
    for (const ask of ['take', 'contents', 'F3', 'End']) {
      await show();
      if (ask === 'F3' || ask === 'End') {
        await tab.evaluate((key) => {
          window.ledeRoot
            .querySelector('.scroller')
            ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        }, ask);
      } else {
        await tab.evaluate(
          (name) => window.ledeRoot.querySelector<HTMLElement>(`[aria-controls=panel-${name}]`)?.click(),
          ask,
        );
      }
      expect(await count(), ask).toBe(COUNT);
      await tab.close();
    }
  });

  test('closes while it grows', async () => {
    await show();
    await closeReader(tab);
    const closed = await source(tab);
    expect(closed).not.toContain('dialog');
    await idle();
    expect(await source(tab)).toBe(closed);
    await tab.close();
  });
});

test('settings show at once', async () => {
  const tab = await opened('/reader/everything.html');
  await openReader(tab);
  const press = (selector: string): Promise<void> =>
    tab.evaluate((selector) => window.ledeRoot.querySelector<HTMLElement>(selector)?.click(), selector);
  await press('[aria-controls=panel-appearance]');
  await press('input[value=black]');
  await press('input[value=legible]');
  await tab.evaluate(() => {
    const size = window.ledeRoot.querySelector<HTMLInputElement>('#lede-size');
    if (!size) return;
    size.value = '28';
    size.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await vi.waitFor(async () => {
    expect(await tab.evaluate(() => document.fonts.check('16px "Lede Legible"'))).toBe(true);
  }, PATIENCE);
  const seen = await tab.evaluate(() => {
    const paragraph = window.ledeRoot.querySelector('.body p');
    const dialog = window.ledeRoot.querySelector('dialog');
    if (!paragraph || !dialog) return null;
    const { fontSize, fontFamily } = getComputedStyle(paragraph);
    return { fontSize, fontFamily, ground: getComputedStyle(dialog).backgroundColor };
  });
  expect(seen?.fontSize).toBe('28px');
  expect(seen?.fontFamily).toContain('Lede Legible');
  expect(seen?.ground).toBe('rgb(0, 0, 0)');
  await closeReader(tab);
  expect(await tab.evaluate(() => [...document.fonts].length)).toBe(0);
  await tab.close();
});

test('that stories of a site open by themselves is chosen where it can be kept', async () => {
  const tab = await opened('/reader/everything.html');
  await openReader(tab);
  const offered = (): Promise<string[]> => textsIn(tab, '#panel-appearance .apart');
  const unfold = (): Promise<void> =>
    tab.evaluate(() =>
      window.ledeRoot.querySelector<HTMLElement>('[aria-controls=panel-appearance]')?.click(),
    );
  await unfold();
  expect(await offered()).toEqual([]);
  await closeReader(tab);
  await openReader(tab, { site: 'ledger.example' });
  await unfold();
  expect(await offered()).toEqual(['Open stories of ledger.example here by themselves']);
  const kept = await tab.evaluate(() => {
    window.ledeRoot.querySelector<HTMLElement>('.apart input')?.click();
    return window.ledeSites;
  });
  expect(kept).toEqual([true]);
  await tab.close();
});

test('what is selected can be highlighted', async () => {
  const tab = await opened('/reader/everything.html');
  await openReader(tab);
  await tab.evaluate(() => {
    const text = window.ledeRoot.querySelector('.body > p')?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, 29);
  });
  await vi.waitFor(async () => {
    expect(await textsIn(tab, '.pill:not([hidden]) button')).toEqual(['Highlight', 'Read from here']);
  }, PATIENCE);
  await tab.evaluate(() => window.ledeRoot.querySelector<HTMLElement>('.pill button')?.click());
  expect(await textsIn(tab, 'mark')).toEqual(['Nobody in the village heard i']);
  await tab.close();
});

test('where there is no story, it says so and offers the longest text', async () => {
  const tab = await opened('/reader/no-story.html');
  await openReader(tab);
  expect(await textsIn(tab, '.empty h1')).toEqual(['No story on this page']);
  expect(await violationsInLayer(tab)).toEqual([]);
  await tab.evaluate(() => window.ledeRoot.querySelector<HTMLElement>('.empty button')?.click());
  expect(await textsIn(tab, '.notice')).toEqual([
    'No story was found here. This is the longest text on the page.',
  ]);
  expect((await textsIn(tab, '.body p')).join(' ')).toContain('Letters are welcome');
  await tab.close();
});

test('the next part is added when, and only when, it is asked for', async () => {
  const tab = await opened('/reader/part.html');
  await openReader(tab);
  const parts = (): string[] =>
    stage.server.requests.map(({ path }) => path).filter((path) => /part-\d/.test(path));
  const offers = (): Promise<string[]> => textsIn(tab, '.next-part button');
  await expect.poll(offers, PATIENCE).toHaveLength(1);
  expect(parts()).toEqual([]);
  for (const more of ['/reader/part-2.html', '/reader/part-3.html']) {
    await tab.evaluate(() => window.ledeRoot.querySelector<HTMLElement>('.next-part button')?.click());
    await vi.waitFor(async () => {
      expect(parts().at(-1)).toBe(more);
      expect(await textsIn(tab, '.part')).toHaveLength(parts().length);
    }, PATIENCE);
  }
  expect(await textsIn(tab, '.next-part')).toEqual([]);
  const words = (await textsIn(tab, '.body p')).join(' ');
  for (const number of [1, 2, 3]) expect(words).toContain(`names the number ${String(number)}`);
  await tab.close();
});

test('the document is as before after all of that', async () => {
  const tab = await opened('/reader/everything.html');
  const before = await source(tab);
  for (let times = 0; times < 3; times += 1) {
    await openReader(tab);
    await closeReader(tab);
  }
  expect(await source(tab)).toBe(before);
  await tab.close();
});
