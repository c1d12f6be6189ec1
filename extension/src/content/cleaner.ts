/** One page: analysed, cleaned, and given back. */

import { applyFindings, checkNumbering, type Applied } from '../dom/apply';
import { takeSnapshot, type Snapshot } from '../dom/snapshot';
import { addStyle, type Style } from '../dom/style';
import { PageTooLarge, type Engine } from '../engine/engine';
import * as safe from '../reader/dom/safe';
import type { Analysis } from '../shared/analysis';
import { describe } from '../shared/channel';
import { MAX_DETAILS, totalOf, type Cleaning } from '../shared/page-state';
import { THRESHOLDS, type Settings } from '../shared/settings';
import { runsScripts, unsupported } from './support';

export interface Analyzed {
  readonly analysis: Analysis;
  readonly snapshot: Snapshot;
}

export class Cleaner {
  readonly #document: Document;
  readonly #engine: Engine;
  #style: Style | undefined;
  #applied: Applied | undefined;

  constructor(document: Document, engine: Engine) {
    this.#document = document;
    this.#engine = engine;
  }

  get applied(): Applied | undefined {
    return this.#applied;
  }

  /** Cleans the page afresh and says what came of it. Never rejects. */
  async clean(settings: Settings): Promise<Cleaning> {
    this.undo();
    const reason = unsupported(this.#document);
    if (reason) return { status: 'unsupported', reason };
    try {
      const { analysis, snapshot } = await this.analyze(settings);
      this.#style = addStyle(this.#document);
      this.#applied = applyFindings(this.#document, analysis.findings, snapshot, (kind) => settings.kinds[kind]);
    } catch (error) {
      if (error instanceof PageTooLarge) return { status: 'unsupported', reason: 'tooLarge' };
      return { status: 'error', details: detailsOf(error) };
    }
    const { counts } = this.#applied;
    return totalOf(counts) > 0 ? { status: 'cleaned', counts } : { status: 'nothing' };
  }

  /** The page as it is now. Rejects if it cannot be analysed. */
  async analyze(settings: Settings): Promise<Analyzed> {
    const root = safe.rootElementOf(this.#document);
    if (!root) throw new Error('The document has no root.');
    const report = this.#engine.analyze(root, {
      url: safe.addressOf(this.#document),
      scripting: runsScripts(this.#document),
      threshold: THRESHOLDS[settings.level],
    });
    // In the same turn as the engine reads: what the page does while the answer is on its way changes no number.
    const snapshot = takeSnapshot(root);
    const { analysis } = await report;
    checkNumbering(analysis, snapshot);
    return { analysis, snapshot };
  }

  /** Another document, which is only read. */
  async analyzeOther(root: Element, url: string): Promise<Analysis> {
    return (await this.#engine.analyze(root, { url, scripting: false })).analysis;
  }

  /** Gives the page back as it was. */
  undo(): void {
    this.#applied?.hiding.undo();
    this.#applied = undefined;
    this.#style?.remove();
    this.#style = undefined;
  }
}

function detailsOf(error: unknown): string {
  const stack = error instanceof Error && error.stack ? `\n${error.stack}` : '';
  return `${describe(error)}${stack}`.slice(0, MAX_DETAILS);
}
