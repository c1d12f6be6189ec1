/** The story as an EPUB 3 book. */

import { strToU8, zipSync, type Zippable } from 'fflate';
import { importNode, xhtmlDocument } from '../dom/safe';
import { interfaceLanguage, say } from '../text/messages';
import type { Article } from '../types';
import { readableDate } from '../ui/head';
import { contentsOf } from '../place/headings';
import { container, navigation, packageDocument, xml, type BookPicture } from './epub-package';
import { bytesOf, type Picture } from './pictures';

const XHTML = 'http://www.w3.org/1999/xhtml';

const STYLE = `
body { line-height: 1.5; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-align: start; page-break-after: avoid; break-after: avoid; }
.standfirst { font-size: 1.1em; }
.facts, figcaption, .caption, caption { font-size: 0.85em; }
img, svg { max-width: 100%; height: auto; }
figure { margin: 1.2em 0; page-break-inside: avoid; break-inside: avoid; }
blockquote { margin: 1em 0; padding-inline-start: 1em; border-inline-start: 2px solid; font-style: italic; }
pre { white-space: pre-wrap; font-size: 0.85em; text-align: left; }
table { border-collapse: collapse; font-size: 0.85em; }
th, td { padding: 0.4em 0.7em; border-bottom: 1px solid; text-align: start; vertical-align: top; }
.note-mark { text-decoration: none; }
`;

/** Attributes that mean something only in a browser. */
const BROWSER_ONLY = [
  ...['loading', 'decoding', 'referrerpolicy', 'crossorigin', 'data-embed', 'data-kind', 'data-ratio'],
];

export function epub(article: Article, pictures: readonly (Picture | null)[], saved: Date): Uint8Array<ArrayBuffer> {
  const book = story(article, pictures);
  const files: Zippable = {
    // First and uncompressed, so that the file can be told by its opening bytes.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(container()),
    'EPUB/package.opf': strToU8(packageDocument(article, book.pictures, book.properties, saved)),
    'EPUB/nav.xhtml': strToU8(navigation(article, book.entries, say('contents'), interfaceLanguage())),
    'EPUB/story.xhtml': strToU8(book.xhtml),
    'EPUB/style.css': strToU8(STYLE + vertical(article)),
  };
  for (const picture of book.pictures) files[`EPUB/${picture.name}`] = [bytesOf(picture), { level: 0 }];
  return zipSync(files, { mtime: saved });
}

interface Book {
  readonly xhtml: string;
  readonly pictures: readonly BookPicture[];
  readonly properties: readonly string[];
  readonly entries: readonly { id: string; text: string; level: number }[];
}

function story(article: Article, pictures: readonly (Picture | null)[]): Book {
  const page = xhtmlDocument(document);
  const body = importNode(page, article.body);
  const used = usePictures(body, pictures);
  for (const element of body.querySelectorAll('*')) {
    for (const name of BROWSER_ONLY) element.removeAttribute(name);
    regularLanguage(element);
  }
  // A book's style sheet may not say which way text runs; its markup may.
  for (const code of body.querySelectorAll('pre')) code.setAttribute('dir', 'ltr');
  const entries = contentsOf(body).map(({ heading, text, level }, at) => {
    if (heading.id === '') heading.id = `section-${at + 1}`;
    return { id: heading.id, text, level };
  });
  const properties = [
    ...(body.querySelector('math') ? ['mathml'] : []),
    ...(body.querySelector('svg') ? ['svg'] : []),
  ];
  const serializer = new XMLSerializer();
  const content = [...body.childNodes].map((node) => serializer.serializeToString(node)).join('');
  const language = article.language || 'und';
  const facts = [article.byline, readableDate(article.date)].filter((fact) => fact !== '').map((fact) => `${xml(fact)} · `);
  const head = [
    article.title === '' ? '' : `<h1>${xml(article.title)}</h1>`,
    article.standfirst === '' ? '' : `<p class="standfirst">${xml(article.standfirst)}</p>`,
    `<p class="facts">${facts.join('')}${source(article)}</p>`,
  ];
  const xhtml = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="${XHTML}" lang="${xml(language)}" xml:lang="${xml(language)}" dir="${article.direction}">
<head><title>${xml(article.title || article.host)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>${head.join('')}${content}</body>
</html>
`;
  return { xhtml: withoutForbidden(xhtml), pictures: used, properties, entries };
}

function source(article: Article): string {
  const name = xml(article.siteName || article.host || article.url);
  return /^https?:/.test(article.url) ? `<a href="${xml(article.url)}">${name}</a>` : name;
}

/** Puts the pictures that could be read into the book, and their descriptions in the place of the others. */
function usePictures(body: HTMLElement, pictures: readonly (Picture | null)[]): BookPicture[] {
  const used: BookPicture[] = [];
  body.querySelectorAll('img').forEach((image, at) => {
    const picture = pictures[at];
    if (!picture) {
      const text = body.ownerDocument.createElementNS(XHTML, 'span');
      const alt = image.getAttribute('alt') ?? '';
      text.append(alt === '' ? '' : `[${alt}]`);
      image.replaceWith(text);
      return;
    }
    const name = `pictures/${used.length + 1}.${picture.type === 'image/png' ? 'png' : 'jpg'}`;
    used.push({ name, ...picture });
    image.setAttribute('src', name);
    // The sizes were the page's; a book has its own.
    image.removeAttribute('width');
    image.removeAttribute('height');
  });
  return used;
}

/** XML wants the language twice, and a wrong one is worse than none. */
function regularLanguage(element: Element): void {
  const language = element.getAttribute('lang');
  if (language === null) return;
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language)) {
    element.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:lang', language);
  } else element.removeAttribute('lang');
}

/** Control characters that XML cannot hold. */
function withoutForbidden(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

function vertical(article: Article): string {
  if (article.writingMode === 'horizontal-tb') return '';
  return `html { -epub-writing-mode: ${article.writingMode}; writing-mode: ${article.writingMode}; }`;
}
