/** Highlights: stretches of the story, kept as offsets and shown as <mark>. */

import type { Mark } from '../store/settings';
import { textMap, unwrap, type TextMap } from './text-map';

/** What is in the body and no text of the story. */
export const NOT_STORY = '.embed, .part, .next-part';

export interface Marks {
  readonly list: readonly Mark[];
  /** Length of the text the offsets count in. */
  length(): number;
  map(): TextMap;
  add(start: number, end: number): void;
  remove(mark: Mark): void;
  /** The mark that covers the whole stretch. */
  covering(start: number, end: number): Mark | null;
  elementOf(mark: Mark): HTMLElement | null;
  textOf(mark: Mark): string;
}

export function createMarks(body: HTMLElement, changed: () => void): Marks {
  let list: readonly Mark[] = [];
  const shown = new Map<Mark, HTMLElement[]>();
  const map = (): TextMap => textMap(body, NOT_STORY);

  const show = (mark: Mark): void => {
    shown.set(
      mark,
      map().wrap(mark.start, mark.end, () => body.ownerDocument.createElement('mark')),
    );
  };
  const hide = (mark: Mark): void => {
    for (const element of shown.get(mark) ?? []) unwrap(element);
    shown.delete(mark);
  };
  return {
    get list() {
      return list;
    },
    length: () => map().text.length,
    map,
    add(start, end) {
      const { text } = map();
      const bounded = { start: Math.max(0, start), end: Math.min(text.length, end) };
      if (text.slice(bounded.start, bounded.end).trim() === '') return;
      const touching = list.filter((mark) => mark.start <= bounded.end && mark.end >= bounded.start);
      for (const mark of touching) hide(mark);
      const merged = {
        start: Math.min(bounded.start, ...touching.map((mark) => mark.start)),
        end: Math.max(bounded.end, ...touching.map((mark) => mark.end)),
      };
      list = [...list.filter((mark) => !touching.includes(mark)), merged].sort((a, b) => a.start - b.start);
      show(merged);
      changed();
    },
    remove(mark) {
      hide(mark);
      list = list.filter((one) => one !== mark);
      changed();
    },
    covering: (start, end) => list.find((mark) => mark.start <= start && mark.end >= end) ?? null,
    elementOf: (mark) => shown.get(mark)?.[0] ?? null,
    textOf: (mark) => map().text.slice(mark.start, mark.end).replace(/\s+/g, ' ').trim(),
  };
}
