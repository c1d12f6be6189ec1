import { beforeEach, describe, expect, test } from 'vitest';
import { applyFindings, type Applied } from '../../src/dom/apply';
import type { Hiding } from '../../src/dom/hiding';
import { takeSnapshot } from '../../src/dom/snapshot';
import type { Finding } from '../../src/shared/analysis';
import { EVERYTHING, finding, page, sourceOf } from '../page';

let document: Document;
let hiding: Hiding | undefined;

beforeEach(() => {
  hiding = undefined;
});

/** Finds every `.x` and the runs given, and brings the page up to date with that. */
function follow(...runs: Finding[]): Applied {
  const elements = [...document.querySelectorAll('*')].flatMap((element, number) =>
    element.classList.contains('x') ? [finding({ type: 'element', element: number })] : [],
  );
  const snapshot = takeSnapshot(document.documentElement);
  const applied = applyFindings(document, [...elements, ...runs], snapshot, EVERYTHING, hiding);
  hiding = applied.hiding;
  return applied;
}

const marks = (): (string | null)[] =>
  [...document.querySelectorAll('[id]')].map((element) => element.getAttribute('data-lede'));

describe('a page that changes', () => {
  test('what arrives is hidden, and what was hidden stays', () => {
    document = page('<p>Words</p><p class="x" id="a">Buy</p>');
    expect(follow().counts.ad).toBe(1);
    document.body.insertAdjacentHTML('beforeend', '<p class="x" id="b">Buy more</p>');
    expect(follow().counts.ad).toBe(2);
    expect(marks()).toEqual(['ad', 'ad']);
  });

  test('what becomes part of the story is shown', () => {
    document = page('<p>Words</p><div id="box"><p class="x" id="a">Buy</p></div>');
    follow();
    expect(marks()).toEqual(['hole', 'ad']);
    const a = document.getElementById('a');
    a?.classList.remove('x');
    expect(follow().counts.ad).toBe(0);
    expect(marks()).toEqual([null, null]);
  });

  test('a hole that is filled opens, with all that it lies in', () => {
    document = page('<div id="outer"><div id="inner"><p class="x" id="a">Buy</p></div></div>');
    follow();
    expect(marks()).toEqual(['hole', 'hole', 'ad']);
    document.getElementById('inner')?.append('A sentence that came late.');
    follow();
    expect(marks()).toEqual([null, null, 'ad']);
  });

  test('a run of text stays hidden though no analysis can see it any more', () => {
    document = page('<div>Read also: <a id="a">a story</a></div>');
    const number = [...document.querySelectorAll('*')].findIndex(({ localName }) => localName === 'div');
    const source = sourceOf(document);
    const run = finding({ type: 'textRun', parent: number, firstChild: 0, length: 2 }, 'teaser');
    expect(follow(run).counts.teaser).toBe(1);
    expect(follow().counts.teaser).toBe(1);
    expect(marks()).toEqual(['teaser']);
    hiding?.undo();
    expect(sourceOf(document)).toBe(source);
  });

  test('a run that the page writes in is let go whole', () => {
    document = page('<div>Read also: <a id="a">a story</a></div>');
    const number = [...document.querySelectorAll('*')].findIndex(({ localName }) => localName === 'div');
    follow(finding({ type: 'textRun', parent: number, firstChild: 0, length: 2 }, 'teaser'));
    const text = document.querySelector('div')?.firstChild as Text;
    text.data = 'A sentence of the story ';
    expect(follow().counts.teaser).toBe(0);
    expect(marks()).toEqual([null]);
    expect(text.data).toBe('A sentence of the story ');
  });

  test('what has left the page is given back its own attributes and forgotten', () => {
    document = page('<p>Words</p><p class="x" id="a">Buy</p>');
    follow();
    const gone = document.getElementById('a');
    gone?.remove();
    expect(follow().counts.ad).toBe(0);
    expect(gone?.hasAttribute('data-lede')).toBe(false);
    expect(hiding?.marked).toEqual([]);
  });

  test('runs whose parent has changed while the answer was on its way are left alone', () => {
    document = page('<div>One <a>two</a></div>');
    const number = [...document.querySelectorAll('*')].findIndex(({ localName }) => localName === 'div');
    const snapshot = takeSnapshot(document.documentElement);
    const div = document.querySelector('div');
    if (!div) throw new Error('no div');
    div.prepend('Before ', document.createElement('i'));
    snapshot.outdate([div]);
    expect(snapshot.nodes({ type: 'textRun', parent: number, firstChild: 0, length: 1 })).toEqual([]);
  });
});
