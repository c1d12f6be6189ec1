import { beforeEach, describe, expect, test } from 'vitest';
import { Cleaner } from '../../src/content/cleaner';
import type { Engine } from '../../src/engine/engine';
import { SiteRules } from '../../src/rules/apply';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import { isHiddenThings } from '../../src/shared/hidden';
import type { Analysis, Target } from '../../src/shared/analysis';
import { analysisOf, finding, numberOf, page } from '../page';

let document: Document;
let cleaner: Cleaner;
/** Asked for anew each time: the stylesheet is an element where none can be adopted. */
let found: () => readonly Target[];
let body: string;

const element = (selector: string): Target => ({ type: 'element', element: numberOf(document, selector) });

beforeEach(() => {
  document =
    page(`<main><p id="s1">${'word '.repeat(50)}</p><div id="box"><h3>More</h3><p id="ad">Buy</p></div>
    <p id="s2">${'word '.repeat(50)}</p><div id="run">Read also: <a>x</a></div></main>`);
  body = document.body.outerHTML;
  found = () => [element('#ad')];
  const engine: Engine = {
    analyze: () => {
      const analysis: Analysis = {
        ...analysisOf(
          document,
          found().map((target) => finding(target)),
        ),
        story: {
          ...{
            root: 0,
            title: null,
            description: null,
            byline: null,
            date: null,
            siteName: null,
            leadImage: null,
          },
          outline: ['#s1', '#s2'].map((selector) => ({ target: element(selector), role: 'paragraph' })),
          ...{ leftOut: [], words: 100, confidence: 1 },
        },
      };
      return Promise.resolve({ analysis, timings: { read: 0, analyze: 0 } });
    },
  };
  cleaner = new Cleaner(document, engine);
});

async function cleanWith(...rules: string[]): Promise<unknown> {
  cleaner.useRules(new SiteRules(rules.join('\n'), 'example.org'));
  return cleaner.clean(DEFAULT_SETTINGS);
}

const markOf = (id: string): string | null => document.getElementById(id)?.getAttribute('data-lede') ?? null;

test('a rule hides through the same door as a finding, and undo is exact', async () => {
  expect(await cleanWith('##h3')).toMatchObject({ status: 'cleaned', counts: { ad: 1, yours: 1 } });
  expect(document.querySelector('h3')?.getAttribute('data-lede')).toBe('yours');
  const things = cleaner.hidden();
  expect(isHiddenThings(things)).toBe(true);
  expect(things.map(({ kind, words, evidence }) => [kind, words, evidence[0]?.matched])).toEqual([
    ['yours', 'More', '##h3'],
    ['ad', 'Buy', 'ad'],
  ]);
  cleaner.undo();
  expect(document.body.outerHTML).toBe(body);
});

test('what was found in what a rule hides is not counted twice', async () => {
  expect(await cleanWith('###box')).toMatchObject({ counts: { ad: 0, yours: 1 } });
  expect(markOf('ad')).toBeNull();
});

test('what a rule names in what was found is not counted twice', async () => {
  found = () => [element('#box')];
  expect(await cleanWith('##h3')).toMatchObject({ counts: { ad: 1, yours: 0 } });
});

test('a rule that is taken away shows what it hid', async () => {
  await cleanWith('###box');
  cleaner.useRules(new SiteRules('', 'example.org'));
  expect(await cleaner.update(DEFAULT_SETTINGS)).toMatchObject({ counts: { ad: 1, yours: 0 } });
  expect([markOf('box'), markOf('ad')]).toEqual([null, 'ad']);
});

test('one thing of a rule is put back and hidden again', async () => {
  await cleanWith('###box');
  const id = cleaner.hidden()[0]?.id ?? 0;
  cleaner.setShown(id, true);
  expect(await cleaner.update(DEFAULT_SETTINGS)).toMatchObject({ counts: { yours: 0, ad: 1 } });
  expect(markOf('box')).not.toBe('yours');
  cleaner.setShown(id, false);
  expect(await cleaner.update(DEFAULT_SETTINGS)).toMatchObject({ counts: { yours: 1 } });
  expect(markOf('box')).toBe('yours');
});

describe('an exception', () => {
  test.each(['###ad', '###box', '##main'])('for %s keeps what was found', async (rule) => {
    expect(await cleanWith(rule.replace('##', 'example.org#@#'))).toEqual({ status: 'nothing' });
    expect(document.body.outerHTML).toBe(body);
  });

  test('keeps what a rule for all sites names', async () => {
    expect(await cleanWith('###box', 'example.org#@##box')).toEqual({ status: 'nothing' });
  });

  test('gives a run of text back that was hidden before', async () => {
    found = () => [{ type: 'textRun', parent: numberOf(document, '#run'), firstChild: 0, length: 2 }];
    expect(await cleanWith()).toMatchObject({ counts: { ad: 1 } });
    expect(document.getElementById('run')?.textContent).toBe('x');
    cleaner.useRules(new SiteRules('example.org#@##run', 'example.org'));
    expect(await cleaner.update(DEFAULT_SETTINGS)).toEqual({ status: 'nothing' });
    expect(document.body.outerHTML).toBe(body);
  });
});

test.each([
  ['###s1', 'story'],
  ['##main', 'page'],
  ['##body', 'page'],
])('%s hides nothing, and why is told', async (rule, refusal) => {
  found = () => [];
  expect(await cleanWith(rule)).toEqual({ status: 'nothing' });
  expect(cleaner.hidden()).toMatchObject([{ kind: 'yours', isShown: true, refusal }]);
  expect(document.body.outerHTML).toBe(body);
});
