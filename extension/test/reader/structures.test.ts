import { expect, test } from 'vitest';
import type { Target } from '../../src/shared/analysis';
import { composeArticle } from '../../src/reader/compose/article';
import { contextByHand } from './by-hand';
import { articleOf, bodyOf, compose, composeIfAny, fixture, parse, URL_OF_PAGE } from './pages';

const texts = (body: Element, selector: string): string[] =>
  [...body.querySelectorAll(selector)].map((element) =>
    (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );

test('lazy pictures are shown, wherever their address waited', () => {
  const { body } = compose(fixture('lazy-images'));
  const images = [...body.querySelectorAll('img')];
  expect(images.map((image) => image.alt)).toEqual([
    'in an attribute',
    'in several sizes',
    'in a picture',
    'in a noscript',
    'as a background',
    'ordinary',
  ]);
  expect(images.map((image) => new URL(image.src).search)).toEqual(['?1', '?2', '?3', '?4', '?5', '?6']);
  expect(body.textContent).toContain('It is not shown.');
});

test('a table of data is kept and may scroll; one that only places things is taken apart', () => {
  const { body } = compose(fixture('table'));
  expect(body.querySelectorAll('table')).toHaveLength(1);
  expect(body.querySelectorAll('.wide > table th[scope=col]')).toHaveLength(10);
  expect(body.querySelector('caption')?.textContent).toBe('Heights in metres above the mean');
  expect(texts(body, 'p')).toContain('The right text is about ropes.');
});

test('code keeps its lines and its language, and loses its decoration', () => {
  const { body } = compose(fixture('code'));
  const [python, rust] = body.querySelectorAll('pre > code');
  expect(python?.className).toBe('language-python');
  expect(python?.textContent?.split('\n')).toEqual([
    'def count(boats):',
    '    total = 0',
    '    for boat in boats:',
    '        total += 1 # <one> & only one',
    '    return total',
  ]);
  expect(python?.children).toHaveLength(0);
  expect(rust?.textContent).toContain('let boats = 3;\nprintln!("{boats}");');
  expect(texts(body, 'kbd')).toEqual(['Ctrl', 'C']);
});

test('formulas become MathML once, whichever program drew them', () => {
  const { body } = compose(fixture('math'));
  const formulas = [...body.querySelectorAll('math')];
  expect(formulas).toHaveLength(6);
  expect(formulas.map((math) => math.getAttribute('alttext'))).toEqual([
    null,
    'a^2+b^2',
    '\\frac{x}{y}',
    null,
    'q',
    '{\\displaystyle E}',
  ]);
  expect(formulas[2]?.getAttribute('display')).toBe('block');
  expect(body.textContent).not.toContain('a2+b2a2+b2');
  expect(body.querySelector('svg, img')).toBeNull();
});

test('notes are fetched from where the page keeps them, and lead back', () => {
  const { body } = compose(fixture('footnotes'));
  const marks = [...body.querySelectorAll('a.note-mark')];
  expect(marks.map((mark) => mark.textContent)).toEqual(expect.arrayContaining(['1', '[2]', '†']));
  const notes = [...body.querySelectorAll('ol.notes > li')];
  expect(notes).toHaveLength(3);
  for (const [at, mark] of marks.slice(0, 3).entries()) {
    expect(mark.getAttribute('href')).toBe(`#${notes[at]?.id ?? 'none'}`);
  }
  const back = notes[0]?.querySelector('a')?.getAttribute('href')?.slice(1) ?? '';
  const place = body.querySelector(`[id="${back}"]`);
  expect(place?.closest('p')?.textContent).toContain('The tower was built in 1871');
  // A heading's own address is no part of its text, and a link to another page stays one.
  expect(texts(body, 'h2')).toEqual(['Sources']);
  expect(texts(body, 'a[href^="https://ledger.example/footnotes"]')).toEqual(['on another page']);
});

test('a story from right to left keeps its direction and that of the words inside it', () => {
  const article = compose(fixture('rtl'));
  expect(article).toMatchObject({ direction: 'rtl', language: 'ar', byline: 'نورة الساحلي' });
  expect(article.body.querySelector('span[dir=ltr]')?.textContent).toBe('raft');
  expect(article.body.querySelector('bdi')?.textContent).toBe('40.4');
});

test('Chinese keeps its emphasis and its readings', () => {
  const { body, language } = compose(fixture('cjk'));
  expect(language).toBe('zh-CN');
  expect(texts(body, 'strong')).toEqual(['完好无损']);
  expect(texts(body, 'rt')).toEqual(['dēngtǎ']);
});

test('embeds are named places that hold nothing a browser would load', () => {
  const { body } = compose(fixture('embed'));
  const places = [...body.querySelectorAll('.embed')];
  expect(places.map((place) => place.getAttribute('data-kind'))).toEqual([
    'frame',
    'audio',
    'video',
    'frame',
  ]);
  expect(places.map((place) => new URL(place.getAttribute('data-embed') ?? '').host)).toEqual([
    'ledger.example',
    'ledger.example',
    'ledger.example',
    'player.example',
  ]);
  expect(places[0]?.getAttribute('data-ratio')).toBe('640 / 360');
  expect(body.querySelector('iframe, video, audio, source, object')).toBeNull();
});

test('a gallery shows each picture once, with its own caption', () => {
  const { body } = compose(fixture('gallery'));
  expect([...body.querySelectorAll('img')].map((image) => image.alt)).toEqual([
    'View 1',
    'View 2',
    'View 3',
    'View 4',
  ]);
  expect(texts(body, 'figure figure figcaption')).toHaveLength(4);
  expect(texts(body, 'figure > figcaption').at(-1)).toBe('All pictures: the Ledger');
});

test('a body in several boxes is read in order, without what stands between them', () => {
  const { body } = compose(fixture('split-body'), { root: 'main' });
  expect(texts(body, 'p, h2')).toEqual([
    'The first box holds the beginning, which is about a storm and a barge.',
    'It goes on for a second paragraph, about the quay.',
    'The middle',
    'The second box holds the middle, which is about a daughter with a telescope.',
    'The third box holds the end, and no paragraph element of its own.',
  ]);
});

test('what the page hides for subscribers stays hidden, and the reader is told', () => {
  const article = compose(fixture('gated').replace('style="display:none"', 'hidden'));
  expect(article.notice).toBe('gated');
  expect(article.body.textContent).not.toContain('Hidden words');
});

test('a doubtful story is called one', () => {
  expect(compose('<article><p>Perhaps a story.</p></article>', { confidence: 0.2 }).notice).toBe('partial');
});

test('what was found to be clutter does not come along, nor does what lies in it', () => {
  const page = parse(
    '<article><p>One.</p><div><p>Advertisement</p><img src="/ad.png" width="300" height="200"></div><p>Two.</p></article>',
  );
  const context = contextByHand(page);
  const box = [...page.querySelectorAll('*')].findIndex((element) => element.localName === 'div');
  const target: Target = { type: 'element', element: box };
  const findings = [{ target, kind: 'ad' as const, confidence: 1, evidence: [] }];
  const article = composeArticle({
    ...context,
    analysis: { ...context.analysis, findings },
    url: URL_OF_PAGE,
  });
  expect(article?.body.textContent?.trim()).toBe('One.Two.');
  expect(article?.body.querySelector('img')).toBeNull();
});

test('a list of links is no story', () => {
  const links =
    '<ul><li><a href="/a">A headline that leads elsewhere</a></li><li><a href="/b">Another one</a></li></ul>';
  expect(composeIfAny(`<article>${links}</article>`)).toBeNull();
});

test('without a story there is nothing to compose', () => {
  expect(composeIfAny(fixture('no-story'), { root: 'article' })).toBeNull();
  expect(composeIfAny('<article></article>')).toBeNull();
});

test('headings start under the headline and skip no level', () => {
  expect(bodyOf('<h2>a</h2><p>x</p><h4>b</h4><p>x</p><h6>c</h6><p>x</p><h2>d</h2><p>x</p>')).toBe(
    '<h2>a</h2><p>x</p><h3>b</h3><p>x</p><h4>c</h4><p>x</p><h2>d</h2><p>x</p>',
  );
});

test('a standfirst that opens the body stands over it', () => {
  const lead = '<p data-part="description">How it was lost.</p>';
  const article = articleOf(`<h1>A tower</h1>${lead}<div><p>How it was lost.</p><p>Words.</p></div>`);
  expect(article.standfirst).toBe('How it was lost.');
  expect(article.body.textContent?.trim()).toBe('Words.');
});

test('the date is not said twice when it stands in the byline', () => {
  const line =
    '<p data-part="byline">By <a href="/i">Ines</a> · <time datetime="2026-03-14">14 March</time></p>';
  expect(articleOf(`<h1>A tower</h1>${line}<p>Words.</p>`).byline).toBe('By Ines');
});

test('the headline is shown once, however the page repeats it', () => {
  expect(bodyOf('<h1>A tower: lost, and found</h1><h2>A tower lost and found</h2><p>Words.</p>')).toBe(
    '<p>Words.</p>',
  );
});

test('a drawing made of shapes that are kept elsewhere is left out', () => {
  const own = '<svg width="300" height="200"><defs><path id="a" d="M0 0h9"/></defs><use href="#a"/></svg>';
  const elsewhere = '<svg width="300" height="200"><use href="#sprite"/></svg>';
  expect(articleOf(`<p>Words.</p>${own}`).body.querySelectorAll('use')).toHaveLength(1);
  expect(articleOf(`<p>Words.</p>${elsewhere}`).body.querySelector('svg')).toBeNull();
});

test('what is left out inside a part does not come along', () => {
  expect(bodyOf('<p>One <b data-part="out">READ MORE</b> two</p>')).toBe('<p>One  two</p>');
});

test('links, pictures and embeds carry whole addresses', () => {
  const { body } = articleOf(
    '<p>See <a href="../other">a</a>.</p><figure><img src="//cdn.example/a.jpg" width="300" height="200" alt=""></figure>',
  );
  expect(body.querySelector('a')?.getAttribute('href')).toBe('https://ledger.example/other');
  expect(body.querySelector('img')?.getAttribute('src')).toBe('https://cdn.example/a.jpg');
});

test('words around an unwrapped element do not run together, and those inside one do', () => {
  expect(bodyOf('<p>un<span>wrap</span>ped</p>')).toBe('<p>unwrapped</p>');
  expect(bodyOf('<div class="text">one<section>two</section>three</div>')).toBe(
    '<div>one<div>two</div>three</div>',
  );
});

test('composing changes nothing in the page', () => {
  const page = parse(fixture('everything'));
  const before = page.documentElement.outerHTML;
  expect(composeArticle({ ...contextByHand(page), url: URL_OF_PAGE })).not.toBeNull();
  expect(page.documentElement.outerHTML).toBe(before);
});
