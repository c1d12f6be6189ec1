import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { violations } from './harness/axe';
import type { Json, Tab } from './harness/browser';
import {
  becomes,
  choose,
  forgetAll,
  openOwnPage,
  setting,
  store,
  stored,
  tabStops,
  textOf,
} from './harness/own';
import { PATIENCE } from './harness/patience';
import { openPopup } from './harness/popup';
import { settled, source, stateOf, useStage } from './harness/stage';

const stage = useStage();
let options: Tab;

beforeEach(async () => {
  await forgetAll(stage.browser);
  options = await openOwnPage(stage.browser, 'options.html');
});

afterEach(async () => {
  await options.close();
});

const hiddenInSample = (): Promise<number> =>
  options.evaluate(() => Number(document.querySelector<HTMLElement>('.sample-page')?.dataset['hidden']));

const sampleHides = (many: (count: number) => boolean): Promise<void> =>
  vi.waitFor(async () => {
    expect(many(await hiddenInSample())).toBe(true);
  }, PATIENCE);

const isSeen = (selector: string): Promise<boolean> =>
  options.evaluate(
    (selector) => document.querySelector(`.sample-page ${selector}`)?.checkVisibility() ?? false,
    selector,
  );

describe('what is hidden', () => {
  test('the sample is cleaned by the core, and follows kinds, comments and level', async () => {
    await sampleHides((count) => count >= 7);
    const standard = await hiddenInSample();
    expect(await isSeen('.entry-content > p')).toBe(true);
    expect(await isSeen('.ad-wrapper')).toBe(false);
    expect(await isSeen('.comments')).toBe(true);

    await options.click('#kind-ad');
    await becomes(stage.browser, 'kind:ad', false);
    await sampleHides((count) => count === standard - 2);
    expect(await isSeen('.ad-wrapper')).toBe(true);

    await options.click('#comments-hidden');
    await sampleHides((count) => count === standard - 1);
    expect(await isSeen('.comments')).toBe(false);

    await options.click('#level-gentle');
    await becomes(stage.browser, 'level', 'gentle');
    await sampleHides((count) => count < standard - 1);
    const gentle = await hiddenInSample();
    await options.click('#level-thorough');
    await sampleHides((count) => count > gentle);
  });

  test('it says that it has saved, and is told what another page chooses', async () => {
    await options.click('#level-gentle');
    await vi.waitFor(async () => {
      expect(await textOf(options, '#said')).toBe('Saved');
    }, PATIENCE);
    const other = await openOwnPage(stage.browser, 'options.html');
    await other.click('#level-thorough');
    await becomes(stage.browser, 'level', 'thorough');
    await vi.waitFor(async () => {
      expect(
        await options.evaluate(() => document.querySelector<HTMLInputElement>('#level-thorough')?.checked),
      ).toBe(true);
    }, PATIENCE);
    await other.close();
  });

  test('presets choose kinds in one step, and a page in another tab follows', async () => {
    const page = await stage.browser.open(stage.server.url('/demo/'));
    await settled(stage, page);
    await options.click('#preset-leftovers');
    await becomes(stage.browser, 'kind:ad', false);
    await becomes(stage.browser, 'kind:overlay', false);
    await vi.waitFor(async () => {
      const { cleaning } = await stateOf(stage.browser, page);
      expect(cleaning).toMatchObject({ status: 'cleaned', counts: { ad: 0, overlay: 0 } });
      expect(cleaning.status === 'cleaned' && cleaning.counts.teaser).toBeGreaterThan(0);
    }, PATIENCE);
    await options.click('#preset-keepAds');
    await vi.waitFor(async () => {
      const { cleaning } = await stateOf(stage.browser, page);
      expect(cleaning).toMatchObject({ status: 'cleaned', counts: { ad: 0, overlay: 1 } });
    }, PATIENCE);
    await page.close();
  });
});

