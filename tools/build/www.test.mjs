// @vitest-environment node

import { expect, test } from 'vitest';
import { demos } from './www.mjs';

const pages = demos();

test('the demo pages are a dozen and more, in many languages', () => {
  expect(pages.length).toBeGreaterThanOrEqual(12);
  expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
  expect(new Set(pages.map(({ language }) => language)).size).toBeGreaterThanOrEqual(10);
});

test.each(pages)('$id shows nothing that only tests read, and needs nothing beside it', ({ html }) => {
  expect(html).not.toMatch(/ data-(?:unit|story|expect)/);
  expect(html).toContain('<style>');
  expect(html).not.toMatch(/<link rel="stylesheet"|src="(?!data:)[^"]*\.svg"/);
});
