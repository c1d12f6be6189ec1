import { pathToFileURL } from 'node:url';
import { beforeAll, afterAll, describe, expect, test, vi } from 'vitest';
import { inRoot } from '../../tools/lib/paths.mjs';
import { serve, type Server } from '../../tools/lib/server.mjs';
import type { Tab } from './harness/browser';
import { violations } from './harness/axe';
import { PATIENCE } from './harness/patience';
import { useStage } from './harness/stage';

const stage = useStage('asked');
let server: Server;

beforeAll(async () => {
  server = await serve(inRoot('dist', 'www'));
});
afterAll(() => server.close());

const said = (tab: Tab): Promise<string> =>
  tab.evaluate(() => document.getElementById('summary')?.textContent ?? '');

const says = (tab: Tab, what: RegExp): Promise<void> =>
  vi.waitFor(async () => {
    expect(await said(tab)).toMatch(what);
  }, PATIENCE);

async function open(hash = ''): Promise<Tab> {
  const tab = await stage.browser.open(server.url(`/${hash}`));
  await tab.resize(1440, 1000);
  await says(tab, /hidden/);
  return tab;
}

/** What a page in a frame shows as text. */
const shownIn = (tab: Tab, place: string): Promise<string> =>
  tab.evaluate((place) => {
    const frame = document.querySelector<HTMLIFrameElement>(`#page-${place} iframe`);
    return frame?.contentDocument?.body.innerText ?? '';
  }, place);

const paste = async (tab: Tab, html: string): Promise<void> => {
  await tab.click('#paste');
  await tab.evaluate((html) => {
    const area = document.querySelector<HTMLTextAreaElement>('#pasted');
    if (area) area.value = html;
  }, html);
  await tab.click('#paste-sheet .primary');
};

test('it shows a page as it came and cleaned, and lists each thing with its reason', async () => {
  const tab = await open();
  expect(await shownIn(tab, 'original')).toMatch(/READ MORE: Spring ferry/);
  const cleaned = await shownIn(tab, 'cleaned');
  expect(cleaned).toMatch(/leaned his whole weight/);
  expect(cleaned).not.toMatch(/READ MORE|Advertisement/i);
  const reasons = await tab.evaluate(() =>
    [...document.querySelectorAll('.reason')].map((one) => one.textContent),
  );
  expect(reasons.length).toBeGreaterThan(9);
  expect(reasons).toContain('It says “read more:”.');
  expect(reasons).not.toContain('');
  await tab.close();
});

test('a number in the list leads to its box on the page, and the box to its line in the list', async () => {
  const tab = await open('#page=tide-mill');
  await tab.click('#finding-3 .place');
  const pointed = await tab.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('#page-original iframe');
    const root = frame?.contentDocument?.querySelector('lede-outlines')?.shadowRoot;
    const box = root?.querySelector('.pointed')?.getBoundingClientRect();
    return {
      top: box?.top ?? -1,
      height: frame?.clientHeight ?? 0,
      number: root?.querySelector('.pointed')?.textContent,
    };
  });
  expect(pointed.number).toBe('3');
  expect(pointed.top).toBeGreaterThan(0);
  expect(pointed.top).toBeLessThan(pointed.height);
  const focused = await tab.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('#page-original iframe');
    const root = frame?.contentDocument?.querySelector('lede-outlines')?.shadowRoot;
    root?.querySelector<HTMLElement>('[data-number="5"]')?.click();
    return document.activeElement?.closest('.finding')?.id;
  });
  expect(focused).toBe('finding-5');
  await tab.close();
});

test('what is put back is seen again, and hidden again when asked', async () => {
  const tab = await open('#page=tide-mill');
  const name = (): Promise<string> =>
    tab.evaluate(() => document.querySelector('#finding-3 .plain')?.textContent ?? '');
  await tab.click('#finding-3 .plain');
  await vi.waitFor(async () => expect(await name()).toBe('Hide again'), PATIENCE);
  expect(await shownIn(tab, 'cleaned')).toMatch(/READ MORE: Spring ferry/);
  await tab.click('#finding-3 .plain');
  await vi.waitFor(async () => expect(await name()).toBe('Put back'), PATIENCE);
  expect(await shownIn(tab, 'cleaned')).not.toMatch(/READ MORE: Spring ferry/);
  await tab.close();
});

