/** Rules as values: what the lines of the person's rules say. `README.md` beside this file describes the syntax. */

export interface Rule {
  /** Whether it keeps what it names from being hidden, instead of hiding it. */
  readonly isException: boolean;
  /** Host names it is for, with all below them; none for every site. */
  readonly domains: readonly string[];
  /** Host names it is not for. */
  readonly except: readonly string[];
  readonly names: Names;
}

/** How a rule names elements. */
export type Names =
  | { readonly type: 'selector'; readonly choices: Choices }
  | { readonly type: 'shape'; readonly shape: Shape };

/** What is named by any of these. */
export type Choices = readonly Steps[];
/** What is left when each has been done after the other. */
export type Steps = readonly Step[];

export type Step =
  /** Selectors of the browser's own. After another step they go on from what that found. */
  | { readonly type: 'css'; readonly selector: string }
  | { readonly type: 'text'; readonly text: TextTest }
  | { readonly type: 'has' | 'not'; readonly choices: Choices };

/** What a text must hold. */
export type TextTest =
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'pattern'; readonly source: string; readonly flags: string };

/** What an element is like, in terms that hold for other pages of its site. */
export interface Shape {
  readonly tag: string;
  /** The landmarks around it, from the outside in; empty if there are none. */
  readonly within?: readonly string[];
  /** How many elements lie between it and the innermost of those, itself counted; tells a block from its wrapper. */
  readonly level?: number;
  readonly attributes: readonly AttributeTest[];
  /** The kinds of things in it, as paths of tags. */
  readonly holds: readonly string[];
  /** How many hundredths of its text are links. */
  readonly linked?: Range;
  readonly words?: Range;
  /** The tags of its neighbours; empty where it has none. */
  readonly after?: string;
  readonly before?: string;
  /** Which of those that are like it on the page, counted from one. */
  readonly nth?: number;
  /** How its text begins. */
  readonly text?: string;
}

export interface AttributeTest {
  readonly name: string;
  /** Null where any will do. */
  readonly value: string | null;
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Why a line is no rule that Lede can follow. */
export const REASONS = [
  'network',
  'scriptlet',
  'css',
  'html',
  'style',
  'remove',
  'procedural',
  'selector',
  'pattern',
  'shape',
  'domain',
  'wildcard',
  'long',
] as const;
export type Reason = (typeof REASONS)[number];

export type Line =
  | { readonly type: 'rule'; readonly rule: Rule }
  | { readonly type: 'silent' }
  | { readonly type: 'refused'; readonly reason: Reason };

/** Thrown while a line is read. */
export class Refused extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

export const LONGEST_LINE = 2_000;
