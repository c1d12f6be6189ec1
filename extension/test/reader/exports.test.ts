import { strFromU8, unzipSync } from 'fflate';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { epub } from '../../src/reader/export/epub';
import { fileName } from '../../src/reader/export/file';
import { webPage } from '../../src/reader/export/html';
import { markdown, markdownWithFrontMatter } from '../../src/reader/export/markdown';
import type { Picture } from '../../src/reader/export/pictures';
import { plainText } from '../../src/reader/export/plain';
import { articleOf, compose, fixture, parse } from './pages';

const everything = compose(fixture('everything'));
const saved = new Date('2026-03-15T10:00:00Z');
const picture: Picture = {
  type: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
};

/** Names and texts of the parts that make up a story, in order. */
function outline(root: ParentNode): string[] {
  const parts = root.querySelectorAll('h1, h2, h3, h4, p, li, pre, td, th, img');
  return [...parts]
    .filter((part) => !part.matches('li:has(p)') && part.closest('figcaption, .embed') === null)
    .map((part) => {
      const own =
        part.localName === 'li' ? [...part.childNodes].filter((node) => !isList(node)) : [...part.childNodes];
      const text = own.map((node) => node.textContent ?? '').join('');
      // A table of Markdown knows headers only at its top.
      const name = part.localName === 'th' ? 'td' : part.localName;
      return `${name} ${part.getAttribute('alt') ?? text.replace(/\s+/g, ' ').trim()}`;
    })
    .filter((line) => !/^(?:p|li) $/.test(line));
}

function isList(node: Node): boolean {
  return node instanceof Element && /^[uo]l$/.test(node.localName);
}

test.each(['table', 'code', 'gallery', 'rtl', 'cjk', 'lazy-images'])(
  'Markdown of %s, rendered again, has the same outline',
  (name) => {
    const article = compose(fixture(name));
    const rendered = new MarkdownIt({ html: true }).render(markdown(article));
    const again = outline(parse(rendered).body);
    const before = outline(article.body);
    const captions = [...article.body.querySelectorAll('figcaption, caption')].map(
      (caption) => `p ${(caption.textContent ?? '').trim()}`,
    );
    const without = (lines: string[]): string[] =>
      lines.filter((line) => !captions.includes(line) && !/^p $/.test(line));
    expect(without(again)).toEqual([`h1 ${article.title}`, ...without(before)]);
  },
);

test('Markdown has notes, formulas, code and struck text in the ways that are usual', () => {
  const text = markdown(everything);
  expect(text).toContain('on the far shore.[^1]');
  expect(text).toMatch(/^\[\^1\]: The daughter asks to be named: she is Wilhelmina, and eleven\.\s*$/m);
  expect(text).toContain('$F=\\rho gV$');
  expect(text).toContain('$$V=\\frac{m}{\\rho }=\\frac{40400}{1025}\\approx 39.4$$');
  expect(text).toContain('```python\ndef floats(');
  expect(text).toContain('~~nine~~ eleven');
  expect(text).toContain('[The tower, seen from the ferry](https://video.example/embed/tower)');
  expect(text).not.toContain('READ MORE');
});

test('front matter is YAML whatever a title holds', () => {
  const article = articleOf('<h1>Tides: "high" # and \\ low</h1><p>Words.</p>');
  const [, first, title] = markdownWithFrontMatter(article, saved).split('\n');
  expect(first).toBe(`title: ${JSON.stringify('Tides: "high" # and \\ low')}`);
  expect(title).toBe('site: "ledger.example"');
  expect(markdownWithFrontMatter(everything, saved)).toMatch(
    /^---\ntitle: "The lighthouse.*"\nauthor: "Ida Marrow"\ndate: "2026-03-14T08:30:00Z"\nsite: "The Harbour Ledger"\nurl: "https:.*"\nlanguage: "en"\nsaved: "2026-03-15"\n---\n\n# The lighthouse/,
  );
});

test('plain text keeps lists, quotes, tables and code apart', () => {
  const text = plainText(everything);
  expect(text).toContain('\n• The water stood 3.1 metres above the mean.\n• The barge');
  expect(text).toContain('\n  1. first along the quay,\n  2. then across the bay.');
  expect(text).toContain('\n\n> We shall set it upon timber');
  expect(text).toContain('\nLantern\tBrass and glass\t2.4 m\t1.2 t\t1904\n');
  expect(text).toContain('\n    # Whatever is displaced must weigh at least as much.\n');
  expect(text).toContain('on the far shore.[1]');
  expect(text).not.toMatch(/<[a-z]/);
});

test('the single page holds its pictures, and forbids itself to run anything', () => {
  const page = parse(webPage(everything, [picture]));
  expect(page.querySelector('img')?.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
  expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
  expect(page.documentElement.lang).toBe('en');
  expect(page.querySelector('h1')?.textContent).toBe(everything.title);
  // A style sheet that had been escaped would be no style sheet.
  expect(page.querySelector('style')?.textContent).not.toContain('&gt;');
});

test('a book has what EPUB 3 asks for, and the pictures that could be read', () => {
  const bytes = epub(everything, [picture], saved);
  expect(strFromU8(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
  const files = unzipSync(bytes);
  const text = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
  const xml = (path: string): Document => {
    const parsed = new DOMParser().parseFromString(text(path), 'application/xml');
    expect(parsed.querySelector('parsererror'), path).toBeNull();
    return parsed;
  };
  const pack = xml('EPUB/package.opf');
  for (const item of pack.querySelectorAll('manifest > item')) {
    expect(Object.keys(files)).toContain(`EPUB/${item.getAttribute('href') ?? ''}`);
  }
  expect(pack.querySelector('item[properties~="mathml"]')?.id).toBe('story');
  expect(pack.querySelector('item[properties~="cover-image"]')?.getAttribute('href')).toBe('pictures/1.png');
  const story = xml('EPUB/story.xhtml');
  for (const link of xml('EPUB/nav.xhtml').querySelectorAll('a[href*="#"]')) {
    const id = link.getAttribute('href')?.split('#')[1] ?? '';
    expect(story.querySelector(`[id="${id}"]`), id).not.toBeNull();
  }
  expect(story.querySelector('img')?.getAttribute('src')).toBe('pictures/1.png');
  expect(story.querySelector('[data-embed], [loading]')).toBeNull();
});

test('a picture that could not be read is described instead', () => {
  const files = unzipSync(epub(everything, [null], saved));
  const story = strFromU8(files['EPUB/story.xhtml'] ?? new Uint8Array());
  expect(story).not.toContain('<img');
  expect(story).toContain('[A harbour at dusk, its light out]');
});

test.each([
  ['A story', 'A story.md'],
  ['Tides: high/low? <1> "2" | 3*', 'Tides high low 1 2 3.md'],
  ['', 'story.md'],
  ['...', 'story.md'],
  ['CON', 'story.md'],
  ['灯塔', '灯塔.md'],
  ['x'.repeat(300), `${'x'.repeat(80)}.md`],
])('the file of "%s" is named %s', (title, name) => {
  expect(fileName(title, 'md')).toBe(name);
});
