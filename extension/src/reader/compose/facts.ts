/** What is said about a story beside its text: headline, standfirst, author, language, direction of its lines. */

import type { Story } from '../../shared/analysis';
import * as safe from '../dom/safe';
import type { WritingMode } from '../types';
import { elementAt, type Source } from './source';

export function isTitle(nodes: readonly Node[], title: string): boolean {
  const words = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return title !== '' && words(nodes.map(safe.textOf).join(' ')) === words(title);
}

/** The standfirst, taken out of the body where it opens that. */
export function takeStandfirst(source: Source, body: HTMLElement): string {
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
export function bylineOf(source: Source, story: Story | null): string {
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

export function writingModeOf(root: Element | null): WritingMode {
  const view = root && safe.viewOf(root);
  const mode = view ? view.getComputedStyle(root).writingMode : '';
  return mode === 'vertical-rl' || mode === 'vertical-lr' ? mode : 'horizontal-tb';
}

export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function hostOf(url: string): string {
  try {
    return new URL(url).host.replace(/^www\./, '');
  } catch {
    return '';
  }
}

export function validLanguage(language: string | null): string {
  if (!language) return '';
  try {
    return Intl.getCanonicalLocales(language)[0] ?? '';
  } catch {
    return '';
  }
}
