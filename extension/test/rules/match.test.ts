import { describe, expect, test } from 'vitest';
import { SiteRules, type Prose } from '../../src/rules/apply';
import { page } from '../page';

const none = (): readonly Prose[] => [];

/** The ids of what the rules hide on a page of a site. */
function hidden(document: Document, rules: string, host = 'example.org', story = none): string[] {
  const { own } = new SiteRules(rules, host).look(document, story);
  return own
    .map(({ element, refusal }) => (refusal ? `${element.localName}: ${refusal}` : element.id))
    .sort();
}

const document = page(`
  <div id="a" class="promo"><h3 id="h">Most read</h3><p id="p">One <b id="b">Two</b></p></div>
  <div id="c" class="promo wide"><h3>Else</h3><p id="q">Advertisement</p></div>
  <ul id="u"><li id="l1">Read also: x</li><li id="l2">read on</li></ul>`);

describe('what rules name', () => {
  test.each([
    ['##.promo', 'a c'],
    ['example.org##.promo\nexample.org#@#.wide', 'a'],
    ['##.promo:has(> p > b)', 'a'],
    ['##div:has-text(Most read)', 'a'],
    ['##div:has-text(most read)', ''],
    ['##div:has-text(/most read/i)', 'a'],
    ['##.promo:has(p:has-text(/^Adv/))', 'c'],
    ['##.promo:not(:has-text(Advertisement))', 'a'],
    ['##.promo:has-text(Else) > p', 'q'],
    ['##.promo:has-text(Else) b, ##b', ''],
    ['##.promo:has-text(Two) b', 'b'],
    ['##div:has-text(Most):not(.wide)', 'a'],
    ['##li:has-text(Read also)', 'l1'],
    ['##ul > :has-text(read on)', 'l2'],
    ['##lede(tag=div; in=body; text~"most READ")', 'a'],
    ['##lede(tag=div; in=body; text~"Most rea")', ''],
    ['##lede(tag=li; in=ul; nth=2)', 'l2'],
    ['##lede(tag=div; holds=h3,p)', 'a c'],
    ['##lede(tag=div; holds=h3,p; words=1-2)', 'c'],
    ['##lede(tag=li; in=ul; before=-)', 'l2'],
    ['##lede(tag=div; in=body; after=-)', 'a'],
    ['##lede(tag=h3; in=body; level=2; text~"Else")', ''],
    ['! nothing', ''],
    ['not a rule', ''],
  ])('%s', (rules, ids) => {
    const all = hidden(document, rules);
    expect(all.filter((id) => id !== '').join(' ')).toBe(ids);
  });

  test('what lies inside what is hidden is not named again', () => {
    expect(hidden(document, '###p\n##.promo')).toEqual(['a', 'c']);
  });
});

describe('where rules are for', () => {
  test.each([
    ['example.org##p', 'example.org', true],
    ['example.org##p', 'www.example.org', true],
    ['example.org##p', 'myexample.org', false],
    ['www.example.org##p', 'example.org', false],
    ['other.example,example.org##p', 'example.org', true],
    ['example.org,~news.example.org##p', 'news.example.org', false],
    ['example.org,~news.example.org##p', 'a.example.org', true],
    ['~example.org##p', 'example.org', false],
    ['~example.org##p', 'other.example', true],
    ['bücher.example##p', 'xn--bcher-kva.example', true],
    ['EXAMPLE.org##p', 'example.org', true],
    ['localhost##p', 'localhost', true],
    ['127.0.0.1##p', '127.0.0.1', true],
    ['file:##p', 'file:', true],
    ['##p', 'file:', true],
  ])('%s at %s: %s', (rule, host, isFor) => {
    expect(hidden(document, rule, host).length > 0).toBe(isFor);
  });
});

describe('what no rule hides', () => {
  const story = page(
    '<main id="m"><article id="s"><p id="1">aaaa</p><p id="2">aaaa</p><p id="3">aaaa</p><p id="4">a</p></article></main>',
  );
  const prose = (): Prose[] =>
    [...story.querySelectorAll('p')].map((node) => ({ node, length: node.textContent?.length ?? 0 }));

  test.each([
    ['##html', 'html: page'],
    ['##body', 'body: page'],
    ['##main', 'main: page'],
    ['##body > *', 'main: page'],
    ['##article', 'article: story'],
    ['##[id="1"]', 'p: story'],
    ['##[id="4"]', '4'],
  ])('%s: %s', (rule, told) => {
    expect(hidden(story, rule, 'example.org', prose)).toEqual([told]);
  });
});

describe('exceptions', () => {
  const keeps = (rule: string, id: string): boolean => {
    const node = document.getElementById(id);
    return node !== null && new SiteRules(rule, 'example.org').look(document, none).keeps([node]);
  };

  test('keep what they name, what is in it, and what it is in', () => {
    expect(keeps('example.org#@##a', 'a')).toBe(true);
    expect(keeps('example.org#@##a', 'p')).toBe(true);
    expect(keeps('example.org#@##p', 'a')).toBe(true);
    expect(keeps('example.org#@##a', 'c')).toBe(false);
    expect(keeps('other.example#@##a', 'a')).toBe(false);
  });
});

test('a page that takes the names of what it is asked with is read all the same', () => {
  const clobbered = page(
    '<form id="f" class="x"><input name="textContent"><input name="querySelectorAll"><input name="parentNode"><input name="childNodes">Buy</form><img name="querySelectorAll">',
  );
  expect(hidden(clobbered, '##form:has-text(Buy)')).toEqual(['f']);
  expect(hidden(clobbered, '##lede(tag=form; holds=input; text~"Buy")')).toEqual(['f']);
});
