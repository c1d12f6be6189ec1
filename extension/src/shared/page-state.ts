/** What Lede makes of a page, as the popup and the badge show it. */

import { HIDDEN_KINDS, type HiddenKind } from './analysis';
import { isBoolean, isCount, isOneOf, isRecord, isShaped, isStringUpTo, type Guard } from './guard';

/** Why a page cannot be changed. */
export const UNSUPPORTED_REASONS = [
  'browserPage',
  'notHtml',
  'xml',
  'rawText',
  'viewer',
  'frameset',
  'empty',
  'tooLarge',
] as const;
export type UnsupportedReason = (typeof UNSUPPORTED_REASONS)[number];

/** What keeps a page from being cleaned: a choice for everywhere, for its site, or for this page alone. */
export const OFF_REASONS = ['everywhere', 'site', 'page'] as const;
export type OffReason = (typeof OFF_REASONS)[number];

/** How many things of each kind are hidden. */
export type Counts = Readonly<Record<HiddenKind, number>>;

export type Cleaning =
  | { readonly status: 'working' }
  | { readonly status: 'cleaned'; readonly counts: Counts }
  | { readonly status: 'nothing' }
  | { readonly status: 'off'; readonly reason: OffReason }
  | { readonly status: 'unsupported'; readonly reason: UnsupportedReason }
  | { readonly status: 'error'; readonly details: string };

export interface PageState {
  readonly cleaning: Cleaning;
  readonly readerOpen: boolean;
}

export const NO_COUNTS: Counts = {
  ad: 0,
  related: 0,
  teaser: 0,
  newsletter: 0,
  social: 0,
  overlay: 0,
  comments: 0,
  yours: 0,
};

export function totalOf(counts: Counts): number {
  return HIDDEN_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
}

export const MAX_DETAILS = 4_000;

const isCounts: Guard<Counts> = (value): value is Counts =>
  isRecord(value) && HIDDEN_KINDS.every((kind) => isCount(value[kind]));

const cleanings: Readonly<Record<Cleaning['status'], Guard<unknown>>> = {
  working: isRecord,
  nothing: isRecord,
  cleaned: isShaped({ counts: isCounts }),
  off: isShaped({ reason: isOneOf(OFF_REASONS) }),
  unsupported: isShaped({ reason: isOneOf(UNSUPPORTED_REASONS) }),
  error: isShaped({ details: isStringUpTo(MAX_DETAILS) }),
};

const isStatus = isOneOf(Object.keys(cleanings) as Cleaning['status'][]);

function isCleaning(value: unknown): value is Cleaning {
  return isRecord(value) && isStatus(value['status']) && cleanings[value['status']](value);
}

export function isPageState(value: unknown): value is PageState {
  return isRecord(value) && isCleaning(value['cleaning']) && isBoolean(value['readerOpen']);
}
