/** The same core in a page and in the background, asked as the content script asks it. */

import { build } from 'esbuild';
import type { Report } from '../../../extension/src/shared/analysis';
import { inRoot } from '../../../tools/lib/paths.mjs';
import type { Browser, Tab } from './browser';

/** The extension's own engine, as a script that leaves it where a test can call it. */
export async function localEngine(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { startLocal } from './local'; window.engineUnderTest = startLocal();`,
      resolveDir: inRoot('extension', 'src', 'engine'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    loader: { '.wasm': 'base64' },
    alias: { 'lede-core/bytes': inRoot('pkg', 'lede_bg.wasm'), 'lede-core': inRoot('pkg', 'lede.js') },
    define: { 'import.meta.url': '""' },
    absWorkingDir: inRoot(),
  });
  const [output] = outputFiles;
  if (!output) throw new Error('esbuild gave no output.');
  return output.text;
}

/** The engine of the content script, on the live document. */
export async function locally(tab: Tab, engine: string): Promise<Report> {
  await tab.run(engine);
  const report = await tab.evaluate(async () => {
    const { engineUnderTest } = window as unknown as {
      engineUnderTest: { analyze(root: Element, options: object): Promise<object> };
    };
    return JSON.stringify(await engineUnderTest.analyze(document.documentElement, {}));
  });
  return JSON.parse(report) as Report;
}

/** The engine of the background, given the same document by a content script. */
export async function remotely(browser: Browser, tab: Tab): Promise<Report> {
  const envelope = await browser.inExtension(
    async (tabId) => {
      const [done] = await chrome.scripting.executeScript({
        target: { tabId },
        func: async () => {
          const html = document.documentElement.outerHTML;
          return JSON.stringify(await chrome.runtime.sendMessage({ type: 'analyze', html, options: {} }));
        },
      });
      return done?.result ?? '{}';
    },
    await browser.idOf(tab),
  );
  const { answer, failure } = JSON.parse(envelope) as { answer?: Report; failure?: string };
  if (!answer) throw new Error(failure ?? 'The background gave no answer.');
  return answer;
}
