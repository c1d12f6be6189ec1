/** Cuts a story into what a voice says in one breath. */

import { NOT_STORY } from '../place/marks';
import { textMap } from '../place/text-map';

export interface Sentence {
  /** Offsets into the text that is spoken. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What only eyes can read. */
export const NOT_SPOKEN = `${NOT_STORY}, pre, math, svg, rt, rp, .note-mark, .tex`;

const BLOCK = 'p, h2, h3, h4, h5, h6, li, dt, dd, blockquote, figcaption, td, th, caption, summary, div, figure';

// Some engines fall silent in the middle of a longer one.
const LONGEST = 240;
const PAUSE = /[,;:、，；：]\s*|\s[–—-]\s/g;

export function sentencesOf(body: HTMLElement, language: string): Sentence[] {
  const { text, stretches } = textMap(body, NOT_SPOKEN);
  const borders: number[] = [];
  let last: Element | null = null;
  for (const { node, start } of stretches) {
    const block = node.parentElement?.closest(BLOCK) ?? null;
    if (block !== last) borders.push(start);
    last = block;
  }
  borders.push(text.length);
  const split = splitter(language);
  return borders.slice(0, -1).flatMap((start, at) =>
    split(text.slice(start, borders[at + 1]))
      .flatMap(shorten)
      .map(({ from, part }) => trimmed(start + from, part))
      .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text)),
  );
}

interface Part {
  readonly from: number;
  readonly part: string;
}

function splitter(language: string): (text: string) => Part[] {
  if (typeof Intl.Segmenter !== 'function') return (text) => [{ from: 0, part: text }];
  const segmenter = new Intl.Segmenter(language || undefined, { granularity: 'sentence' });
  return (text) => [...segmenter.segment(text)].map(({ index, segment }) => ({ from: index, part: segment }));
}

/** Cuts a long sentence where a reader would draw breath. */
function shorten({ from, part }: Part): Part[] {
  if (part.length <= LONGEST) return [{ from, part }];
  const parts: Part[] = [];
  let begin = 0;
  let breath = 0;
  for (const pause of part.matchAll(PAUSE)) {
    const end = pause.index + pause[0].length;
    if (end - begin > LONGEST && breath > begin) {
      parts.push({ from: from + begin, part: part.slice(begin, breath) });
      begin = breath;
    }
    breath = end;
  }
  if (part.length - begin > LONGEST && breath > begin) {
    parts.push({ from: from + begin, part: part.slice(begin, breath) });
    begin = breath;
  }
  return [...parts, { from: from + begin, part: part.slice(begin) }];
}

function trimmed(start: number, part: string): Sentence {
  const lead = part.length - part.trimStart().length;
  const text = part.trim();
  return { start: start + lead, end: start + lead + text.length, text: text.replace(/\s+/g, ' ') };
}
