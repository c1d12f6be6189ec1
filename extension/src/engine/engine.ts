/** What analyses a page. Nothing above this knows which of the engines answered. */

import type { AnalysisOptions, Report } from '../shared/analysis';
import type { Root } from '../shared/root';

export interface Engine {
  /** Reads `root` before it returns, so that what is looked up in the same turn is numbered alike. */
  analyze(root: Root, options: AnalysisOptions): Promise<Report>;
  /** Does ahead of the first page what would else be done while it waits. */
  warmUp?(): void;
}

/** The HTML is longer than Lede reads. */
export class PageTooLarge extends Error {
  override readonly name = 'PageTooLarge';
}