describe('sites', () => {
  const add = async (site: string): Promise<void> => {
    await choose(options, '#site-new', site);
    await options.click('#site-add');
  };
  const listed = (): Promise<string[]> =>
    options.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-site]')].map((item) => item.dataset['site'] ?? ''),
    );

  test('are added with wildcards, filtered, given choices of their own, and forgotten', async () => {
    const names = ['*.example.org', 'news.example.com', 'a.test', 'b.test', 'c.test', 'd.test', 'e.test'];
    for (const name of names) {
      await add(name);
      await becomes(stage.browser, `site:${name}`, { on: false });
    }
    await vi.waitFor(async () => {
      expect(await listed()).toHaveLength(names.length);
    }, PATIENCE);
    await choose(options, '#sites-filter', 'example');
    expect(await listed()).toEqual(['*.example.org', 'news.example.com']);
    await choose(options, '#sites-filter', '');

    const part = (name: string): string => `[id="site-e.test-${name}"]`;
    await choose(options, part('on'), 'same');
    await choose(options, part('level'), 'gentle');
    await choose(options, part('kind-ad'), 'no');
    await becomes(stage.browser, 'site:e.test', { level: 'gentle', kinds: { ad: false } });
    expect(await textOf(options, '[data-site="e.test"] .site-said')).toContain('Gentle');
    await options.click(part('remove'));
    await becomes(stage.browser, 'site:e.test', undefined);
    expect(await listed()).not.toContain('e.test');
  });

  test('what names no site is refused with a message', async () => {
    await add('not a site');
    await vi.waitFor(async () => {
      expect(await textOf(options, '#site-new-error')).toContain('not a site');
    }, PATIENCE);
    expect(await listed()).toEqual([]);
    expect(await setting(stage.browser, 'site:not a site')).toBeUndefined();
  });

  test('choices of a site hold on its pages and on no others', async () => {
    await add('127.0.0.1');
    await becomes(stage.browser, 'site:127.0.0.1', { on: false });
    const page = await stage.browser.open(stage.server.url('/demo/'));
    expect((await settled(stage, page)).cleaning).toEqual({ status: 'off', reason: 'site' });
    await choose(options, '[id="site-127.0.0.1-on"]', 'same');
    await choose(options, '[id="site-127.0.0.1-kind-teaser"]', 'no');
    await vi.waitFor(async () => {
      const { cleaning } = await stateOf(stage.browser, page);
      expect(cleaning).toMatchObject({ status: 'cleaned', counts: { teaser: 0 } });
      expect(cleaning.status === 'cleaned' && cleaning.counts.ad).toBeGreaterThan(0);
    }, PATIENCE);
    await page.close();
  });

  test('stories of a site open in the reader where that is wanted', async () => {
    await store(stage.browser, 'local', {
      settings: { version: 2, entries: { 'site:127.0.0.1': { t: 9, v: { reader: true } } } },
    });
    const page = await stage.browser.open(stage.server.url('/demo/'));
    await vi.waitFor(async () => {
      expect((await stateOf(stage.browser, page)).readerOpen).toBe(true);
    }, PATIENCE);
    await page.close();
  });
});

