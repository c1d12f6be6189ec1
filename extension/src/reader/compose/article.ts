/** From an analysis to the article that the reader shows. */

import type { Target } from '../../shared/analysis';
import * as safe from '../dom/safe';
import { countWords } from '../text/words';
import type { Article, Notice } from '../types';
import { cloneInto } from './clone';
import { composition, make, used, type Composition } from './context';
import { bylineOf, fold, hostOf, takeStandfirst, validLanguage, writingModeOf } from './facts';
import { gated } from './gate';
import { createNotes, type Notes } from './notes';
import { partsOf, type Parts } from './parts';
import { purify } from './purify';
import { baseOf, elementAt, type Source } from './source';
import { createTidying, type Tidying } from './tidy';

export type { Source } from './source';

/** A story in the making: what has been composed of it is in the article already. */
export interface Composing {
  readonly article: Article;
  readonly complete: boolean;
  /** How many words the core counts, for as long as they are not all there. */
  readonly words: number;
  /** Composes on until it is enough; gives what came to the article. */
  more(enough: () => boolean): readonly Node[];
  /** Links that turned out to lead out of the story, by the place that they name: known when it is complete. */
  readonly outward: ReadonlyMap<string, string>;
}

/** This much is shown at once: more than fits on a large screen. */
const FIRST = 600;
/** Fewer parts than this are not worth a second turn. */
const FEW = 40;
const MOST_LINKED = 0.7;

/** The whole article of a story; null where the analysis names none or nothing of it is shown. */
export function composeArticle(source: Source): Article | null {
  const composing = beginArticle(source, Infinity);
  composing?.more(() => false);
  return composing?.article ?? null;
}

/** The article, of which a long one has only its beginning yet. */
export function beginArticle(source: Source, first = FIRST): Composing | null {
  const { story, findings, pageType } = source.analysis;
  if (!story || pageType === 'listing') return null;
  const composed = begin(source, [...story.leftOut, ...findings.map((finding) => finding.target)]);
  const title = story.title?.text ?? safe.titleOf(source.document);
  const root = elementAt(source, story.root);
  const parts = partsOf(source, story, title, root);
  const body = make(composed, 'div', 'body');
  parts.append(composed, body, () => used(composed) >= first && (first < FIRST || parts.left > FEW));
  if (isMostlyLinks(body)) return null;
  return finishing(source, composed, parts, body, title, root);
}

const NOTHING: Parts = { left: 0, comes: () => false, levels: () => [], append: () => undefined };

/** The element with the longest text, where there is no story. */
export function composeLongest(source: Source, element: Element): Composing | null {
  const composed = begin(source, []);
  const body = make(composed, 'div', 'body');
  cloneInto(composed, body, element);
  return finishing(source, composed, NOTHING, body, safe.titleOf(source.document), element, 'longest');
}

function begin(source: Source, leftOut: readonly Target[]): Composition {
  const inert = safe.inertDocument(document);
  const nodes = new Set(leftOut.flatMap((target) => source.resolve(target)));
  return composition(inert, baseOf(source), nodes);
}

function finishing(
  source: Source,
  composed: Composition,
  parts: Parts,
  body: HTMLElement,
  title: string,
  root: Element | null,
  notice: Notice | null = null,
): Composing | null {
  const tidying = createTidying(parts.levels());
  const notes = createNotes({
    composed,
    page: source.document,
    url: source.url,
    body,
    comes: parts.left > 0 ? (element) => parts.comes(element) : null,
    now: tidying.now,
  });
  tidying.tidy(body);
  const standfirst = takeStandfirst(source, body);
  let outward = settle(body, tidying, notes, parts);
  const text = (body.textContent ?? '').trim();
  if (text === '' && body.querySelector('img, svg, .embed') === null) return null;
  const { story, language, direction } = source.analysis;
  const words = (): number =>
    parts.left > 0 ? (story?.words ?? 0) : countWords(body.textContent ?? '', validLanguage(language));
  return {
    article: {
      title: fold(title),
      standfirst,
      byline: bylineOf(source, story),
      date: fold(story?.date?.text ?? ''),
      siteName: fold(story?.siteName ?? '').replace(/^https?:\/\/(?:www\.)?/, ''),
      url: source.url,
      host: hostOf(source.url),
      language: validLanguage(language),
      direction,
      writingMode: writingModeOf(root),
      body,
      notice: notice ?? noticeOf(source, words),
    },
    get complete() {
      return parts.left === 0;
    },
    words: story?.words ?? 0,
    more(enough) {
      if (parts.left === 0) return [];
      const piece = make(composed, 'div', 'body');
      parts.append(composed, piece, enough);
      tidying.tidy(piece);
      outward = settle(piece, tidying, notes, parts);
      const nodes = [...piece.childNodes];
      body.append(...nodes);
      return nodes;
    },
    get outward() {
      return outward;
    },
  };
}

/** Links and sanitises a piece of the story, and puts the notes under the last one. */
function settle(
  piece: HTMLElement,
  tidying: Tidying,
  notes: Notes,
  parts: Parts,
): ReadonlyMap<string, string> {
  notes.link(piece);
  if (parts.left === 0) tidying.end(piece);
  const outward = parts.left === 0 ? notes.finish(piece) : new Map<string, string>();
  purify(piece);
  return outward;
}

function noticeOf(source: Source, words: () => number): Notice | null {
  if (gated(source.document, words)) return 'gated';
  return (source.analysis.story?.confidence ?? 1) < 0.4 ? 'partial' : null;
}

/** A list of things to go to is no story, however sure anybody is of it. */
function isMostlyLinks(body: HTMLElement): boolean {
  const linked = [...body.querySelectorAll('a')].reduce((sum, link) => sum + (link.textContent ?? '').length, 0);
  return linked > (body.textContent ?? '').trim().length * MOST_LINKED;
}
