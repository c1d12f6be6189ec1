/** Links inside the story: footnotes, their way back, and places in the text. */

import * as safe from '../dom/safe';
import { cloneChildren } from './clone';
import { make, type Composition } from './context';

/** Marks that only offer a heading's own address. */
const PERMALINK = /^[\s#¶§🔗\u200b]*$/u;
const NOTE_MARK = /^[\s[(]*(?:\d{1,4}|[a-z]{1,2}|[*†‡§¶]+|[ivxlc]{1,6}|note \d+)[\s\])]*$/i;
const LONGEST_NOTE = 3000;
const PLACE = /^place-\d+$/;

interface Surroundings {
  readonly composed: Composition;
  readonly page: Document;
  readonly url: string;
  /** The story, as far as it has been composed. */
  readonly body: HTMLElement;
  /** Whether an element of the page will still be composed; null where all is composed at once. */
  readonly comes: ((element: Element) => boolean) | null;
  /** What stands for a clone that had to become another element. */
  readonly now: (this: void, clone: Element) => Element;
}

export interface Notes {
  /** Points the links of a new piece of the story at the places that they lead to, and gives those a name. */
  link(piece: HTMLElement): void;
  /** Puts the notes that stand outside the story under it. Gives the links that lead nowhere in it after all. */
  finish(piece: HTMLElement): ReadonlyMap<string, string>;
}

export function createNotes({ composed, page, url, body, comes, now }: Surroundings): Notes {
  const list = make(composed, 'ol', 'notes');
  const fetched = new Set<string>();
  /** Names of places by the id that the page calls them. */
  const names = new Map<string, string>();
  /** Places that links lead to and that are not there yet, with the address that each had. */
  const awaited = new Map<string, string>();
  const linked = comes ? linkedIds(page, url) : null;
  let piece: HTMLElement = body;
  let seen = 0;

  const placeOf = (id: string): Element | null => {
    const clone = composed.anchors.get(id);
    const place = clone && now(clone);
    return place && [piece, body, list].some((part) => part.contains(place)) ? place : null;
  };
  const nameOf = (id: string): string => {
    const place = placeOf(id);
    const known = names.get(id) ?? (place && PLACE.test(place.id) ? place.id : `place-${names.size + 1}`);
    names.set(id, known);
    if (place) mark(place, known);
    return known;
  };
  /** Two ids of the page can mean one place, and links to both be shown already. */
  const mark = (place: Element, name: string): void => {
    if (place.id === name || place.querySelector(`[id="${name}"]`)) return;
    if (!PLACE.test(place.id)) {
      place.id = name;
      return;
    }
    const second = make(composed, 'span');
    second.id = name;
    place.prepend(second);
  };
  const note = (id: string): Element | null => {
    if (fetched.has(id)) return null;
    fetched.add(id);
    const found = fetchNote(composed, page, id);
    if (found) list.append(found);
    return found;
  };
  const willCome = (id: string): boolean => {
    const target = comes && source(page, id);
    return target ? (comes?.(target) ?? false) : false;
  };
  const connect = (first: readonly Element[]): void => {
    // Notes may hold links of their own, so the list of links grows while it is walked.
    const queue = [...first];
    for (let link = queue.shift(); link; link = queue.shift()) {
      const id = fragmentOf(link, url);
      if (id === null) continue;
      const text = link.textContent ?? '';
      if (PERMALINK.test(text) && !link.querySelector('img')) {
        link.remove();
        continue;
      }
      const isMark = NOTE_MARK.test(text);
      const later = !composed.anchors.has(id) && willCome(id);
      if (!composed.anchors.has(id) && !later && isMark) {
        queue.push(...(note(id)?.querySelectorAll('a[href]') ?? []));
      }
      if (!later && placeOf(id) === null) continue;
      const name = nameOf(id);
      if (later) awaited.set(id, link.getAttribute('href') ?? '');
      link.setAttribute('href', `#${name}`);
      if (isMark) link.classList.add('note-mark');
    }
  };
  return {
    link(next) {
      piece = next;
      connect([...piece.querySelectorAll('a[href]')]);
      // Later pieces may lead back to places that are on the screen by then, and need their names now.
      if (linked) for (const id of [...composed.anchors.keys()].slice(seen)) if (linked.has(id) && placeOf(id)) nameOf(id);
      seen = composed.anchors.size;
      for (const id of awaited.keys()) {
        if (!placeOf(id)) continue;
        nameOf(id);
        awaited.delete(id);
      }
    },
    finish(last) {
      piece = last;
      const outward = new Map<string, string>();
      for (const [id, address] of awaited) {
        const found = note(id);
        if (found) connect([...found.querySelectorAll('a[href]')]);
        const name = nameOf(id);
        if (!placeOf(id)) outward.set(name, address);
      }
      lead(body, outward);
      lead(piece, outward);
      if (list.childElementCount > 0) piece.append(list);
      return outward;
    },
  };
}

/** Gives links back the addresses that they came with. */
export function lead(body: HTMLElement, outward: ReadonlyMap<string, string>): void {
  for (const [name, address] of outward) {
    for (const link of body.querySelectorAll(`a[href="#${name}"]`)) {
      link.setAttribute('href', address);
      link.classList.remove('note-mark');
    }
  }
}

/** The ids that any link of the page leads to. */
function linkedIds(page: Document, url: string): Set<string> {
  const own = url.replace(/#.*$/, '');
  const ids = new Set<string>();
  for (const link of safe.findAllInDocument(page, 'a[href*="#"]')) {
    const href = safe.attribute(link, 'href') ?? '';
    const hash = href.indexOf('#');
    if (hash === 0 || own.endsWith(href.slice(0, hash))) ids.add(decoded(href.slice(hash + 1)));
  }
  return ids;
}

function fragmentOf(link: Element, url: string): string | null {
  const href = link.getAttribute('href') ?? '';
  const hash = href.indexOf('#');
  if (hash < 0 || href.slice(0, hash) !== url.replace(/#.*$/, '')) return null;
  const fragment = href.slice(hash + 1);
  return fragment === '' ? null : decoded(fragment);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function source(page: Document, id: string): Element | null {
  return safe.findInDocument(page, `[id=${safe.cssString(id)}], a[name=${safe.cssString(id)}]`);
}

function fetchNote(composed: Composition, page: Document, id: string): Element | null {
  const found = source(page, id);
  if (!found) return null;
  const block = safe.closest(found, 'li, p, dd, aside, div') ?? found;
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
