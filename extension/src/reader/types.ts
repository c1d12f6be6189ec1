/** What the reader needs from its surroundings and what it gives back. */

import type { Analysis, Target } from '../shared/analysis';
import type { ReaderSettingsStore } from './store/settings';

export interface ReaderContext {
  readonly document: Document;
  readonly analysis: Analysis;
  /** The nodes of a target; empty when the page has changed since the analysis. */
  resolve(target: Target): Node[];
  readonly settings?: ReaderSettingsStore;
  /** Analyses another document, for the next part of a story; without it no next part is offered. */
  readonly analyze?: (root: Element, url: string) => Promise<Analysis>;
  /** The page's site; without it nothing is offered for all of it. */
  readonly site?: SiteOfPage;
  /** Cleans the page in place; offered where there is no story. */
  clean?(): void;
}

export interface SiteOfPage {
  readonly name: string;
  /** Whether stories of the site open in the reader by themselves. */
  readonly opens: boolean;
  setOpens(opens: boolean): void;
}

export interface ReaderHandle {
  close(): void;
  /** Settled when the reader is on the screen; rejected where it could not be built. */
  readonly opened: Promise<void>;
  readonly closed: Promise<void>;
}

/** The story as the reader shows and exports it. */
export interface Article {
  readonly title: string;
  readonly standfirst: string;
  readonly byline: string;
  /** As the page says it. */
  readonly date: string;
  readonly siteName: string;
  readonly url: string;
  readonly host: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly writingMode: WritingMode;
  /** Built of allow-listed nodes only; lives in an inert document until it is shown. */
  readonly body: HTMLElement;
  readonly notice: Notice | null;
}

export type WritingMode = 'horizontal-tb' | 'vertical-rl' | 'vertical-lr';

/** Something the reader should be told about the story as a whole. */
export type Notice = 'gated' | 'partial' | 'longest';
