import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/rules/lines';
import { parseLine } from '../../src/rules/parse';
import { printRule } from '../../src/rules/print';
import type { Choices, Line, Rule, Shape, Step } from '../../src/rules/syntax';
import { Random } from '../random';

function ruleOf(line: string): Rule {
  const parsed = parseLine(line);
  if (parsed.type !== 'rule') throw new Error(`${line} is ${JSON.stringify(parsed)}`);
  return parsed.rule;
}

describe('lines that are rules, and how they are printed', () => {
  test.each([
    ['example.org##.promo', 'example.org##.promo'],
    ['  Example.ORG##.promo  ', 'example.org##.promo'],
    ['example.org,~news.example.org##.promo', 'example.org,~news.example.org##.promo'],
    ['~a.example , b.example## .x', 'b.example,~a.example##.x'],
    ['##.promo', '##.promo'],
    ['#@#.promo', '#@#.promo'],
    ['example.org#@##id', 'example.org#@##id'],
    ['example.org###id', 'example.org###id'],
    ['bücher.example##p', 'xn--bcher-kva.example##p'],
    ['file:##p', 'file:##p'],
    ['localhost##p', 'localhost##p'],
    ['[::1]##p', '[::1]##p'],
    ['##.a, .b > .c', '##.a, .b > .c'],
    ['##a[href="x,y"]', '##a[href="x,y"]'],
    ['##div:has(> a[href*="(x)"])', '##div:has(> a[href*="(x)"])'],
    ['##p:has-text(Read also)', '##p:has-text(Read also)'],
    ['#?#p:contains(Read also)', '##p:has-text(Read also)'],
    ['#@?#p:-abp-contains(x)', '#@#p:has-text(x)'],
    ['##:has-text(x)', '##*:has-text(x)'],
    ['##.a > :has-text(x)', '##.a > *:has-text(x)'],
    ['##.a :has-text(x) .b>.c', '##.a *:has-text(x) .b>.c'],
    ['##p:has-text("a, (b)")', '##p:has-text("a, (b)")'],
    ["##p:has-text('it\\'s')", '##p:has-text("it\'s")'],
    ['##p:has-text(/^read (also|more)[)]/i)', '##p:has-text(/^read (also|more)[)]/i)'],
    ['##div:has(> h3:has-text(Ad))', '##div:has(> h3:has-text(Ad))'],
    ['##div:has( :has-text(Ad))', '##div:has(*:has-text(Ad))'],
    ['##div:not(:has-text(/x/)):has(p)', '##div:not(*:has-text(/x/)):has(p)'],
    ['##li:has-text(a).b:not(.c) > i', '##li:has-text(a).b:not(.c) > i'],
    ['a.example##lede(tag=aside; text~"Read also")', 'a.example##lede(tag=aside; text~"Read also")'],
    [
      'a.example#@#lede(words=3-40;text~"a \\"b\\"; c";tag=x-card; in=body ;holds=h3,ul>li>a; with=[role="x"][data-y]; nth=2)',
      'a.example#@#lede(tag=x-card; in=body; with=[role="x"][data-y]; holds=h3,ul>li>a; words=3-40; nth=2; text~"a \\"b\\"; c")',
    ],
    [
      '##lede(tag=p; in=main>article; level=2; linked=60-100%; after=p; before=-)',
      '##lede(tag=p; in=main>article; level=2; linked=60-100%; after=p; before=-)',
    ],
  ])('%s', (line, printed) => {
    expect(printRule(ruleOf(line))).toBe(printed);
    expect(ruleOf(printed)).toEqual(ruleOf(line));
  });
});

test.each(['', '   ', '! a note', '[Adblock Plus 2.0]', '# a note', '#'])('“%s” says nothing', (line) => {
  expect(parseLine(line)).toEqual({ type: 'silent' });
});

test.each([
  ['||ads.example^', 'network'],
  ['@@||ads.example^$document', 'network'],
  ['ads.example', 'network'],
  ['/banner/*', 'network'],
  ['||a.example/x##y', 'network'],
  ['a.example##+js(set, a, b)', 'scriptlet'],
  ['a.example#%#//scriptlet("x")', 'scriptlet'],
  ['a.example#$#body { overflow: auto }', 'css'],
  ['a.example#@$#body { overflow: auto }', 'css'],
  ['a.example##^script:has-text(x)', 'html'],
  ['a.example$$script[tag-content="x"]', 'html'],
  ['a.example##.x:style(color: red)', 'style'],
  ['a.example##.x:remove()', 'remove'],
  ['a.example##.x:remove-attr(y)', 'remove'],
  ['a.example##.x:upward(2)', 'procedural'],
  ['a.example##.x:matches-css(color: red)', 'procedural'],
  ['a.example##.x:-abp-has(> p)', 'procedural'],
  ['a.example##.x:is(:has-text(y))', 'procedural'],
  ['a.example##.x:has-text(y) + p', 'procedural'],
  ['a.example##.x:not(p:has-text(y) a)', 'procedural'],
  ['a.example##', 'selector'],
  ['a.example##.x >', 'selector'],
  ['a.example##..x', 'selector'],
  ['a.example##.x{color:red}', 'selector'],
  ['a.example##.x:has-text()', 'selector'],
  ['a.example##.x:has-text(y', 'selector'],
  ['a.example##.x:has-text(y))', 'selector'],
  ['a.example##.x:has-text(/(a)\\1/)', 'pattern'],
  ['a.example##.x:has-text(/(/)', 'pattern'],
  ['a.example##lede()', 'shape'],
  ['a.example##lede(tag=p)', 'shape'],
  ['a.example##lede(tag=p; text="x")', 'shape'],
  ['a.example##lede(tag=p; text~"x"; text~"y")', 'shape'],
  ['a.example##lede(tag=p; colour=red; text~"x")', 'shape'],
  ['a.example##lede(tag=p; words=9-3; text~"x")', 'shape'],
  ['a.example##lede(tag=p; with=[x; text~"x")', 'shape'],
  ['a.example##lede(tag=P; text~"x")', 'shape'],
  ['a.*##.x', 'wildcard'],
  ['*.a.example##.x', 'wildcard'],
  ['/a\\.example/##.x', 'domain'],
  ['a b##.x', 'domain'],
  ['a.example,##.x', 'domain'],
  ['a.example:80##.x', 'domain'],
  [`##.${'x'.repeat(2_000)}`, 'long'],
])('%s is not followed: %s', (line, reason) => {
  expect(parseLine(line)).toEqual({ type: 'refused', reason });
});

