import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../src/rules/pattern';
import { Random } from '../random';

describe('what a pattern matches is what the browser says', () => {
  test.each([
    ['read (also|more)', '', ['Please read also this', 'read more', 'read on', '']],
    ['^most\\s+read', 'i', ['Most  read', 'The most read', 'MOST READ now']],
    ['ad(vert(isement)?)?$', 'i', ['Ad', 'advert', 'Advertisement', 'adverts', 'add']],
    ['\\bad\\b', '', ['an ad here', 'add', 'ad', 'bad ad.']],
    ['[а-я]{3,5}!', 'u', ['абв!', 'аб!', 'абвгдежз!', 'abc!']],
    ['\\p{Lu}\\p{Ll}+:', 'u', ['Ad: x', 'ad: x', 'Ästhetik: y', 'A:']],
    ['a{2}b{0,2}c{1,}', '', ['aac', 'aabbc', 'aabbbc', 'abc', 'aabcccc']],
    ['(?:x|y)+?z', '', ['xyxyz', 'z', 'xz']],
    ['(?<name>foo).bar', '', ['foo-bar', 'foo\nbar']],
    ['foo.bar', 's', ['foo-bar', 'foo\nbar']],
    ['^b$', 'm', ['a\nb\nc', 'abc']],
    ['[\\]x]\\/\\.', '', [']/.', 'x/.', 'y/.']],
    ['\\u0041|\\x42', '', ['A', 'B', 'C']],
    ['(|a)*b', '', ['b', 'aab', 'c']],
    ['\\Bx', '', ['ax', 'x', ' x']],
    ['a|', '', ['', 'b']],
  ] as const)('/%s/%s', (source, flags, texts) => {
    const matches = compilePattern(source, flags);
    for (const text of texts)
      expect([text, matches?.(text)]).toEqual([text, new RegExp(source, flags).test(text)]);
  });

  test('and is so for two thousand patterns made at random', () => {
    const random = new Random(5);
    const parts = ['a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(ab)', '^', '$', '\\b', '\\w', ' '];
    for (let round = 0; round < 2_000; round += 1) {
      const source = Array.from({ length: 1 + random.below(5) }, () => {
        const part = random.pick(parts);
        const isFixed = /^(?:\^|\$|\\b)$/.test(part);
        return part + (isFixed ? '' : random.pick(['', '', '*', '+', '?', '{1,2}', '|']));
      }).join('');
      const text = Array.from({ length: random.below(8) }, () => random.pick(['a', 'b', ' ', 'c'])).join('');
      expect([source, text, compilePattern(source, '')?.(text)]).toEqual([
        source,
        text,
        new RegExp(source).test(text),
      ]);
    }
  });
});

test.each(['(a+)+b', '(a|aa)+$', '(.*)*x', '(\\w+\\s?)+!', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
  'no text makes /%s/ take long',
  (source) => {
    const start = performance.now();
    expect(compilePattern(source, '')?.(`${'a'.repeat(50_000)} `)).toBeTypeOf('boolean');
    expect(performance.now() - start).toBeLessThan(3_000);
  },
);

test.each([
  ['(?=a)b', ''],
  ['(?!a)b', ''],
  ['(?<=a)b', ''],
  ['(a)\\1', ''],
  ['(?<n>a)\\k<n>', ''],
  ['(', ''],
  ['[', ''],
  ['a{1000}', ''],
  ['(a{100}){100}', ''],
  ['a', 'y'],
  ['a', 'ii'],
  ['a'.repeat(301), ''],
])('/%s/%s is refused', (source, flags) => {
  expect(compilePattern(source, flags)).toBeUndefined();
});
