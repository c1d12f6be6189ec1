/**
 * Every message that passes between the parts of the extension, by direction, and its answer.
 *
 * Both ends check: the receiver who sent it and its shape and size, the sender the shape of the answer.
 * A page cannot send any of these, but a broken or outdated content script can.
 */

import { HIDDEN_KINDS, type AnalysisOptions, type HiddenKind, type Report } from './analysis';
import {
  isBoolean,
  isCount,
  isListOf,
  isNumber,
  isOneOf,
  isOptional,
  isRecord,
  isShaped,
  isStringUpTo,
  type Guard,
} from './guard';
import { isHiddenThings, type HiddenThing } from './hidden';
import { isPageState, type PageState } from './page-state';
import { isReport } from './report';

/** Pages of this many characters of HTML are not read. */
export const MAX_HTML = 10_000_000;

/** From a content script to the background. */
export type ToBackground =
  | { readonly type: 'analyze'; readonly html: string; readonly options: AnalysisOptions }
  | { readonly type: 'stateChanged'; readonly state: PageState }
  | { readonly type: 'insertStyle' }
  | { readonly type: 'loadReader' }
  | { readonly type: 'loadTools' }
  | { readonly type: 'changeRules'; readonly add: readonly string[]; readonly remove: readonly string[] };

/** From Lede's own pages to the background. */
export type FromPopup =
  | { readonly type: 'analyzeSample'; readonly html: string; readonly options: AnalysisOptions }
  | { readonly type: 'cleanTab'; readonly tab: number }
  | { readonly type: 'readTab'; readonly tab: number }
  | { readonly type: 'pickTab'; readonly tab: number }
  | { readonly type: 'railTab'; readonly tab: number };

/** From the background or the popup to a content script. */
export type ToPage =
  | { readonly type: 'getState' }
  | { readonly type: 'setCleaned'; readonly cleaned: boolean }
  | { readonly type: 'toggleCleaned' }
  | { readonly type: 'toggleReader' }
  | { readonly type: 'getHidden' }
  | { readonly type: 'getShare' }
  | { readonly type: 'setShown'; readonly id: number; readonly shown: boolean }
  | { readonly type: 'setKindShown'; readonly kind: HiddenKind; readonly shown: boolean }
  /** Makes a rule that what was found is never hidden on this site; of what a rule hides, takes that rule away. */
  | { readonly type: 'neverHide'; readonly id: number }
  | { readonly type: 'describe'; readonly id: number; readonly withWords: boolean }
  /** From the menu of the page, it begins with what was clicked. */
  | { readonly type: 'pick'; readonly fromMenu: boolean }
  | { readonly type: 'toggleRail' };

/** Why a tab could not be reached. */
export type Reached = 'done' | 'refused';

interface Answers {
  readonly analyze: Report;
  readonly stateChanged: true;
  readonly insertStyle: true;
  readonly loadReader: true;
  readonly analyzeSample: Report;
  readonly loadTools: true;
  readonly changeRules: true;
  readonly cleanTab: Reached;
  readonly readTab: Reached;
  readonly pickTab: Reached;
  readonly railTab: Reached;
  readonly getState: PageState;
  readonly setCleaned: PageState;
  readonly toggleCleaned: PageState;
  readonly toggleReader: PageState;
  readonly getHidden: readonly HiddenThing[];
  readonly getShare: number;
  readonly setShown: PageState;
  readonly setKindShown: PageState;
  readonly neverHide: PageState;
  readonly describe: string;
  readonly pick: PageState;
  readonly toggleRail: PageState;
}

export type Message = ToBackground | FromPopup | ToPage;
export type AnswerTo<M extends Message> = Answers[M['type']];

const isOptions = isShaped({
  url: isOptional(isStringUpTo(100_000)),
  scripting: isOptional(isBoolean),
  threshold: isOptional(isNumber),
}) as Guard<AnalysisOptions>;

