/** Fixture pages, parsed: nothing in them runs or loads. */

import { readFileSync, readdirSync } from 'node:fs';
import { composeArticle } from '../../src/reader/compose/article';
import type { Article } from '../../src/reader/types';
import { contextByHand, type Choices } from './by-hand';

const FIXTURES = 'tests/fixtures/reader';

export function fixture(name: string): string {
  return readFileSync(`${FIXTURES}/${name}.html`, 'utf8');
}

export function hostileNames(): string[] {
  return readdirSync(`${FIXTURES}/hostile`).map((file) => file.replace(/\.html$/, ''));
}

export function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

export const URL_OF_PAGE = 'https://ledger.example/story/page.html';

/** The article of a page whose story is `root`, or else its `<article>`. */
export function compose(html: string, choices: Choices = {}): Article {
  const article = composeIfAny(html, choices);
  if (!article) throw new Error('Nothing was composed.');
  return article;
}

export function composeIfAny(html: string, choices: Choices = {}): Article | null {
  return composeArticle({ ...contextByHand(parse(html), choices), url: URL_OF_PAGE });
}

export function articleOf(content: string): Article {
  return compose(`<article>${content}</article>`);
}

/** What the body of an article looks like, without white space between its blocks. */
export function bodyOf(content: string): string {
  return articleOf(content).body.innerHTML.replace(/>\s+</g, '><').trim();
}
