/** The core inside the content script: the fast way, open to every page in Firefox and to most in Chromium. */

import type { AnalysisOptions, Report } from '../shared/analysis';
import { analyzeHtml, startCore } from './core';
import type { Root } from '../shared/root';
import type { Engine } from './engine';
import { readHtml } from './read';
import { SAMPLE } from './sample';

/** Throws where the page's policy forbids WebAssembly. */
export function startLocal(): Engine {
  startCore();
  return {
    // Not async: a fault while reading must come as a rejection too, but the reading itself at once.
    analyze: (root, options) =>
      new Promise((resolve) => {
        resolve(report(root, options));
      }),
    warmUp: () => {
      analyzeHtml(SAMPLE, { url: '', scripting: true, threshold: 0.5 });
    },
  };
}

function report(root: Root, options: AnalysisOptions): Report {
  const { html, milliseconds } = readHtml(root);
  const { analysis, timings } = analyzeHtml(html, options);
  return { analysis, timings: { ...timings, read: milliseconds } };
}
