/** The next part of a story: asked for by the person, from the same site, and read like the first. */

import { composeArticle } from '../compose/article';
import * as safe from '../dom/safe';
import type { Article, ReaderContext } from '../types';
import { nextPart } from './address';

export interface Part {
  readonly article: Article;
  /** The part after this one. */
  readonly next: string | null;
}

type Analyze = NonNullable<ReaderContext['analyze']>;
type ResolveIn = NonNullable<ReaderContext['resolveIn']>;

export async function fetchPart(address: string, analyze: Analyze, resolveIn: ResolveIn): Promise<Part | null> {
  // eslint-disable-next-line no-restricted-globals -- the person pressed a button that says what it fetches, as a link would
  const response = await fetch(address, { credentials: 'same-origin', redirect: 'follow' });
  const sameSite = new URL(response.url).origin === new URL(address).origin;
  const isPage = /^(?:text\/html|application\/xhtml\+xml)\b/i.test(response.headers.get('content-type') ?? '');
  if (!response.ok || !sameSite || !isPage) return null;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const root = safe.rootElementOf(page);
  if (!root) return null;
  const analysis = await analyze(root, address);
  const article = composeArticle({
    document: page,
    url: address,
    analysis,
    resolve: (target) => resolveIn(root, target),
  });
  return article && { article, next: nextPart(page, address, baseOf(page, address)) };
}

function baseOf(page: Document, address: string): string {
  const base = safe.findInDocument(page, 'base[href]');
  try {
    return new URL((base && safe.attribute(base, 'href')) ?? '', address).href;
  } catch {
    return address;
  }
}
