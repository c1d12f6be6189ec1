import { expect, test } from 'vitest';
import { wordsOf } from '../../src/dom/words';
import { beginningOf } from '../../src/shared/hidden';

function wordsIn(html: string): string {
  document.body.innerHTML = html;
  return beginningOf(wordsOf([...document.body.childNodes]));
}

test('code is not read', () => {
  expect(wordsIn('<script>run()</script>Follow <style>b{}</style><noscript>us</noscript>me<!-- no -->')).toBe(
    'Follow me',
  );
});

test('boxes are parted, and words are not', () => {
  expect(wordsIn('<h3>Newsletter</h3><p>H<sub>2</sub>O by <b>m</b>ail</p><ul><li>One<li>Two</ul>')).toBe(
    'Newsletter H2O by mail One Two',
  );
});

test('of a long text only the beginning is read', () => {
  const texts = Array.from({ length: 3_000 }, () => new Text('word '));
  expect(wordsOf(texts).length).toBeLessThan(2_010);
});
