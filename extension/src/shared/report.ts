/** Whether a value is a report of the core, for reports that come by message. */

import {
  DIRECTIONS,
  KINDS,
  PAGE_TYPES,
  ROLES,
  RULES,
  type Report,
  type Target,
} from './analysis';
import { isCount, isListOf, isNullOr, isNumber, isOneOf, isRecord, isShaped, isString } from './guard';

const isElementTarget = isShaped({ type: isOneOf(['element']), element: isCount });
const isTextRunTarget = isShaped({
  type: isOneOf(['textRun']),
  parent: isCount,
  firstChild: isCount,
  length: isCount,
});
const isTarget = (value: unknown): value is Target => isElementTarget(value) || isTextRunTarget(value);

const isPiece = isShaped({ text: isString, element: isNullOr(isCount) });

const isStory = isShaped({
  root: isCount,
  title: isNullOr(isPiece),
  description: isNullOr(isPiece),
  byline: isNullOr(isPiece),
  date: isNullOr(isPiece),
  siteName: isNullOr(isString),
  leadImage: isNullOr(isCount),
  outline: isListOf(isShaped({ target: isTarget, role: isOneOf(ROLES) })),
  leftOut: isListOf(isTarget),
  words: isCount,
  confidence: isNumber,
});

const isEvidence = isShaped({ rule: isOneOf(RULES), matched: isString, value: isNullOr(isNumber) });

const isFinding = isShaped({
  target: isTarget,
  kind: isOneOf(KINDS),
  confidence: isNumber,
  evidence: isListOf(isEvidence),
});

const isAnalysis = isShaped({
  elementCount: isCount,
  pageType: isOneOf(PAGE_TYPES),
  language: isNullOr(isString),
  direction: isOneOf(DIRECTIONS),
  story: isNullOr(isStory),
  findings: isListOf(isFinding),
});

export function isReport(value: unknown): value is Report {
  return isRecord(value) && isAnalysis(value['analysis']) && isShaped({ read: isNumber, analyze: isNumber })(value['timings']);
}
