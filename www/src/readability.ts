/** The same page by Readability.js, the library behind Firefox's reader view. */

import { Readability } from '@mozilla/readability';
import { readHtml } from '../../extension/src/engine/read';
import type { Numbered } from './analysed';

export interface Compared {
  /** As a page; undefined where Readability finds no article. */
  readonly html: string | undefined;
  readonly text: string;
  readonly milliseconds: number;
}

/** Readability takes the document apart that it is given, so it gets one of its own; making it is not timed. */
export function byReadability(html: string): Compared {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const start = performance.now();
  const article = new Readability(page).parse();
  const milliseconds = performance.now() - start;
  if (!article?.content) return { html: undefined, text: '', milliseconds };
  return { html: pageOf(article.content, article), text: article.textContent ?? '', milliseconds };
}

interface Head {
  readonly title?: string | null | undefined;
  readonly byline?: string | null | undefined;
  readonly dir?: string | null | undefined;
  readonly lang?: string | null | undefined;
}

/** Shown in a frame in which nothing runs or loads, like every page here. */
function pageOf(content: string, { title, byline, dir, lang }: Head): string {
  const page = document.implementation.createHTMLDocument(title ?? '');
  if (dir) page.documentElement.dir = dir;
  if (lang) page.documentElement.lang = lang;
  const style = page.createElement('style');
  style.textContent =
    ':root{color-scheme:light dark}body{max-width:38em;margin:0 auto;padding:24px 20px 60px;' +
    'font:17px/1.6 Georgia,serif}h1{line-height:1.2}img,svg{max-width:100%;height:auto}.by{opacity:.75}';
  const heading = page.createElement('h1');
  heading.textContent = title ?? '';
  const by = page.createElement('p');
  by.className = 'by';
  by.textContent = byline ?? '';
  const parsed = new DOMParser().parseFromString(content, 'text/html');
  page.head.append(style);
  page.body.append(heading, ...(byline ? [by] : []), ...parsed.body.childNodes);
  return `<!DOCTYPE html>${readHtml(page.documentElement).html}`;
}

const LEAST_WORDS = 3;

/** Those of the hidden things whose words stand in a text; things of a word or two are not asked for. */
export function keptIn(text: string, findings: readonly Numbered[]): Numbered[] {
  const fold = (one: string): string => one.replace(/\s+/g, ' ').trim();
  const whole = fold(text);
  return findings.filter(({ words }) => {
    const folded = fold(words);
    return folded.split(' ').length >= LEAST_WORDS && whole.includes(folded);
  });
}
