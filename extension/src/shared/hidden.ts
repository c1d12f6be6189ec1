/** What was hidden on a page, thing by thing, as the popup lists it. */

import { KINDS, RULES, type Evidence, type Kind } from './analysis';
import { isBoolean, isCount, isListOf, isNullOr, isNumber, isOneOf, isShaped, isStringUpTo, type Guard } from './guard';

export interface HiddenThing {
  /** Names it to the page for as long as the page lives. */
  readonly id: number;
  readonly kind: Kind;
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
  /** How it begins; empty where it says nothing. */
  readonly words: string;
  /** Put back by the person. */
  readonly isShown: boolean;
}

export const MOST_THINGS = 300;
export const MOST_WORDS = 90;
export const MOST_EVIDENCE = 3;
const MOST_MATCHED = 200;

export const isHiddenThings: Guard<readonly HiddenThing[]> = isListOf(
  isShaped({
    id: isCount,
    kind: isOneOf(KINDS),
    evidence: isListOf(
      isShaped({ rule: isOneOf(RULES), matched: isStringUpTo(MOST_MATCHED), value: isNullOr(isNumber) }),
      MOST_EVIDENCE,
    ),
    words: isStringUpTo(MOST_WORDS),
    isShown: isBoolean,
  }),
  MOST_THINGS,
);

/** The beginning of a text in one line, cut where a reader would not mind. */
export function beginningOf(text: string): string {
  const line = text.slice(0, 20 * MOST_WORDS).replace(/\s+/g, ' ').trim();
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS - 1).trimEnd()}…` : line;
}

/** Evidence cut to what is listed. */
export function listedEvidence(evidence: readonly Evidence[]): Evidence[] {
  return evidence
    .slice(0, MOST_EVIDENCE)
    .map(({ rule, matched, value }) => ({ rule, matched: matched.slice(0, MOST_MATCHED), value }));
}
