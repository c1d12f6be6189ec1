/** Scripts of `extension/test` that run in a page, with what they use of Lede's own code. */

import { build } from 'esbuild';
import { inRoot } from '../../../tools/lib/paths.mjs';
import type { Tab } from './browser';

/** Has the shadow roots made from now on be ones that the test can see into; the last of them is `ledeRoot`. */
const OPEN_ROOTS = `
  if (!window.ledeRootsAreOpen) {
    window.ledeRootsAreOpen = true;
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      return (window.ledeRoot = attach.call(this, { ...options, mode: 'open' }));
    };
  }`;

declare global {
  interface Window {
    /** The shadow root that Lede made last, which outside of tests is closed. */
    ledeRoot: ShadowRoot;
  }
}

const bundles = new Map<string, Promise<string>>();

async function bundle(folder: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inRoot('extension', 'test', folder, 'in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome120', 'firefox128'],
    loader: { '.woff2': 'binary' },
    absWorkingDir: inRoot(),
  });
  return outputFiles[0]?.text ?? '';
}

/** Runs the script of a folder of `extension/test` in a page. */
export async function addBundle(tab: Tab, folder: 'reader' | 'tools'): Promise<void> {
  const script = bundles.get(folder) ?? bundle(folder);
  bundles.set(folder, script);
  await tab.run(`${OPEN_ROOTS}\n${await script}`);
}
