/** From an analysis to the article that the reader shows. */

import type { Analysis, Story, Target } from '../../shared/analysis';
import * as safe from '../dom/safe';
import { countWords } from '../text/words';
import type { Article, Notice, WritingMode } from '../types';
import { composition, make, type Composition } from './context';
import { cloneInto } from './clone';
import { isWithheld } from './hidden';
import { linkNotes } from './notes';
import { appendPart, isInOutline } from './outline';
import { purify } from './purify';
import { gated } from './gate';
import { tidy } from './tidy';

/** A document, what the core says of it, and how to find what it speaks of. */
export interface Source {
  readonly document: Document;
  readonly url: string;
  readonly analysis: Analysis;
  resolve(target: Target): Node[];
}

const MOST_LINKED = 0.7;

/** The article of a story; null where the analysis names none or nothing of it is shown. */
export function composeArticle(source: Source): Article | null {
  const { story, findings, pageType } = source.analysis;
  if (!story || pageType === 'listing') return null;
  const composed = begin(source, [...story.leftOut, ...findings.map((finding) => finding.target)]);
  const body = make(composed, 'div', 'body');
  const title = story.title?.text ?? safe.titleOf(source.document);
  const root = elementAt(source, story.root);
  appendLead(composed, body, source, story, root);
  for (const { target, role } of story.outline) {
    const nodes = source
      .resolve(target)
      .filter((node) => !isGated(node, root) && !isLeftOut(composed, node, root));
    if (role === 'heading' && isTitle(nodes, title)) continue;
    appendPart(composed, body, role, nodes);
  }
  return isMostlyLinks(body) ? null : finish(source, composed, body, title, root);
}

/** The element with the longest text, where there is no story. */
export function composeLongest(source: Source, element: Element): Article | null {
  const composed = begin(source, []);
  const body = make(composed, 'div', 'body');
  cloneInto(composed, body, element);
  return finish(source, composed, body, safe.titleOf(source.document), element, 'longest');
}

function begin(source: Source, leftOut: readonly Target[]): Composition {
  const inert = safe.inertDocument(document);
  const nodes = new Set(leftOut.flatMap((target) => source.resolve(target)));
  return composition(inert, baseOf(source), nodes);
}

// A document parsed from text has no address of its own, so its links are read from its source's.
function baseOf(source: Source): string {
  if (safe.viewOf(safe.rootElementOf(source.document) ?? source.document)) return safe.baseOf(source.document);
  const stated = safe.findInDocument(source.document, 'base[href]');
  const href = stated && safe.attribute(stated, 'href');
  try {
    return new URL(href ?? '', source.url).href;
  } catch {
    return source.url;
  }
}

function finish(
  source: Source,
  composed: Composition,
  body: HTMLElement,
  title: string,
  root: Element | null,
  notice: Notice | null = null,
): Article | null {
  tidy(body);
  const standfirst = takeStandfirst(source, body);
  linkNotes(composed, body, source.document, source.url);
  purify(body);
  const text = (body.textContent ?? '').trim();
  if (text === '' && body.querySelector('img, svg, .embed') === null) return null;
  const { story, language, direction } = source.analysis;
  return {
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
    notice: notice ?? noticeOf(source, text, validLanguage(language)),
  };
}

function noticeOf(source: Source, text: string, language: string): Notice | null {
  if (gated(source.document, countWords(text, language))) return 'gated';
  return (source.analysis.story?.confidence ?? 1) < 0.4 ? 'partial' : null;
}

function appendLead(
  composed: Composition,
  body: HTMLElement,
  source: Source,
  story: Story,
  root: Element | null,
): void {
  if (story.leadImage === null) return;
  const image = elementAt(source, story.leadImage);
  if (!image || isInOutline(image, story.outline, (item) => source.resolve(item.target))) return;
  const figure = safe.closest(image, 'figure');
  const holder = figure && figure !== root ? figure : image;
  appendPart(composed, body, 'figure', [holder]);
}

function elementAt(source: Source, element: number): Element | null {
  const [node] = source.resolve({ type: 'element', element });
  return node && safe.isElement(node) ? node : null;
}

/** Whether the part lies inside something that is no part of the story. */
function isLeftOut(composed: Composition, node: Node, root: Element | null): boolean {
  for (let at: Node | null = node; at && at !== root; at = safe.parentOf(at)) {
    if (composed.leftOut.has(at)) return true;
  }
  return false;
}

/** A list of things to go to is no story, however sure anybody is of it. */
function isMostlyLinks(body: HTMLElement): boolean {
  const linked = [...body.querySelectorAll('a')].reduce((sum, link) => sum + (link.textContent ?? '').length, 0);
  return linked > (body.textContent ?? '').trim().length * MOST_LINKED;
}

// Pictures are shown even where the page keeps them for later; words that it withholds are not.
function isGated(node: Node, root: Element | null): boolean {
  if (!safe.isElement(node)) return false;
  const media = 'img, picture, video, audio, iframe, math, pre, table, noscript';
  if (!isWithheld(node, root)) return false;
  return !Element.prototype.matches.call(node, media) && safe.find(node, media) === null;
}

function isTitle(nodes: readonly Node[], title: string): boolean {
  const words = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return title !== '' && words(nodes.map(safe.textOf).join(' ')) === words(title);
}

/** The standfirst, taken out of the body where it opens that. */
function takeStandfirst(source: Source, body: HTMLElement): string {
  const found = source.analysis.story?.description;
  const text = fold(found?.text ?? '');
  const stated = safe.findInDocument(source.document, 'meta[name="description" i][content]');
  const opening = [...body.children].slice(0, 3).find((part) => part.localName === 'p');
  const first = opening?.childElementCount === 0 ? fold(opening.textContent ?? '') : '';
  if (first !== '' && (first === text || first === fold((stated && safe.attribute(stated, 'content')) ?? ''))) {
    opening?.remove();
    return first;
  }
  // Metadata often repeats the first sentence; shown twice it would be noise.
  if (text === '' || found?.element == null) return '';
  return fold(body.textContent ?? '').includes(text) ? '' : text;
}

/** The date has its own place, also where the page puts it into the line that names the author. */
function bylineOf(source: Source, story: Story | null): string {
  const whole = fold(story?.byline?.text ?? '');
  const line = story?.byline?.element == null ? null : elementAt(source, story.byline.element);
  if (!line) return whole;
  const date = story?.date?.element == null ? null : elementAt(source, story.date.element);
  const dates = new Set<Node>([...safe.findAll(line, 'time'), ...(date && date !== line ? [date] : [])]);
  const textWithout = (node: Node): string => {
    if (dates.has(node)) return ' ';
    return safe.isElement(node) ? safe.childrenOf(node).map(textWithout).join('') : safe.textOf(node);
  };
  const text = dates.size > 0 ? fold(textWithout(line)).replace(/^[\s·|•,–—-]+|[\s·|•,–—-]+$/g, '') : '';
  // Only a part of what was found to be the byline can stand for it.
  return text !== '' && whole.startsWith(text) ? text : whole;
}

function writingModeOf(root: Element | null): WritingMode {
  const view = root && safe.viewOf(root);
  const mode = view ? view.getComputedStyle(root).writingMode : '';
  return mode === 'vertical-rl' || mode === 'vertical-lr' ? mode : 'horizontal-tb';
}

export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function hostOf(url: string): string {
  try {
    return new URL(url).host.replace(/^www\./, '');
  } catch {
    return '';
  }
}

function validLanguage(language: string | null): string {
  if (!language) return '';
  try {
    return Intl.getCanonicalLocales(language)[0] ?? '';
  } catch {
    return '';
  }
}
