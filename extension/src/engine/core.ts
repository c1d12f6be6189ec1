/** The core in this context: compiled once, when it is first needed. */

import { analyze, initSync } from 'lede-core';
import base64 from 'lede-core/bytes';
import type { AnalysisOptions, Report } from '../shared/analysis';
import { isReport } from '../shared/report';

let ready = false;

/** Throws a `WebAssembly.CompileError` where the page's policy forbids WebAssembly (Chromium). */
export function startCore(): void {
  if (ready) return;
  initSync({ module: decode(base64) });
  ready = true;
}

export function analyzeHtml(html: string, options: AnalysisOptions): Report {
  startCore();
  const report = analyze(html, options);
  if (!isReport(report)) throw new TypeError('The core gave no report.');
  return report;
}

interface FromBase64 {
  readonly fromBase64?: (this: void, text: string) => Uint8Array<ArrayBuffer>;
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as FromBase64).fromBase64;
  // Browsers of before 2025 have only the slow way.
  return native ? native(text) : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
