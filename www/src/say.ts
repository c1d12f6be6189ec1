/** What the playground says of a page, in sentences. */

import type { Analysed } from './analysed';
import type { Compared } from './readability';

const PAGE_TYPES = {
  article: 'an article',
  listing: 'a list of things to go to',
  forum: 'a thread of posts',
  product: 'a product page',
  documentation: 'a manual',
  other: 'no article',
} as const;

const many = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export function summaryOf({ analysis, findings }: Analysed): string {
  const hidden = findings.filter(({ isWanted, isShown }) => isWanted && !isShown);
  const taken = `Taken for ${PAGE_TYPES[analysis.pageType]}.`;
  if (hidden.length === 0) return `Nothing is hidden. ${taken}`;
  return `${many(hidden.length, 'thing is', 'things are')} hidden. ${taken}`;
}

interface Measured {
  readonly mean: number;
  readonly turns: number;
}

export function cleanedNote({ timings }: Analysed, measured?: Measured): string {
  const first = `read and analysed in ${milliseconds(timings.read + timings.analyze)}, hidden in ${milliseconds(timings.hide)}`;
  return measured ? `${first}; warm ${milliseconds(measured.mean)} (mean of ${measured.turns})` : first;
}

export function readerNote(found: Analysed | undefined): string {
  const story = found?.analysis.story;
  return story ? many(story.words, 'word', 'words') : '';
}

export function foundNote({ findings }: Analysed): string {
  const stay = findings.filter(({ isWanted, isShown }) => !isWanted || isShown).length;
  if (findings.length === 0) return 'nothing of which Lede is sure';
  return stay > 0 ? `${findings.length}, of which ${many(stay, 'stays', 'stay')} by your choice` : `${findings.length}`;
}

export function readabilityNote({ html, milliseconds: took }: Compared, kept: number, hidden: number): string {
  if (html === undefined) return `looked for one in ${milliseconds(took)}`;
  const compared = hidden === 0 ? '' : `; keeps ${kept} of the ${many(hidden, 'thing', 'things')} that Lede hides`;
  return `took ${milliseconds(took)}${compared}`;
}
