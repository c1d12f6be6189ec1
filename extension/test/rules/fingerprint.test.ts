import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findNamed } from '../../src/rules/match';
import { labelOf, shapeOf } from '../../src/rules/fingerprint';
import { parseLine } from '../../src/rules/parse';
import { printRule } from '../../src/rules/print';
import type { Rule } from '../../src/rules/syntax';
import { page } from '../page';

const PAGES = ['ferry', 'lamp', 'market', 'rope'] as const;
const folder = join(import.meta.dirname, '..', '..', '..', 'tests', 'fixtures', 'sites', 'harbour');
const documents = new Map(
  PAGES.map((name) => [
    name,
    new DOMParser().parseFromString(readFileSync(join(folder, `${name}.html`), 'utf8'), 'text/html'),
  ]),
);

function ruleFor(document: Document, id: string): Rule {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id}`);
  const rule: Rule = {
    isException: false,
    domains: ['gazette.example'],
    except: [],
    names: { type: 'shape', shape: shapeOf(element, document) },
  };
  // As it is kept: as a line of text.
  const parsed = parseLine(printRule(rule));
  if (parsed.type !== 'rule') throw new Error(printRule(rule));
  expect(parsed.rule).toEqual(rule);
  return parsed.rule;
}

const idsOf = (rule: Rule, document: Document): string[] =>
  findNamed(rule.names, document).map((element) => element.id || element.outerHTML);

/** Each block of the site with all that is to be hidden with it. */
const BLOCKS = {
  notebook: ['notebook'],
  'look-1': ['look-1', 'look-2'],
  'look-2': ['look-1', 'look-2'],
  cards: ['cards'],
  poll: ['poll'],
  facts: ['facts'],
  contents: ['contents'],
  picture: ['picture'],
  byline: ['byline'],
  menu: ['menu'],
} as const;

describe.each(Object.entries(BLOCKS))('what is made of #%s', (id, expected) => {
  test.each(PAGES)('of the page %s names the same on all of its site, and nothing else', (from) => {
    const origin = documents.get(from);
    if (!origin?.getElementById(id)) return;
    const rule = ruleFor(origin, id);
    for (const [name, document] of documents) {
      const there = expected.filter((wanted) => document.getElementById(wanted));
      expect([printRule(rule), name, idsOf(rule, document)]).toEqual([printRule(rule), name, there]);
    }
  });
});

test('no two pages of the site share a class', () => {
  const classes = [...documents.values()].map((document) =>
    [...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList]),
  );
  const all = classes.flatMap((names) => [...new Set(names)]);
  expect(new Set(all).size).toBe(all.length);
});

test('a rule says nothing of classes, ids or addresses', () => {
  const document = page(
    '<aside id="x1" class="zQ3 promo" data-id="77" data-block="more" data-state="open"><a href="/story/1">One</a></aside>',
  );
  const shape = shapeOf(document.querySelector('aside') as Element);
  expect(shape.attributes).toEqual([
    { name: 'data-block', value: 'more' },
    { name: 'data-id', value: null },
  ]);
  expect(JSON.stringify(shape)).not.toMatch(/promo|zQ3|x1|story/);
});

describe('the label that a block begins with', () => {
  test.each([
    ['<h3>Most read</h3><ul><li>x</li></ul>', 'Most read'],
    ['<h3>Most read in 24 hours</h3><p>x</p>', 'Most read in'],
    ['<strong>Read also:</strong> <a href="#">The tide</a>', 'Read also'],
    ['<a href="#">Read also: the tide</a>', 'Read also'],
    ['» Читайте также: <a href="#">прилив</a>', 'Читайте также'],
    ['相关阅读：<a href="#">潮汐</a>', '相关阅读'],
    ['<p>Read also</p><a href="#">The tide</a>', 'Read also'],
    ['Read also <a href="#">The tide</a>', 'Read also'],
    ['Advertisement', 'Advertisement'],
    ['By Jane Doe', 'By'],
    ['Story continues below', 'Story continues below'],
    ['<p>The keeper of the weir: would you go?</p><button>Send</button>', undefined],
    ['<script>var x = 1</script><b>Advertisement</b><iframe></iframe>', 'Advertisement'],
    ['<em>Never</em> did the miller rise so late.', undefined],
    ['The miller rose late, as he had done every day since the flood.', undefined],
    ['<a href="#">The miller rises</a><a href="#">The tide</a>', undefined],
    ['<a href="#"><h3>The miller rises</h3></a>', undefined],
    ['<p>24</p>', undefined],
    ['', undefined],
  ])('%s: %s', (html, label) => {
    const document = page(`<div>${html}</div>`);
    expect(labelOf(document.querySelector('div') as Element)).toBe(label);
  });
});

test('a block is told from what wraps it and from what it wraps', () => {
  const document = page(
    '<main><div id="a"><div id="b"><div id="c"><h3>More</h3><a href="#">x</a></div></div></div></main>',
  );
  for (const id of ['a', 'b', 'c']) expect(idsOf(ruleFor(document, id), document)).toEqual([id]);
});
