/** The story as one web page that needs nothing else. */

import { inertDocument, importNode } from '../dom/safe';
import { say } from '../text/messages';
import type { Article } from '../types';
import { readableDate } from '../ui/head';
import { dataAddress, type Picture } from './pictures';

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 38em; margin: 0 auto; padding: 3em 1.2em 6em; font: 1.15em/1.6 Charter, 'Bitstream Charter', Georgia, serif; background: #fdfcfa; color: #22211f; overflow-wrap: break-word; }
h1 { line-height: 1.15; font-size: 2em; margin: 0 0 .5em; }
h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.8em 0 .6em; }
.standfirst { font-size: 1.1em; }
.facts, figcaption, .caption, caption, table, .embed { font: .8em/1.5 system-ui, sans-serif; }
.facts { border-bottom: 1px solid #8885; padding-bottom: 1em; margin-bottom: 2em; }
img, svg { max-width: 100%; height: auto; }
figure { margin: 1.8em 0; }
figcaption, .caption, caption { text-align: start; margin-top: .6em; }
blockquote { margin-inline: 0; padding-inline-start: 1.1em; border-inline-start: 3px solid #8886; font-style: italic; }
pre { overflow-x: auto; padding: 1em; background: #8881; border-radius: 6px; direction: ltr; text-align: left; }
code, kbd, samp, pre { font-family: ui-monospace, Consolas, monospace; font-size: .88em; }
pre code { font-size: 1em; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: .5em .8em; border-bottom: 1px solid #8885; text-align: start; vertical-align: top; }
a { color: inherit; text-underline-offset: .17em; }
.embed { padding: 1em; border: 1px solid #8886; border-radius: 8px; margin: 1.4em 0; }
.note-mark { text-decoration: none; }
@media (prefers-color-scheme: dark) { body { background: #1b1c1e; color: #d8d6d1; } }
`;

export function webPage(article: Article, pictures: readonly (Picture | null)[]): string {
  const page = inertDocument(document);
  const make = (name: string, text = '', attributes: Record<string, string> = {}): HTMLElement => {
    const element = page.createElement(name);
    if (text !== '') element.append(text);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const html = make('html', '', { lang: article.language || 'und', dir: article.direction });
  const head = make('head');
  head.append(
    make('meta', '', { charset: 'utf-8' }),
    make('meta', '', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    // The file may be opened anywhere; whatever is in it, it runs nothing.
    make('meta', '', {
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; img-src data: https: http:; style-src 'unsafe-inline'",
    }),
    make('title', article.title || article.host),
    make('link', '', { rel: 'canonical', href: article.url }),
    make('style', STYLE + (article.writingMode === 'horizontal-tb' ? '' : vertical(article.writingMode))),
  );
  const body = make('body');
  const header = make('header');
  if (article.title !== '') header.append(make('h1', article.title));
  if (article.standfirst !== '') header.append(make('p', article.standfirst, { class: 'standfirst' }));
  const facts = make('p', '', { class: 'facts' });
  const known = [article.byline, readableDate(article.date)].filter((fact) => fact !== '');
  facts.append(known.join(' · '), known.length > 0 ? ' · ' : '');
  facts.append(make('a', article.siteName || article.host || say('original'), { href: article.url }));
  header.append(facts);
  const story = importNode(page, article.body);
  story.querySelectorAll('img').forEach((image, at) => {
    const picture = pictures[at];
    if (picture) image.setAttribute('src', dataAddress(picture));
    for (const name of ['crossorigin', 'loading', 'decoding']) image.removeAttribute(name);
  });
  const main = make('article');
  main.append(header, story);
  body.append(main);
  html.append(head, body);
  // eslint-disable-next-line no-restricted-properties -- the reader's own nodes, written to a file
  return `<!doctype html>\n${html.outerHTML}\n`;
}

function vertical(mode: string): string {
  return `html { writing-mode: ${mode}; } body { max-width: none; max-height: 38em; margin: auto 0; }`;
}
