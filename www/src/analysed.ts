/** A page as it came and cleaned: both analysed by the extension's engine, one of them changed by its DOM layer. */

import { applyFindings, checkNumbering, type Applied } from '../../extension/src/dom/apply';
import { takeSnapshot } from '../../extension/src/dom/snapshot';
import { PAGE_RULES } from '../../extension/src/dom/marks';
import { startLocal } from '../../extension/src/engine/local';
import type { Analysis, AnalysisOptions, Finding } from '../../extension/src/shared/analysis';
import { THRESHOLDS, type Level } from '../../extension/src/shared/settings';
import type { Choices } from './choices';

export interface Timings {
  /** The page's markup out of the browser. */
  readonly read: number;
  readonly analyze: number;
  readonly hide: number;
}

export interface Numbered {
  readonly number: number;
  readonly finding: Finding;
  /** Whether this kind is hidden. */
  readonly isWanted: boolean;
  /** Put back by the person. */
  readonly isShown: boolean;
  /** In the page as it came. */
  readonly nodes: readonly Node[];
  readonly words: string;
}

export interface Analysed {
  readonly analysis: Analysis;
  readonly findings: readonly Numbered[];
  readonly timings: Timings;
}

export class Pages {
  readonly #original: Document;
  readonly #cleaned: Document;
  readonly #engine = startLocal();
  #applied: Applied | undefined;

  constructor(original: Document, cleaned: Document) {
    this.#original = original;
    this.#cleaned = cleaned;
    adoptRules(cleaned);
  }

  async clean({ level, kinds }: Choices, putBack: ReadonlySet<string>): Promise<Analysed> {
    this.#applied?.hiding.undo();
    this.#applied = undefined;
    const root = this.#cleaned.documentElement;
    const { analysis, timings } = await this.#engine.analyze(root, optionsFor(level));
    const start = performance.now();
    const snapshot = takeSnapshot(root);
    checkNumbering(analysis, snapshot);
    const shown = new Set(analysis.findings.filter((finding) => putBack.has(nameOf(finding))));
    const firsts = new Set([...shown].map((finding) => snapshot.nodes(finding.target)[0]));
    this.#applied = applyFindings(this.#cleaned, analysis.findings, snapshot, {
      hides: (kind) => kinds[kind],
      shows: (first) => firsts.has(first),
    });
    const hide = performance.now() - start;

    // The same markup, so the same numbers; what outlines add comes after all of them.
    const twin = takeSnapshot(this.#original.documentElement);
    const findings = analysis.findings.map((finding, at) => {
      const nodes = twin.nodes(finding.target);
      return {
        number: at + 1,
        finding,
        isWanted: kinds[finding.kind],
        isShown: shown.has(finding),
        nodes,
        words: nodes.map((node) => node.textContent ?? '').join(' '),
      };
    });
    return { analysis, findings, timings: { ...timings, hide } };
  }

  /** Milliseconds of reading and analysing, warm: the mean of as many turns as `budget` milliseconds have room for. */
  async measure(level: Level, budget: number): Promise<{ readonly mean: number; readonly turns: number }> {
    const root = this.#original.documentElement;
    const start = performance.now();
    let turns = 0;
    let spent = 0;
    do {
      await this.#engine.analyze(root, optionsFor(level));
      turns += 1;
      spent = performance.now() - start;
    } while (spent < budget);
    return { mean: spent / turns, turns };
  }
}

/** The same for the same place, whatever level it was found at. */
export function nameOf({ target, kind }: Finding): string {
  return target.type === 'element'
    ? `${kind} ${target.element}`
    : `${kind} ${target.parent}/${target.firstChild}+${target.length}`;
}

/** A frame adopts only what its own window made. */
function adoptRules(page: Document): void {
  const view = page.defaultView;
  if (!view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(PAGE_RULES);
  page.adoptedStyleSheets.push(sheet);
}

/** Nothing runs in these pages, so their `noscript` parts are read as parts of the page. */
export function optionsFor(level: Level): AnalysisOptions {
  return { scripting: false, threshold: THRESHOLDS[level] };
}