describe('comments', () => {
  test('folded away leave a line, and come back with the page', async () => {
    const prose = `<p>${'The tide came in twice a day, and twice a day the miller rose to meet it. '.repeat(6)}</p>`;
    const comments = `<section id="comments" class="comments"><h3>2 comments</h3><ol class="comment-list">
      <li class="comment"><p class="comment-author">Bram T.</p><p>My father was on one of those ships.</p><a href="#r">Reply</a></li>
      <li class="comment"><p class="comment-author">saltwife</p><p>I still think the mill leans.</p><a href="#r">Reply</a></li>
      </ol></section>`;
    const body = `<!doctype html><title>x</title><body><main><article><h1>The miller</h1>${prose.repeat(5)}</article>
      <div class="below">${comments}</div></main></body>`;
    const page = await stage.browser.open(stage.server.add('/comments', { body }));
    await settled(stage, page);
    const before = await source(page);
    expect(before).not.toContain('lede-fold');
    await options.click('#comments-folded');
    await vi.waitFor(async () => {
      const seen = await page.evaluate(() => ({
        line: document.querySelector('lede-fold')?.getBoundingClientRect().height ?? 0,
        comments: document.querySelector('#comments')?.checkVisibility(),
      }));
      expect(seen.line).toBeGreaterThan(30);
      expect(seen.comments).toBe(false);
    }, PATIENCE);
    // Into the closed root only a real click leads.
    await page.click('lede-fold');
    await vi.waitFor(async () => {
      expect(await page.evaluate(() => document.querySelector('#comments')?.checkVisibility())).toBe(true);
      expect(await page.evaluate(() => document.querySelector('lede-fold'))).toBeNull();
    }, PATIENCE);
    await options.click('#comments-shown');
    await vi.waitFor(async () => {
      expect(await source(page)).toBe(before);
    }, PATIENCE);
    await page.close();
  });
});

describe('keeping and bringing back', () => {
  const exportNow = async (): Promise<string> => {
    await options.evaluate(() => {
      const taken = window as unknown as { taken?: Blob };
      URL.createObjectURL = (blob: Blob) => {
        taken.taken = blob;
        return 'blob:none';
      };
      HTMLAnchorElement.prototype.click = () => undefined;
    });
    await options.click('#export');
    return vi.waitFor(async () => {
      const text = await options.evaluate(async () => (window as unknown as { taken?: Blob }).taken?.text());
      if (!text) throw new Error('Nothing was saved.');
      return text;
    }, PATIENCE);
  };
  const importText = (text: string): Promise<void> =>
    options.evaluate((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'lede-settings.json', { type: 'application/json' }));
      const input = document.querySelector<HTMLInputElement>('#import-file');
      if (!input) throw new Error('There is nothing to import with.');
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);

  test('what is exported brings everything back after a reset, which asks first', async () => {
    await options.click('#level-gentle');
    await becomes(stage.browser, 'level', 'gentle');
    await choose(options, '#site-new', '*.example.org');
    await options.click('#site-add');
    await becomes(stage.browser, 'site:*.example.org', { on: false });
    const text = await exportNow();
    expect(JSON.parse(text)).toMatchObject({
      lede: 1,
      stores: { settings: { version: 2, values: { level: 'gentle', 'site:*.example.org': { on: false } } } },
    });

    await options.click('#reset');
    await options.click('#reset-no');
    expect(await setting(stage.browser, 'level')).toBe('gentle');
    await options.click('#reset');
    await options.click('#reset-yes');
    await becomes(stage.browser, 'level', undefined);
    await becomes(stage.browser, 'site:*.example.org', undefined);

    await importText(text);
    await becomes(stage.browser, 'level', 'gentle');
    await becomes(stage.browser, 'site:*.example.org', { on: false });
  });

  test.each([
    ['no JSON', 'level: gentle', 'not JSON'],
    ['of another program', '{"filters": []}', 'not made by Lede'],
    ['of a newer Lede', '{"lede": 99, "stores": {}}', 'newer Lede'],
    [
      'with a level that is none',
      '{"lede": 1, "stores": {"settings": {"version": 2, "values": {"level": "merciless"}}}}',
      'makes no sense',
    ],
  ])('a file that is %s is refused with a reason, and nothing changes', async (_, text, reason) => {
    await options.click('#level-gentle');
    await becomes(stage.browser, 'level', 'gentle');
    const before = await stored(stage.browser, 'local');
    await importText(text);
    await vi.waitFor(async () => {
      expect(await textOf(options, '#import-error')).toContain(reason);
    }, PATIENCE);
    expect(await stored(stage.browser, 'local')).toEqual(before);
  });
});