/** A page changes a rule or two at a time, of the length that its own have. */
const isRuleLines = isListOf(isStringUpTo(2_500), 20);

const fields: Readonly<Record<Message['type'], Guard<unknown>>> = {
  analyze: isShaped({ html: isStringUpTo(MAX_HTML), options: isOptions }),
  stateChanged: isShaped({ state: isPageState }),
  insertStyle: isRecord,
  loadReader: isRecord,
  analyzeSample: isShaped({ html: isStringUpTo(MAX_HTML), options: isOptions }),
  loadTools: isRecord,
  changeRules: isShaped({ add: isRuleLines, remove: isRuleLines }),
  cleanTab: isShaped({ tab: isCount }),
  readTab: isShaped({ tab: isCount }),
  pickTab: isShaped({ tab: isCount }),
  railTab: isShaped({ tab: isCount }),
  getState: isRecord,
  setCleaned: isShaped({ cleaned: isBoolean }),
  toggleCleaned: isRecord,
  toggleReader: isRecord,
  getHidden: isRecord,
  getShare: isRecord,
  setShown: isShaped({ id: isCount, shown: isBoolean }),
  setKindShown: isShaped({ kind: isOneOf(HIDDEN_KINDS), shown: isBoolean }),
  neverHide: isShaped({ id: isCount }),
  describe: isShaped({ id: isCount, withWords: isBoolean }),
  pick: isShaped({ fromMenu: isBoolean }),
  toggleRail: isRecord,
};

function isMessageOf<M extends Message>(...types: readonly M['type'][]): Guard<M> {
  return (value): value is M =>
    isRecord(value) && types.some((type) => value['type'] === type && fields[type](value));
}

export const isToBackground = isMessageOf<ToBackground>(
  'analyze',
  'stateChanged',
  'insertStyle',
  'loadReader',
  'loadTools',
  'changeRules',
);
export const isFromPopup = isMessageOf<FromPopup>(
  'analyzeSample',
  'cleanTab',
  'readTab',
  'pickTab',
  'railTab',
);
export const isToPage = isMessageOf<ToPage>(
  'getState',
  'setCleaned',
  'toggleCleaned',
  'toggleReader',
  'getHidden',
  'getShare',
  'setShown',
  'setKindShown',
  'neverHide',
  'describe',
  'pick',
  'toggleRail',
);

const isTrue = isOneOf([true]);
const isReached = isOneOf(['done', 'refused']);

const answers: { readonly [T in Message['type']]: Guard<Answers[T]> } = {
  analyze: isReport,
  stateChanged: isTrue,
  insertStyle: isTrue,
  loadReader: isTrue,
  analyzeSample: isReport,
  loadTools: isTrue,
  changeRules: isTrue,
  cleanTab: isReached,
  readTab: isReached,
  pickTab: isReached,
  railTab: isReached,
  getState: isPageState,
  setCleaned: isPageState,
  toggleCleaned: isPageState,
  toggleReader: isPageState,
  getHidden: isHiddenThings,
  getShare: isNumber,
  setShown: isPageState,
  setKindShown: isPageState,
  neverHide: isPageState,
  describe: isStringUpTo(20_000),
  pick: isPageState,
  toggleRail: isPageState,
};

/** How an answer travels: what went wrong on the other side comes back as data. */
export type Envelope = { readonly answer: unknown } | { readonly failure: string };

const isFailure = isShaped({ failure: isStringUpTo(100_000) });

/** What the other side said went wrong there. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The answer in an envelope; throws what the other side reported, or that it made no sense. */
export function unwrap<M extends Message>(message: M, envelope: unknown): AnswerTo<M> {
  if (isFailure(envelope)) throw new Failure(envelope.failure);
  const answer = isRecord(envelope) ? envelope['answer'] : undefined;
  const fits: Guard<unknown> = answers[message.type];
  if (!fits(answer)) throw new Error(`No answer to ${message.type}.`);
  return answer as AnswerTo<M>;
}
