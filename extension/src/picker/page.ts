/** What the tools that lie over a page know of it, and can ask of it: the content script's side. */

import type { HiddenKind } from '../shared/analysis';
import type { HiddenThing, Refusal } from '../shared/hidden';

export interface PlacedThing {
  readonly thing: HiddenThing;
  readonly nodes: readonly Node[];
  /** The line of the person's rule that it is hidden by. */
  readonly rule?: string;
}

export interface ToolsPage {
  readonly document: Document;
  /** As the person's rules name it. */
  readonly site: string;
  readonly things: () => readonly PlacedThing[];
  /** Why no rule may hide an element. */
  readonly refusal: (element: Element) => Refusal | undefined;
  readonly setShown: (id: number, shown: boolean) => Promise<void>;
  readonly setKindShown: (kind: HiddenKind, shown: boolean) => Promise<void>;
  readonly neverHide: (id: number) => Promise<void>;
  readonly describe: (id: number, withWords: boolean) => string;
  readonly changeRules: (add: readonly string[], remove: readonly string[]) => Promise<void>;
}

/** A tool that lies over the page until it is closed. */
export interface OpenTool {
  close(): void;
  /** Settles when it is closed, by whatever. */
  readonly closed: Promise<void>;
}

export interface Tools {
  readonly openPicker: (page: ToolsPage, start?: Element) => Promise<OpenTool>;
  readonly openRail: (page: ToolsPage) => OpenTool;
}

/** Where the content script finds them. A symbol, so that no name of the page's can be taken for it. */
export const TOOLS = Symbol.for('lede.tools');

export interface ToolsScope {
  [TOOLS]?: Tools;
}