describe('stored', () => {
  test('settings of the first version are taken over', async () => {
    await store(stage.browser, 'local', {
      settings: {
        version: 1,
        enabled: true,
        offSites: ['127.0.0.1'],
        kinds: { ad: false, comments: true },
        level: 'gentle',
      },
    });
    const page = await stage.browser.open(stage.server.url('/demo/'));
    expect((await settled(stage, page)).cleaning).toEqual({ status: 'off', reason: 'site' });
    await vi.waitFor(async () => {
      const shown = await options.evaluate(() => ({
        ad: document.querySelector<HTMLInputElement>('#kind-ad')?.checked,
        comments: document.querySelector<HTMLInputElement>('#comments-hidden')?.checked,
        level: document.querySelector<HTMLInputElement>('#level-gentle')?.checked,
        site: document.querySelector<HTMLElement>('[data-site]')?.dataset['site'],
      }));
      expect(shown).toEqual({ ad: false, comments: true, level: true, site: '127.0.0.1' });
    }, PATIENCE);
    await options.click('#level-thorough');
    await becomes(stage.browser, 'level', 'thorough');
    expect(await setting(stage.browser, 'site:127.0.0.1')).toEqual({ on: false });
    await page.close();
  });

  test('what is chosen is shared, and what another device has chosen arrives', async () => {
    await options.click('#level-gentle');
    const items = await vi.waitFor(async () => {
      const items = await stored(stage.browser, 'sync');
      expect(JSON.stringify(items)).toContain('"gentle"');
      return items;
    }, PATIENCE);
    const [key = '', item] =
      Object.entries(items).find(([, item]) => JSON.stringify(item).includes('gentle')) ?? [];
    const text = JSON.stringify(item)
      .replace('"gentle"', '"thorough"')
      .replace(/"t":\d+/, `"t":${Date.now() + 60_000}`);
    await store(stage.browser, 'sync', { [key]: JSON.parse(text) as Json });
    await becomes(stage.browser, 'level', 'thorough');
    expect(await textOf(options, '#sync-state')).not.toBe('');
  });

  test('what cannot be read is said, kept, and only replaced when asked', async () => {
    const foreign = { version: 99, secret: true };
    await store(stage.browser, 'local', { settings: foreign });
    await vi.waitFor(async () => {
      expect(await textOf(options, '#alert')).toContain('cannot be read');
    }, PATIENCE);
    await options.click('#level-gentle');
    await vi.waitFor(async () => {
      expect(await textOf(options, '#said')).toContain('did not work');
    }, PATIENCE);
    expect((await stored(stage.browser, 'local'))['settings']).toEqual(foreign);
    await options.click('#reset-settings');
    await vi.waitFor(async () => {
      expect(await textOf(options, '#alert')).toBe('');
    }, PATIENCE);
  });
});

