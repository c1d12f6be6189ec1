/** The next part of a story: asked for by the person, from the same site, and read like the first. */

import { composeArticle } from '../compose/article';
import { takeSnapshot } from '../../dom/snapshot';
import * as safe from '../dom/safe';
import type { Article, ReaderContext } from '../types';
import { nextPart } from './address';

export interface Part {
  readonly article: Article;
  /** The part after this one. */
  readonly next: string | null;
}

type Analyze = NonNullable<ReaderContext['analyze']>;

export async function fetchPart(address: string, analyze: Analyze): Promise<Part | null> {
  // eslint-disable-next-line no-restricted-globals -- the person pressed a button that says what it fetches, as a link would
  const response = await fetch(address, { credentials: 'same-origin', redirect: 'follow' });
  const sameSite = new URL(response.url).origin === new URL(address).origin;
  const isPage = /^(?:text\/html|application\/xhtml\+xml)\b/i.test(response.headers.get('content-type') ?? '');
  if (!response.ok || !sameSite || !isPage) return null;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const root = safe.rootElementOf(page);
  if (!root) return null;
  const snapshot = takeSnapshot(root);
  const analysis = await analyze(root, address);
  if (analysis.elementCount !== snapshot.elementCount) return null;
  const article = composeArticle({
    document: page,
    url: address,
    analysis,
    resolve: (target) => snapshot.nodes(target),
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
