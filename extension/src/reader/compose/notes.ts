/** Links inside the story: footnotes, their way back, and places in the text. */

import * as safe from '../dom/safe';
import { cloneChildren } from './clone';
import { make, type Composition } from './context';

/** Marks that only offer a heading's own address. */
const PERMALINK = /^[\s#¶§🔗\u200b]*$/u;
const NOTE_MARK = /^[\s[(]*(?:\d{1,4}|[a-z]{1,2}|[*†‡§¶]+|[ivxlc]{1,6}|note \d+)[\s\])]*$/i;
const LONGEST_NOTE = 3000;

/**
 * Points links at places of the reader where it shows what they lead to, and fetches from the page
 * the notes that stand outside the story.
 */
export function linkNotes(composed: Composition, body: HTMLElement, page: Document, url: string): void {
  const notes = make(composed, 'ol', 'notes');
  const assigned = new Map<Element, string>();
  const fetched = new Set<string>();
  // Notes may hold links of their own, so the list of links grows while it is walked.
  const queue = [...body.querySelectorAll('a[href]')];
  for (let link = queue.shift(); link; link = queue.shift()) {
    const id = fragmentOf(link, url);
    if (id === null) continue;
    if (PERMALINK.test(link.textContent ?? '') && !link.querySelector('img')) {
      link.remove();
      continue;
    }
    if (!composed.anchors.has(id) && NOTE_MARK.test(link.textContent ?? '') && !fetched.has(id)) {
      fetched.add(id);
      const note = fetchNote(composed, page, id);
      if (note) {
        notes.append(note);
        queue.push(...note.querySelectorAll('a[href]'));
      }
    }
    const place = composed.anchors.get(id);
    if (!place || !(body.contains(place) || notes.contains(place))) continue;
    if (!assigned.has(place)) assigned.set(place, `place-${assigned.size + 1}`);
    link.setAttribute('href', `#${assigned.get(place) ?? ''}`);
    if (NOTE_MARK.test(link.textContent ?? '')) link.classList.add('note-mark');
  }
  for (const [place, id] of assigned) place.id = id;
  if (notes.childElementCount > 0) body.append(notes);
}

function fragmentOf(link: Element, url: string): string | null {
  const href = link.getAttribute('href') ?? '';
  const hash = href.indexOf('#');
  if (hash < 0 || href.slice(0, hash) !== url.replace(/#.*$/, '')) return null;
  const fragment = href.slice(hash + 1);
  if (fragment === '') return null;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function fetchNote(composed: Composition, page: Document, id: string): Element | null {
  const source = safe.findInDocument(page, `[id=${safe.cssString(id)}], a[name=${safe.cssString(id)}]`);
  if (!source) return null;
  const block = safe.closest(source, 'li, p, dd, aside, div') ?? source;
  if (composed.leftOut.has(block) || safe.textOf(block).length > LONGEST_NOTE) return null;
  const note = make(composed, 'li');
  for (const named of [block, ...safe.findAll(block, '[id], a[name]')]) {
    const name = safe.attribute(named, 'id') ?? safe.attribute(named, 'name');
    if (name && !composed.anchors.has(name)) composed.anchors.set(name, note);
  }
  cloneChildren(composed, note, block, 0);
  composed.pendingIds.length = 0;
  return note;
}
