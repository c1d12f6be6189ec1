import { expect, test, describe } from 'vitest';
import { webPage } from '../../src/reader/export/html';
import { epub } from '../../src/reader/export/epub';
import { markdown } from '../../src/reader/export/markdown';
import { strFromU8, unzipSync } from 'fflate';
import {
  HTML_ELEMENTS,
  MATH_ATTRIBUTES,
  MATH_ELEMENTS,
  SVG_ATTRIBUTES,
  SVG_ELEMENTS,
} from '../../src/reader/compose/allow';
import { composeIfAny, fixture, hostileNames, parse } from './pages';

const elements = new Set([...HTML_ELEMENTS.keys(), ...MATH_ELEMENTS, ...SVG_ELEMENTS, 'a', 'img']);
const attributes = new Set([
  ...['lang', 'dir', 'title', 'href', 'src', 'alt', 'class', 'id', 'width', 'height', 'loading', 'decoding'],
  ...['referrerpolicy', 'crossorigin', 'role', 'aria-label', 'open', 'alttext', 'data-embed', 'data-kind'],
  ...['data-ratio', ...[...HTML_ELEMENTS.values()].flat(), ...MATH_ATTRIBUTES, ...SVG_ATTRIBUTES],
]);
const classes = /^(?:icon|wide|embed|notes|note-mark|tex|caption|body|language-[a-z0-9+#.]+|\s)*$/;
const link = /^(?:https?:|mailto:|tel:|#)/;
const image = /^(?:https?:|blob:|data:image\/)/;

/** Everything in a composed body that has no business there. */
function violations(body: Element): string[] {
  const found: string[] = [];
  for (const element of body.querySelectorAll('*')) {
    const name = element.localName;
    if (!elements.has(name)) found.push(`<${name}>`);
    for (const { name: key, value } of element.attributes) {
      const bad =
        !attributes.has(key) ||
        (key === 'href' && !link.test(value)) ||
        (key === 'src' && !image.test(value)) ||
        (key === 'data-embed' && !/^https?:/.test(value)) ||
        (key === 'class' && !classes.test(value)) ||
        (element.namespaceURI === 'http://www.w3.org/2000/svg' && /url\((?!["']?#)/.test(value));
      if (bad) found.push(`<${name} ${key}="${value}">`);
    }
  }
  return found;
}

const names = hostileNames();

test('there are sixty of them and more', () => {
  expect(names.length).toBeGreaterThanOrEqual(60);
});

describe.each(names)('%s', (name) => {
  const article = composeIfAny(`<article>${fixture(`hostile/${name}`)}</article>`);

  test('nothing but what is allowed is composed', () => {
    if (article) expect(violations(article.body)).toEqual([]);
  });

  test('it stays so when it is written out and read again', () => {
    if (!article) return;
    const again = parse(article.body.outerHTML).querySelector('.body');
    expect(again && violations(again)).toEqual([]);
    // What a browser makes of it the second time must be what it was, or sanitising once was not enough.
    expect(again?.outerHTML).toBe(parse(again?.outerHTML ?? '').querySelector('.body')?.outerHTML);
  });

  test('what is exported of it runs nothing', () => {
    if (!article) return;
    const page = parse(webPage(article, []));
    expect(page.querySelectorAll('script, iframe, object, embed, form, base')).toHaveLength(0);
    const body = page.querySelector('.body');
    if (body) expect(violations(body)).toEqual([]);
    const story = unzipSync(epub(article, [], new Date('2026-03-14')))['EPUB/story.xhtml'];
    const book = new DOMParser().parseFromString(
      strFromU8(story ?? new Uint8Array()),
      'application/xhtml+xml',
    );
    expect(book.querySelector('parsererror')).toBeNull();
    expect(book.querySelectorAll('script, iframe, object, embed, form')).toHaveLength(0);
    expect(markdown(article)).not.toMatch(/\]\(\s*(?:javascript|vbscript|data):/i);
  });
});

test('the words of a hostile page are still there', () => {
  for (const name of [
    'script',
    'form',
    'style-attribute',
    'clobbered-element',
    'custom-element',
    'script-deep',
  ]) {
    const article = composeIfAny(`<article>${fixture(`hostile/${name}`)}</article>`);
    expect(article?.body.textContent, name).toMatch(/Before|Words|Text|Deep/);
  }
});
