import { expect, test } from 'vitest';
import { PAGE_RULES, USER_RULES } from '../../src/dom/marks';
import { addStyle } from '../../src/dom/style';
import { KINDS } from '../../src/shared/analysis';
import { page, sourceOf } from '../page';

test('every kind and every hole is hidden, whatever the page says of its own attribute', () => {
  for (const rules of [PAGE_RULES, USER_RULES]) {
    for (const mark of [...KINDS, 'hole']) expect(rules).toContain(`[data-lede="${mark}"]`);
    expect(rules).not.toContain('[data-lede]');
    expect(rules).toContain('display:none!important');
  }
});

test('where a stylesheet cannot be adopted, one is added, kept, and taken away without a trace', () => {
  const document = page('<p>Words</p>');
  const source = sourceOf(document);
  const style = addStyle(document);
  expect(document.querySelector('style')?.textContent).toBe(PAGE_RULES);
  document.querySelector('style')?.remove();
  style.keep();
  expect(document.querySelectorAll('style')).toHaveLength(1);
  style.remove();
  expect(sourceOf(document)).toBe(source);
});