test('text is cut into lines whatever ends them', () => {
  expect(linesOf('a\r\nb\rc\n\nd')).toEqual(['a', 'b', 'c', '', 'd']);
});

describe('made at random', () => {
  const random = new Random(11);
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: random.below(most + 1) }, make);
  const signs = [
    ...'abcxyz',
    ' ',
    '"',
    "'",
    '(',
    ')',
    '[',
    ']',
    '/',
    '\\',
    ',',
    ';',
    '>',
    '#',
    ':',
    '~',
    'é',
    '中',
    '😀',
  ];
  const words = (): string => {
    const text = Array.from({ length: 1 + random.below(8) }, () => random.pick(signs)).join('');
    return /^\/.+\/[a-z]*$/s.test(text.trim()) || text.trim() === '' ? 'plain' : text;
  };
  const name = (): string => random.pick(['p', 'aside', 'h3', 'ul', 'x-card', 'div']);
  const compound = (): string =>
    random.pick(['.a', 'p', 'a[href="x,) y"]', '#b', 'p:not(.c)', 'div:has(> a)', '*', '.\\31 a']);
  const complex = (): string =>
    [compound(), ...some(2, () => random.pick([' ', ' > ']) + compound())].join('');

  const stepAfter = (depth: number): Step => {
    const choice = random.below(depth > 0 ? 4 : 2);
    if (choice === 0) return { type: 'text', text: { type: 'words', words: words() } };
    if (choice === 1)
      return {
        type: 'text',
        text: { type: 'pattern', source: 'a(b|c)+[)/]', flags: random.pick(['', 'i']) },
      };
    if (choice === 2)
      return { type: 'has', choices: [[{ type: 'css', selector: ` > ${complex()}` }, ownStep(depth - 1)]] };
    return { type: 'not', choices: [[{ type: 'css', selector: compound() }, ownStep(depth - 1)]] };
  };
  /** One that makes what holds it Lede's business: else the browser would be asked as a whole. */
  const ownStep = (depth: number): Step =>
    depth > 0 && random.chance(30)
      ? stepAfter(depth)
      : { type: 'text', text: { type: 'words', words: words() } };
  const selector = (): Choices =>
    Array.from({ length: 1 + random.below(2) }, () => [
      { type: 'css', selector: complex() },
      ...some(2, () => stepAfter(2)),
      ...(random.chance(20)
        ? [ownStep(0), { type: 'css', selector: random.pick([' > .z', ' .z', '.z']) } as const]
        : []),
    ]);
  const range = (limit: number): { least: number; most: number } => {
    const least = random.below(limit);
    return { least, most: least + random.below(limit - least + 1) };
  };
  const shape = (): Shape => ({
    tag: name(),
    within: some(3, name),
    ...(random.chance(50) ? { level: 1 + random.below(9) } : {}),
    attributes: some(2, () => ({
      name: random.pick(['role', 'data-x']),
      value: random.pick([null, '', words()]),
    })),
    holds: some(3, () => [name(), ...some(2, name)].join('>')),
    ...(random.chance(50) ? { linked: range(100) } : {}),
    ...(random.chance(50) ? { words: range(500) } : {}),
    ...(random.chance(50) ? { after: random.pick(['', 'p']), before: random.pick(['', 'h2']) } : {}),
    ...(random.chance(50) ? { nth: 1 + random.below(9) } : {}),
    ...(random.chance(50) ? { text: words() } : {}),
  });
  const rule = (): Rule => ({
    isException: random.chance(30),
    domains: some(2, () => random.pick(['example.org', 'a.example', 'xn--bcher-kva.example', 'file:'])),
    except: some(1, () => 'b.example'),
    names: random.chance(50) ? { type: 'shape', shape: shape() } : { type: 'selector', choices: selector() },
  });

  test('two thousand rules read back as they were printed', () => {
    for (let round = 0; round < 2_000; round += 1) {
      const made = rule();
      const line = printRule(made);
      expect([line, parseLine(line)]).toEqual([line, { type: 'rule', rule: made }]);
    }
  });

  test('no line is an error, and what is understood is understood again', () => {
    const pieces = [
      ...signs,
      '##',
      '#@#',
      '#?#',
      'lede(',
      'tag=p',
      'text~',
      'example.org',
      ':has-text(',
      ':has(',
      ':not(',
      '/x/',
      '.a',
      '!',
    ];
    for (let round = 0; round < 4_000; round += 1) {
      const line = some(14, () => random.pick(pieces)).join('');
      const parsed: Line = parseLine(line);
      if (parsed.type !== 'rule') continue;
      const again = parseLine(printRule(parsed.rule));
      expect([line, again]).toEqual([line, parsed]);
    }
  });
});
