/** A long story that is composed bit by bit is the same story. */

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { beginArticle, type Composing } from '../../src/reader/compose/article';
import { contextByHand, type Choices } from './by-hand';
import { compose, composeIfAny, fixture, parse, URL_OF_PAGE } from './pages';

const names = readdirSync('tests/fixtures/reader')
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace(/\.html$/, ''));

function begin(html: string, choices: Choices = {}): Composing | null {
  return beginArticle({ ...contextByHand(parse(html), choices), url: URL_OF_PAGE }, 1);
}

/** Composes one part at a time; gives how many turns it took. */
function toTheEnd(composing: Composing): number {
  let turns = 0;
  for (; !composing.complete; turns += 1) composing.more(() => true);
  return turns;
}

/** Places are called by the order in which they are first linked to; those that no link names are not called at all. */
function normal(body: HTMLElement): string {
  const copy = body.cloneNode(true) as HTMLElement;
  const order = new Map<string, string>();
  for (const link of copy.querySelectorAll('a[href^="#"]')) {
    const name = (link.getAttribute('href') ?? '').slice(1);
    if (!order.has(name)) order.set(name, `p${order.size}`);
    link.setAttribute('href', `#${order.get(name) ?? ''}`);
  }
  for (const place of copy.querySelectorAll('[id^="place-"]')) {
    const called = order.get(place.id);
    if (called === undefined) place.removeAttribute('id');
    else place.id = called;
  }
  return copy.innerHTML.replace(/>\s+</g, '><');
}

test.each(names)('%s', (name) => {
  const choices = name === 'split-body' ? { root: 'main' } : {};
  const whole = composeIfAny(fixture(name), choices);
  const composing = begin(fixture(name), choices);
  expect(composing === null).toBe(whole === null);
  if (!composing || !whole) return;
  toTheEnd(composing);
  expect(normal(composing.article.body)).toBe(normal(whole.body));
  expect({ ...composing.article, body: null }).toEqual({ ...whole, body: null });
});

test('it takes several turns', () => {
  const composing = begin(fixture('everything'));
  expect(composing && toTheEnd(composing)).toBeGreaterThan(8);
});

test('a link leads to a place that comes later, and one back to a place shown before', () => {
  const page =
    '<article><p>One<a href="#n1" id="r1">1</a>, and <a href="#end">the end</a>.</p><p>Two.</p><h3 id="end">End</h3><p id="n1">1. Note. <a href="#r1">back</a></p></article>';
  const composing = begin(page);
  if (!composing) throw new Error('Nothing was composed.');
  const { body } = composing.article;
  const [toNote, toEnd] = [...body.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  const mark = body.querySelector('a')?.id;
  expect(toNote).toMatch(/^#place-/);
  toTheEnd(composing);
  expect(body.querySelector(toNote ?? '')?.textContent).toContain('Note.');
  expect(body.querySelector(toEnd ?? '')?.textContent).toBe('End');
  expect([...body.querySelectorAll('a')].at(-1)?.getAttribute('href')).toBe(`#${mark ?? ''}`);
});

test('a link to what does not come after all leads out of the story', () => {
  const page =
    '<article><p>See <a href="#gone">there</a>.</p><p>Two.</p><div><p>Three.</p><script id="gone"></script></div></article>';
  const composing = begin(page);
  if (!composing) throw new Error('Nothing was composed.');
  toTheEnd(composing);
  expect(composing.article.body.querySelector('a')?.getAttribute('href')).toBe(`${URL_OF_PAGE}#gone`);
  expect(composing.outward.size).toBeLessThanOrEqual(1);
});

test('a link to a heading finds it though its level has changed', () => {
  const { body } = compose('<article><p>See <a href="#b">B</a>.</p><h4 id="b">B</h4><p>Words.</p></article>');
  const place = body.querySelector('a')?.getAttribute('href') ?? '';
  expect(body.querySelector(place)?.outerHTML).toBe('<h2 id="place-1">B</h2>');
});

test('headings keep the levels that they would have at once', () => {
  const composing = begin(
    '<article><p>One.</p><h4>a</h4><p>Two.</p><h2>b</h2><p>Three.</p><h4>c</h4><p>x</p></article>',
  );
  if (!composing) throw new Error('Nothing was composed.');
  toTheEnd(composing);
  expect([...composing.article.body.querySelectorAll('h2, h3, h4')].map((one) => one.localName)).toEqual([
    'h2',
    'h2',
    'h3',
  ]);
});
