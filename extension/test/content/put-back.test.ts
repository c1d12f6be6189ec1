import { beforeEach, expect, test } from 'vitest';
import { Cleaner } from '../../src/content/cleaner';
import type { Engine } from '../../src/engine/engine';
import type { Finding } from '../../src/shared/analysis';
import { isHiddenThings, MOST_WORDS } from '../../src/shared/hidden';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import { analysisOf, finding, numberOf, page, sourceOf } from '../page';

let document: Document;
let cleaner: Cleaner;

beforeEach(() => {
  document = page(
    '<p id="a" class="x">Buy  this</p><div>Read also: <a>a story</a></div><p id="b" class="x"></p>',
  );
  const engine: Engine = {
    analyze() {
      const elements = [...document.querySelectorAll('*')].flatMap((element, number) =>
        element.classList.contains('x') ? [finding({ type: 'element', element: number })] : [],
      );
      const div = document.querySelector('div');
      const isRunSeen = div?.textContent?.startsWith('Read also') ?? false;
      const run = { type: 'textRun', parent: numberOf(document, 'div'), firstChild: 0, length: 2 } as const;
      const place = ({ target }: Finding): number =>
        target.type === 'element' ? target.element : target.parent;
      // In the order of the page, as the core tells them.
      const findings = [...elements, ...(isRunSeen ? [finding(run, 'teaser')] : [])].sort(
        (one, other) => place(one) - place(other),
      );
      return Promise.resolve({ analysis: analysisOf(document, findings), timings: { read: 0, analyze: 0 } });
    },
  };
  cleaner = new Cleaner(document, engine);
});

async function setShown(at: number, shown: boolean): Promise<void> {
  const thing = cleaner.hidden()[at];
  if (!thing) throw new Error(`nothing hidden at ${at}`);
  cleaner.setShown(thing.id, shown);
  await cleaner.update(DEFAULT_SETTINGS);
}

test('what is hidden is listed in the order of the page, with its beginning and its reason', async () => {
  await cleaner.clean(DEFAULT_SETTINGS);
  const things = cleaner.hidden();
  expect(things.map(({ kind, words }) => [kind, words])).toEqual([
    ['ad', 'Buy this'],
    ['teaser', 'Read also: a story'],
    ['ad', ''],
  ]);
  expect(things[0]?.evidence).toEqual([{ rule: 'name', matched: 'ad', value: null }]);
  expect(isHiddenThings(things)).toBe(true);
});

test('one thing is put back and stays so, until it is hidden again', async () => {
  const source = sourceOf(document);
  await cleaner.clean(DEFAULT_SETTINGS);
  await setShown(0, true);
  expect(document.getElementById('a')?.hasAttribute('data-lede')).toBe(false);
  expect(document.getElementById('b')?.getAttribute('data-lede')).toBe('ad');
  expect(await cleaner.update(DEFAULT_SETTINGS)).toMatchObject({ counts: { ad: 1, teaser: 1 } });
  expect(cleaner.hidden().map(({ isShown }) => isShown)).toEqual([true, false, false]);

  await setShown(0, false);
  expect(document.getElementById('a')?.getAttribute('data-lede')).toBe('ad');
  cleaner.undo();
  expect(sourceOf(document)).toBe(source);
});

test('a run of text is put back whole', async () => {
  await cleaner.clean(DEFAULT_SETTINGS);
  expect(document.querySelector('div')?.firstChild?.textContent).toBe('');
  await setShown(1, true);
  expect(document.querySelector('div')?.outerHTML).toBe('<div>Read also: <a>a story</a></div>');
  expect(cleaner.hidden().map(({ isShown }) => isShown)).toEqual([false, true, false]);
  await setShown(1, false);
  expect(document.querySelector('div')?.firstChild?.textContent).toBe('');
});

test('a long text is cut', async () => {
  document.getElementById('a')?.append(' word'.repeat(1_000));
  await cleaner.clean(DEFAULT_SETTINGS);
  const words = cleaner.hidden()[0]?.words ?? '';
  expect(words.length).toBeLessThanOrEqual(MOST_WORDS);
  expect(words).toMatch(/word…$/);
});
