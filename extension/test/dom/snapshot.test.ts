import { describe, expect, test } from 'vitest';
import { takeSnapshot, takeWrittenSnapshot, type Snapshot } from '../../src/dom/snapshot';
import { numberOf, page } from '../page';

function snapshotOf(document: Document): Snapshot {
  return takeSnapshot(document.documentElement);
}

describe('numbers of elements', () => {
  test('the root is 0 and the others follow in document order', () => {
    const document = page('<p>One <b>two</b></p>');
    const snapshot = snapshotOf(document);
    expect(snapshot.elementCount).toBe(6);
    const names = [0, 1, 2, 3, 4, 5, 6].map((number) => snapshot.element(number)?.localName);
    expect(names).toEqual(['html', 'head', 'title', 'body', 'p', 'b', undefined]);
  });

  test('what lies in a template is not counted, what lies in a drawing is', () => {
    const document = page('<template><p>Not here</p></template><svg><g><path/></g></svg><hr>');
    expect(snapshotOf(document).element(numberOf(document, 'hr'))?.localName).toBe('hr');
    expect(snapshotOf(document).elementCount).toBe(9);
  });

  test('they hold for the moment of reading, whatever the page does afterwards', () => {
    const document = page('<p id="first">One</p><p id="second">Two</p>');
    const number = numberOf(document, '#second');
    const snapshot = snapshotOf(document);
    document.body.prepend(document.createElement('aside'));
    expect(snapshot.element(number)?.id).toBe('second');
  });
});

describe('numbers of elements that HTML can tell of', () => {
  test('what scripts have put where markup cannot has none', () => {
    const document = page('<br id="br"><iframe></iframe><p id="last">Words</p>');
    const written = takeWrittenSnapshot(document.documentElement);
    document.getElementById('br')?.append(document.createElement('b'));
    const child = document.createElement('i');
    child.append(document.createElement('u'));
    document.querySelector('iframe')?.append(child);

    const parsed = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html');
    const again = takeWrittenSnapshot(document.documentElement);
    expect(again.elementCount).toBe(parsed.querySelectorAll('*').length);
    expect(again.elementCount).toBe(written.elementCount);
    expect(again.element(again.elementCount - 1)?.id).toBe('last');
  });

  test('they are those of every element on a page without such', () => {
    const document = page('<p>One <b>two</b></p><svg><g/></svg>');
    const all = snapshotOf(document);
    const written = takeWrittenSnapshot(document.documentElement);
    expect(written.elementCount).toBe(all.elementCount);
    for (let at = 0; at < all.elementCount; at += 1) expect(written.element(at)).toBe(all.element(at));
  });
});

describe('runs of text', () => {
  const run = (document: Document, selector: string, firstChild: number, length: number): string[] =>
    snapshotOf(document)
      .nodes({ type: 'textRun', parent: numberOf(document, selector), firstChild, length })
      .map((node) => node.textContent ?? '');

  test('a run is the texts and elements at its places', () => {
    const document = page('<div>One <a>two</a> three<!-- four --><i>five</i></div>');
    expect(run(document, 'div', 0, 2)).toEqual(['One ', 'two']);
    expect(run(document, 'div', 2, 1)).toEqual([' three']);
    expect(run(document, 'div', 3, 2)).toEqual([' four ', 'five']);
  });

  test('neighbouring texts take one place and empty ones none', () => {
    const document = page('<div></div>');
    const div = document.querySelector('div');
    for (const text of ['', 'One', '', ' two']) div?.append(document.createTextNode(text));
    div?.append(document.createElement('b'), document.createTextNode(''), document.createTextNode('three'));
    expect(run(document, 'div', 0, 1)).toEqual(['One', ' two']);
    expect(run(document, 'div', 2, 1)).toEqual(['three']);
  });

  test('a run that the page has shortened is nowhere', () => {
    const document = page('<div>One<b>two</b></div>');
    expect(run(document, 'div', 1, 2)).toEqual([]);
    expect(run(document, 'div', 5, 1)).toEqual([]);
  });
});
