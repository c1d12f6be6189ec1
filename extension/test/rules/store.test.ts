import { beforeEach, describe, expect, test } from 'vitest';
import { addLines, removeLines, setText, textOf } from '../../src/rules/store';
import { merged, type Entries, type Json } from '../../src/shared/synced-store';
import { Random } from '../random';

let values: Map<string, Json>;

const set = (...lines: string[]): void => {
  setText(values, lines.join('\n'), textOf(values));
};
const text = (): string[] => textOf(values).split('\n');

beforeEach(() => {
  values = new Map();
});

test('a text is kept as it is written, empty lines and doubles too', () => {
  const lines = ['! a', '', '##.x', '', '##.x', '##.y'];
  set(...lines, '', '');
  expect(text()).toEqual(lines);
});

test('an empty text is no line', () => {
  set('##.a');
  set();
  expect(values.size).toBe(0);
  set('', '');
  expect(values.size).toBe(0);
});

test('of a text that is changed only the lines that changed are written', () => {
  set('##.a', '##.b', '##.c');
  const before = new Map(values);
  set('##.a', '##.new', '##.b', '##.c', '##.last');
  expect(text()).toEqual(['##.a', '##.new', '##.b', '##.c', '##.last']);
  for (const [key, place] of before) expect(values.get(key)).toBe(place);
  set('##.c', '##.a', '##.b');
  expect(text()).toEqual(['##.c', '##.a', '##.b']);
});

test('what came from elsewhere while the text was edited stays', () => {
  set('##.a', '##.b');
  const seen = textOf(values);
  addLines(values, ['##.elsewhere']);
  setText(values, '##.a\n##.mine', seen);
  expect(text().sort()).toEqual(['##.a', '##.elsewhere', '##.mine']);
});

test('lines are added once, and removed wherever they stand', () => {
  set('##.a');
  addLines(values, ['##.b', ' ##.a ', '##.b', '']);
  expect(text()).toEqual(['##.a', '##.b']);
  removeLines(values, [' ##.a']);
  expect(text()).toEqual(['##.b']);
});

test('any text at all reads back, however often it is changed', () => {
  const random = new Random(3);
  const some = ['##.a', '##.b', '! c', '', 'x', '0:y', '##.é'];
  for (let round = 0; round < 300; round += 1) {
    const lines = Array.from({ length: random.below(9) }, () => random.pick(some));
    set(...lines);
    expect(textOf(values)).toBe(lines.join('\n').replace(/\s+$/, ''));
  }
});

describe('two devices', () => {
  test('add lines at once, and both have both', () => {
    set('##.shared');
    const entries = (extra: string): Entries => {
      const own = new Map(values);
      addLines(own, [extra]);
      return Object.fromEntries([...own].map(([key, v]) => [key, { t: 1, v }]));
    };
    const both = merged(entries('##.one'), entries('##.other'));
    const seen = new Map(Object.entries(both).map(([key, { v }]) => [key, v ?? null]));
    expect(textOf(seen).split('\n').sort()).toEqual(['##.one', '##.other', '##.shared']);
  });
});
