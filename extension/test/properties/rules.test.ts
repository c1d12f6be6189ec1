/** Rules come from anywhere: whatever a line says, it is read or refused, and hides neither the page nor its story. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_NAMED, SiteRules, type Prose } from '../../src/rules/apply';
import { parseLine } from '../../src/rules/parse';
import { printRule } from '../../src/rules/print';
import { REASONS } from '../../src/rules/syntax';
import { always } from './runs';

const sound = [
  'example.org,~news.example.org##.promo',
  '##div:has(> h3:has-text(Read also)), aside:not(:has(p))',
  'a.example#@#p:has-text(/^read (also|more)[)]/i)',
  'a.example##lede(tag=aside; in=main>article; with=[role="x"][data-y]; holds=h3,ul>li>a; words=3-40; text~"x; y")',
  'bücher.example,file:,[::1]###id > a[href*="(x)"]',
];
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '##',
      '#@#',
      '#?#',
      ':has(',
      ':has-text(',
      ':not(',
      'lede(',
      ')',
      '/',
      '\\',
      '"',
      ';',
      ',',
      '>',
      '*',
      '[',
      ']',
    ],
    ...[
      'html',
      'body',
      'main',
      '{',
      '}',
      ':root',
      '@import',
      '</style>',
      'url(',
      '~',
      '\u0000',
      '\ud800',
      ' ',
    ],
    ...sound,
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const assembled = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
/** A sound line with something else in the place of some of it. */
const spoilt = fc
  .tuple(fc.constantFrom(...sound), fc.nat(), fc.nat({ max: 12 }), piece)
  .map(([line, at, length, put]) => {
    const start = at % (line.length + 1);
    return line.slice(0, start) + put + line.slice(start + length);
  });
const line = fc
  .oneof(assembled, spoilt, fc.string({ maxLength: 200 }))
  .map((text) => text.replace(/[\r\n]/g, ' '));

test('a line is silent, refused for a reason that has a name, or a rule that reads back as it is printed', () => {
  always(line, (text) => {
    const parsed = parseLine(text);
    if (parsed.type === 'refused') expect(REASONS).toContain(parsed.reason);
    if (parsed.type !== 'rule') return;
    const printed = printRule(parsed.rule);
    expect(parseLine(printed)).toEqual(parsed);
    expect(printed).not.toMatch(/[\r\n]/);
  });
});

const page = new DOMParser().parseFromString(
  `<html class="promo"><body id="id" class="promo x"><main><article class="promo"><h1>One</h1>${'<p class="promo">Words of the story. </p>'.repeat(6)}</article>
   <aside role="x" data-y="1"><h3>Read also</h3><ul><li><a href="/(x)">x</a></ul></aside></main><div class="promo"><h3>Read also</h3></div></body></html>`,
  'text/html',
);
const story = [...page.querySelectorAll('article p')].map((node): Prose => ({
  node,
  length: node.textContent.length,
}));

test('whatever rules name, the frame of a page and its story are refused to them, and nothing is changed', () => {
  const before = page.documentElement.outerHTML;
  const lines = fc.array(
    line.map((text) => (text.includes('#') ? text : `##${text}`)),
    { minLength: 1, maxLength: 5 },
  );
  always(lines, (all) => {
    const { own, keeps } =
      new SiteRules(all.join('\n'), 'a.example').look(page, () => story) ?? NOTHING_NAMED;
    for (const { element, refusal } of own) {
      if (refusal !== undefined) continue;
      expect(element.matches('html, head, body, main, article')).toBe(false);
      expect(element.querySelector('main, article')).toBe(null);
    }
    expect(typeof keeps([page.body])).toBe('boolean');
    expect(page.documentElement.outerHTML).toBe(before);
  });
});
