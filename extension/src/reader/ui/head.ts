/** The head of the story: where it comes from, its headline, who wrote it, when, and how long it is. */

import { formatLanguage, number, ownWords, say, sayCounted } from '../text/messages';
import { readingTime, type ReadingTime } from '../text/time';
import { countWords } from '../text/words';
import type { Article } from '../types';
import { el } from './build';

export interface Length {
  readonly words: number;
  readonly time: ReadingTime;
}

export function lengthOf(article: Article): Length {
  const text = article.body.textContent ?? '';
  return { words: countWords(text, article.language), time: readingTime(text, article.language) };
}

/** The length of a story that is not all there yet, from its beginning and the number of its words. */
export function estimatedLength(article: Article, words: number): Length {
  const beginning = lengthOf(article);
  const times = Math.max(1, words / Math.max(1, beginning.words));
  const { fast, slow } = beginning.time;
  return {
    words: Math.max(words, beginning.words),
    time: { fast: Math.round(fast * times), slow: Math.round(slow * times) },
  };
}

export interface Head {
  readonly element: HTMLElement;
  /** Says anew how long the story is. */
  measured(length: Length): void;
}

export function createHead(article: Article, length: Length): Head {
  const measure = el('span', { class: 'measure', ...ownWords() });
  const measured = ({ words, time }: Length): void => {
    const minutes =
      time.fast === time.slow
        ? say('minutes', number(time.slow))
        : say('minutesRange', number(time.fast), number(time.slow));
    measure.replaceChildren(el('span', {}, minutes), el('span', {}, sayCounted('words', words)));
  };
  measured(length);
  return { element: head(article, measure), measured };
}

function head(article: Article, measure: HTMLElement): HTMLElement {
  const header = el('header', { class: 'head' });
  const source = article.siteName || article.host;
  if (source !== '') {
    const link = el('a', { href: article.url, title: say('original') }, source);
    header.append(el('p', { class: 'source' }, link));
  }
  if (article.title !== '') header.append(el('h1', {}, article.title));
  if (article.standfirst !== '') header.append(el('p', { class: 'standfirst' }, article.standfirst));
  header.append(facts(article, measure));
  if (article.notice) header.append(el('p', { class: 'notice', role: 'note', ...ownWords() }, say(article.notice)));
  return header;
}

function facts(article: Article, measure: HTMLElement): HTMLElement {
  const line = el('p', { class: 'facts' });
  if (article.byline !== '') line.append(el('span', { class: 'author', dir: 'auto' }, article.byline));
  if (article.date !== '') line.append(el('time', { datetime: isoDate(article.date) }, readableDate(article.date)));
  line.append(measure);
  return line;
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]|$)/;

function isoDate(date: string): string | null {
  return ISO_DATE.exec(date)?.[0].trim().replace(/T$/, '') ?? null;
}

/** A machine's date as people write it; anything else as the page has it. */
export function readableDate(date: string): string {
  const match = ISO_DATE.exec(date);
  if (!match) return date;
  const [, year, month, day] = match.map(Number);
  // The day that the page names, wherever the reader is.
  const named = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
  if (Number.isNaN(named.getTime())) return date;
  return named.toLocaleDateString(formatLanguage(), { dateStyle: 'long', timeZone: 'UTC' });
}
