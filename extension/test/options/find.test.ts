import { beforeEach, expect, test } from 'vitest';
import { find, plain } from '../../src/options/find';
import { make } from '../../src/ui/make';

const row = (words: string): HTMLElement => make('div', { class: 'row' }, words);
let main: HTMLElement;

beforeEach(() => {
  main = make(
    'main',
    {},
    make(
      'section',
      { class: 'section', id: 'a' },
      make('h2', {}, 'What is hidden'),
      make('div', { class: 'card' }, row('Ads beside the text')),
      make('div', { class: 'card' }, row('Share buttons'), row('Überschriften')),
    ),
    make(
      'section',
      { class: 'section', id: 'b' },
      make('h2', {}, 'Rules'),
      make('p', {}, 'Lines of your own'),
    ),
  );
});

const seen = (): string[] =>
  [...main.querySelectorAll('.row, .section, .card')]
    .filter((one) => one.closest('.is-out') === null)
    .map((one) => one.id || (one.className === 'row' ? (one.textContent ?? '') : ''))
    .filter((name) => name !== '');

test('all is there until something is asked for', () => {
  expect(find(main, '  ')).toBe(4);
  expect(seen()).toEqual(['a', 'Ads beside the text', 'Share buttons', 'Überschriften', 'b']);
});

test('rows that hold all words stay, with their section', () => {
  expect(find(main, 'TEXT ads')).toBe(1);
  expect(seen()).toEqual(['a', 'Ads beside the text']);
});

test('a word of the heading finds all of its section, and narrows with another', () => {
  find(main, 'hidden');
  expect(seen()).toEqual(['a', 'Ads beside the text', 'Share buttons', 'Überschriften']);
  find(main, 'hidden share');
  expect(seen()).toEqual(['a', 'Share buttons']);
});

test('a section without rows is found by any of its words', () => {
  expect(find(main, 'lines own')).toBe(1);
  expect(seen()).toEqual(['b']);
});

test('accents and case are no obstacle', () => {
  expect(plain('Überschriften')).toBe('uberschriften');
  find(main, 'uberschrift');
  expect(seen()).toEqual(['a', 'Überschriften']);
});

test('where nothing is found, nothing is shown', () => {
  expect(find(main, 'herring')).toBe(0);
  expect(seen()).toEqual([]);
});
