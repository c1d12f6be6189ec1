/**
 * Finds the story of a web page and the clutter around it.
 *
 * A page is a string: its HTML as a browser or a DOM library serialises it. What comes back is data about that page.
 * Nothing is changed, fetched, or asked of a clock.
 */

import base64 from 'lede-core/bytes';
import { analyze as analyzeInCore, initSync, version as versionOfCore } from 'lede-core';
import type { Analysis, AnalysisOptions, Report } from '../../../extension/src/shared/analysis';

export type {
  Analysis,
  AnalysisOptions,
  Direction,
  ElementTarget,
  Evidence,
  Finding,
  Kind,
  OutlineItem,
  PageType,
  Piece,
  Role,
  Rule,
  Story,
  Target,
  TextRunTarget,
} from '../../../extension/src/shared/analysis';
export { locate, type TreeElement, type TreeNode } from './locate';

let ready = false;

/**
 * Analyses a page. The first call also compiles the core, which takes some milliseconds; {@link prepare} does that
 * ahead of time.
 *
 * It never fails for what the page says, only for options of a wrong type.
 */
export function analyze(html: string, options: AnalysisOptions = {}): Analysis {
  prepare();
  return (analyzeInCore(html, options) as Report).analysis;
}

/** Compiles the core, if that is not done yet. Throws where WebAssembly is forbidden. */
export function prepare(): void {
  if (ready) return;
  initSync({ module: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) });
  ready = true;
}

/** The version of the core. */
export function version(): string {
  prepare();
  return versionOfCore();
}