test('the address says what is set, and an address sets it', async () => {
  const tab = await open('#page=reacties&level=thorough&hide=ad.comments&view=readability');
  expect(
    await tab.evaluate(() => ({
      page: document.querySelector<HTMLSelectElement>('#demo')?.value,
      level: document.querySelector<HTMLInputElement>('#level')?.value,
      hidden: [...document.querySelectorAll<HTMLInputElement>('#kinds input:checked')].map(
        (one) => one.dataset['kind'],
      ),
      view: document.querySelector('[aria-selected="true"]')?.id,
    })),
  ).toEqual({ page: 'reacties', level: '2', hidden: ['ad', 'comments'], view: 'tab-readability' });
  await tab.click('#kinds [data-kind="social"]');
  expect(await tab.evaluate(() => location.hash)).toContain('hide=ad.social.comments');
  await tab.close();
});

describe('views', () => {
  test('the reader shows the story alone', async () => {
    const tab = await open('#page=tide-mill');
    await tab.click('#tab-reader');
    await vi.waitFor(async () => {
      const words = await tab.evaluate(() => document.getElementById('note-reader')?.textContent ?? '');
      expect(words).toMatch(/^\d+ words$/);
    }, PATIENCE);
    await vi.waitFor(async () => {
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe('tab-reader');
    }, PATIENCE);
    await tab.close();
  });

  test('Readability.js stands beside it, with what it keeps', async () => {
    const tab = await open('#page=tide-mill&view=readability');
    await vi.waitFor(async () => {
      expect(await shownIn(tab, 'readability')).toMatch(/leaned his whole weight/);
    }, PATIENCE);
    expect(await tab.evaluate(() => document.getElementById('note-readability')?.textContent)).toMatch(
      /^took .* ms; keeps \d+ of the \d+ things that Lede hides$/,
    );
    await tab.close();
  });

  test('arrow keys go from tab to tab', async () => {
    const tab = await open('#page=phare');
    await tab.evaluate(() => document.getElementById('tab-cleaned')?.focus());
    await tab.press('ArrowLeft');
    expect(await tab.evaluate(() => document.querySelector('[aria-selected="true"]')?.id)).toBe(
      'tab-readability',
    );
    await tab.close();
  });
});

describe('pages of one’s own', () => {
  test('pasted HTML is shown, and nothing of it runs or loads', async () => {
    const tab = await open();
    const before = server.requests.length;
    const story =
      'The ferry ran late because the tide did, said the harbour master, who keeps both books. '.repeat(30);
    await paste(
      tab,
      `<title>Own</title><script>parent.document.title = 'taken'</script><link rel=stylesheet href=/a.css>
       <article><h1>Own page</h1><p>${story}<p>${story}<p onclick=1><img src=/b.png onerror="parent.document.title='taken'">
       <iframe src=/c></iframe><ins class=adsbygoogle>Buy</ins></article>`,
    );
    await says(tab, /1 thing is hidden/);
    expect(await shownIn(tab, 'cleaned')).toMatch(/harbour master/);
    expect(await tab.evaluate(() => document.title)).toMatch(/Lede/);
    expect(server.requests.slice(before)).toEqual([]);
    expect(await tab.evaluate(() => location.hash)).not.toContain('page=');
    await tab.close();
  });

  test('what is no page is refused with a reason, and the page before it stays', async () => {
    const tab = await open('#page=phare');
    await paste(tab, '   ');
    await says(tab, /cannot be shown. There is nothing in it/);
    expect(await shownIn(tab, 'cleaned')).toMatch(/phare/);
    await tab.close();
  });
});

test('axe finds nothing, wide and narrow', async () => {
  const tab = await open();
  expect(await violations(tab, { iframes: false })).toEqual([]);
  await tab.resize(500, 900);
  // Firefox finds a place to click only when it has laid the page out anew.
  await vi.waitFor(() => tab.click('#tab-findings'), PATIENCE);
  expect(await violations(tab, { iframes: false })).toEqual([]);
  await tab.click('#paste');
  expect(await violations(tab, { iframes: false })).toEqual([]);
  await tab.close();
});

test('it needs no server', async () => {
  const tab = await stage.browser.open(pathToFileURL(inRoot('dist', 'www', 'index.html')).href);
  await says(tab, /hidden/);
  await tab.close();
});
