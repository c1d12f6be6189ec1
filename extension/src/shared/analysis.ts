/** What the core answers: the mirror of `src/verdict.rs`. */

export interface Analysis {
  /** How many elements the page has; findings must not be applied to a document with another number. */
  readonly elementCount: number;
  readonly pageType: PageType;
  /** BCP 47. */
  readonly language: string | null;
  readonly direction: Direction;
  readonly story: Story | null;
  /** In document order; none lies inside another. */
  readonly findings: readonly Finding[];
}

export const PAGE_TYPES = ['article', 'listing', 'forum', 'product', 'documentation', 'other'] as const;
export type PageType = (typeof PAGE_TYPES)[number];

export const DIRECTIONS = ['ltr', 'rtl'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface Story {
  readonly root: number;
  readonly title: Piece | null;
  readonly description: Piece | null;
  readonly byline: Piece | null;
  readonly date: Piece | null;
  readonly siteName: string | null;
  readonly leadImage: number | null;
  readonly outline: readonly OutlineItem[];
  readonly leftOut: readonly Target[];
  readonly words: number;
  readonly confidence: number;
}

export interface Piece {
  readonly text: string;
  /** Null when only the metadata has it. */
  readonly element: number | null;
}

export interface OutlineItem {
  readonly target: Target;
  readonly role: Role;
}

export const ROLES = [
  'paragraph',
  'heading',
  'list',
  'quote',
  'code',
  'table',
  'figure',
  'embed',
  'math',
  'break',
] as const;
export type Role = (typeof ROLES)[number];

export interface Finding {
  readonly target: Target;
  readonly kind: Kind;
  /** 0 to 1. */
  readonly confidence: number;
  /** Strongest first; never empty. */
  readonly evidence: readonly Evidence[];
}

/** Numbers are places in `querySelectorAll('*')` of the root, the root itself being 0. */
export type Target = ElementTarget | TextRunTarget;

export interface ElementTarget {
  readonly type: 'element';
  readonly element: number;
}

/**
 * Neighbouring children that no element of their own holds, texts among them. Children are counted with
 * neighbouring texts as one, empty texts as none, comments as one each.
 */
export interface TextRunTarget {
  readonly type: 'textRun';
  readonly parent: number;
  readonly firstChild: number;
  readonly length: number;
}

/** In the order in which a list of them reads best. */
export const KINDS = ['ad', 'related', 'teaser', 'newsletter', 'social', 'overlay', 'comments'] as const;
export type Kind = (typeof KINDS)[number];

/** What can be hidden: what the core finds, and what the person's own rules name. */
export const HIDDEN_KINDS = [...KINDS, 'yours'] as const;
export type HiddenKind = (typeof HIDDEN_KINDS)[number];

export interface Evidence {
  /** `ownRule` is a rule of the person's, which the core knows nothing of. */
  readonly rule: Rule | 'ownRule';
  readonly matched: string;
  readonly value: number | null;
}

export const RULES = [
  'phrase',
  'name',
  'adSlot',
  'adLink',
  'linkDensity',
  'repeatedShape',
  'betweenParagraphs',
  'form',
  'shareLinks',
  'layer',
  'landmark',
  'model',
  'emptySlot',
] as const;
export type Rule = (typeof RULES)[number];

/** An analysis and what it cost, in milliseconds. */
export interface Report {
  readonly analysis: Analysis;
  readonly timings: { readonly read: number; readonly analyze: number };
}

/** What may be asked of an analysis: the mirror of `src/options.rs`. */
export interface AnalysisOptions {
  readonly url?: string;
  /** Whether the content of `noscript` is one text, as it is where scripts run. */
  readonly scripting?: boolean;
  /** The least confidence of a finding, 0 to 1. */
  readonly threshold?: number;
}
