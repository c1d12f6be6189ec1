/** What was hidden on a page, thing by thing, as the popup lists it. */

import { HIDDEN_KINDS, RULES, type Evidence, type HiddenKind } from './analysis';
import {
  isBoolean,
  isCount,
  isListOf,
  isNullOr,
  isNumber,
  isOneOf,
  isOptional,
  isShaped,
  isStringUpTo,
  type Guard,
} from './guard';

/** Why a rule of the person's does not hide what it names: it is the page's frame, or its story. */
export const REFUSALS = ['page', 'story'] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface HiddenThing {
  /** Names it to the page for as long as the page lives. */
  readonly id: number;
  readonly kind: HiddenKind;
  /** 0 to 1. */
  readonly confidence: number;
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
  /** How it begins; empty where it says nothing. */
  readonly words: string;
  /** Put back by the person. */
  readonly isShown: boolean;
  /** Why a rule of the person's does not hide it. */
  readonly refusal?: Refusal;
}

export const MOST_THINGS = 300;
export const MOST_WORDS = 90;
export const MOST_EVIDENCE = 3;
const MOST_MATCHED = 200;

const isThing = isShaped({
  id: isCount,
  kind: isOneOf(HIDDEN_KINDS),
  confidence: isNumber,
  evidence: isListOf(
    isShaped({
      rule: isOneOf([...RULES, 'ownRule'] as const),
      matched: isStringUpTo(MOST_MATCHED),
      value: isNullOr(isNumber),
    }),
    MOST_EVIDENCE,
  ),
  words: isStringUpTo(MOST_WORDS),
  isShown: isBoolean,
  refusal: isOptional(isOneOf(REFUSALS)),
}) as Guard<HiddenThing>;

export const isHiddenThings: Guard<readonly HiddenThing[]> = isListOf(isThing, MOST_THINGS);

/** The beginning of a text in one line, cut where a reader would not mind. */
export function beginningOf(text: string): string {
  const line = text
    .slice(0, 20 * MOST_WORDS)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS - 1).trimEnd()}…` : line;
}

/** Evidence cut to what is listed. */
export function listedEvidence(evidence: readonly Evidence[]): Evidence[] {
  return evidence
    .slice(0, MOST_EVIDENCE)
    .map(({ rule, matched, value }) => ({ rule, matched: matched.slice(0, MOST_MATCHED), value }));
}