describe('the page', () => {
  test('finds settings by their words', async () => {
    const seen = (): Promise<string[]> =>
      options.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.section')]
          .filter((one) => one.checkVisibility())
          .map(({ id }) => id),
      );
    await choose(options, '#find', 'newsletter');
    expect(await seen()).toContain('hide');
    expect(await seen()).not.toContain('about');
    expect(await options.evaluate(() => document.querySelector('#kind-newsletter')?.checkVisibility())).toBe(
      true,
    );
    expect(await options.evaluate(() => document.querySelector('#kind-ad')?.checkVisibility())).toBe(false);
    await choose(options, '#find', 'qqqq');
    expect(await seen()).toEqual([]);
    expect(await options.evaluate(() => document.querySelector('#none')?.checkVisibility())).toBe(true);
    await choose(options, '#find', '');
    expect((await seen()).length).toBeGreaterThan(7);
  });

  test('names the keys', async () => {
    expect(await textOf(options, '[data-command="toggle-clean"] kbd')).toMatch(/L$/);
    expect(await textOf(options, '[data-command="toggle-reader"] kbd')).toMatch(/E$/);
  });

  test('takes its entries out of the context menu and the number off the button', async () => {
    const page = await stage.browser.open(stage.server.url('/demo/'));
    await settled(stage, page);
    await vi.waitFor(async () => {
      expect(await stage.browser.badge(page)).not.toBe('');
    }, PATIENCE);
    await options.click('#badge');
    await becomes(stage.browser, 'badge', false);
    await vi.waitFor(async () => {
      expect(await stage.browser.badge(page)).toBe('');
    }, PATIENCE);
    await page.close();
  });

  test.each(['light', 'dark'])(
    'has nothing that axe objects to, %s',
    { timeout: 180_000 },
    async (appearance) => {
      await options.click(`#appearance-${appearance}`);
      await becomes(stage.browser, 'appearance', appearance);
      await choose(options, '#site-new', 'example.org');
      await options.click('#site-add');
      await vi.waitFor(async () => {
        expect(await options.evaluate(() => document.documentElement.dataset['appearance'])).toBe(appearance);
      }, PATIENCE);
      await sampleHides((count) => count > 0);
      expect(await violations(options)).toEqual([]);
    },
  );

  test('can be used by keyboard alone, and shows where one is', async () => {
    const stops = await tabStops(options, 'reset');
    for (const id of ['find', 'enabled', 'kind-ad', 'level-standard', 'site-new', 'export', 'reset']) {
      expect(stops).toContain(id);
    }
    expect(stops.filter((stop) => stop.includes('no outline'))).toEqual([]);
    await options.evaluate(() => document.querySelector<HTMLElement>('#kind-social')?.focus());
    await options.press(' ');
    await becomes(stage.browser, 'kind:social', false);
    await options.evaluate(() => document.querySelector<HTMLElement>('#level-standard')?.focus());
    await options.press('ArrowDown');
    await becomes(stage.browser, 'level', 'thorough');
  });

  test.each([320, 800, 1280])('fits into %i pixels', async (width) => {
    await options.resize(width, 900);
    const overflow = await options.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await options.resize(1280, 980);
  });
});

describe.runIf(inject('browser') === 'firefox')('access', () => {
  const asked = useStage('asked');

  test('to every site is granted and taken back by a click', async () => {
    const page = await asked.browser.open(asked.server.url('/demo/'));
    const own = await openOwnPage(asked.browser, 'options.html#access');
    expect(await own.evaluate(() => document.querySelector('#access-revoke')?.checkVisibility())).toBe(false);
    await own.click('#access-grant');
    await vi.waitFor(async () => {
      expect(await own.evaluate(() => document.querySelector('#access-revoke')?.checkVisibility())).toBe(
        true,
      );
    }, PATIENCE);
    await page.goto(asked.server.url('/demo/?granted'));
    expect((await settled(asked, page)).cleaning.status).toBe('cleaned');
    await own.click('#access-revoke');
    await vi.waitFor(async () => {
      expect(await own.evaluate(() => document.querySelector('#access-grant')?.checkVisibility())).toBe(true);
      expect(
        await asked.browser.inExtension(
          async () => (await chrome.scripting.getRegisteredContentScripts()).length,
        ),
      ).toBe(0);
    }, PATIENCE);
    const popup = await openPopup(asked, page);
    expect(await popup.text('#every-site')).not.toBe('');
  });
});

describe.runIf(inject('browser') === 'chromium')('access', () => {
  const asked = useStage('asked');

  test('to every site is asked of the browser by a click, and a refusal is said', async () => {
    const own = await openOwnPage(asked.browser, 'options.html#access');
    // No driver can answer the browser's question.
    await own.evaluate(() => {
      const wishes: unknown[] = [];
      Object.assign(window, { wishes });
      chrome.permissions.request = (wish: unknown) => {
        wishes.push(wish);
        return Promise.resolve(false);
      };
    });
    await own.click('#access-grant');
    await vi.waitFor(async () => {
      expect(await textOf(own, '#said')).toBe('The browser did not grant it.');
    }, PATIENCE);
    expect(await own.evaluate(() => JSON.stringify((window as unknown as { wishes: unknown }).wishes))).toBe(
      '[{"origins":["<all_urls>"]}]',
    );
  });
});
