/** The same core in the background, for pages whose policy forbids WebAssembly to content scripts. */

import type { AnalysisOptions, Report } from '../shared/analysis';
import { Failure } from '../shared/messages';
import type { Engine } from './engine';
import { readHtml } from './read';

export type AskBackground = (html: string, options: AnalysisOptions) => Promise<Report>;

export function remote(ask: AskBackground): Engine {
  return {
    analyze: async (root, options) => {
      const { html, milliseconds } = readHtml(root);
      const { analysis, timings } = await ask(html, options).catch((error: unknown) => {
        if (error instanceof Failure) throw error;
        // The background may end at any moment, in the midst of this, too. The next one is asked, once.
        return ask(html, options);
      });
      return { analysis, timings: { ...timings, read: milliseconds } };
    },
  };
}
