/** The reader in a page of a test, with an analysis made by hand and a shadow root that the test can see into. */

import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { inRoot } from '../../../tools/lib/paths.mjs';
import type { Choices } from '../../../extension/test/reader/by-hand';
import type { ReaderHandle } from '../../../extension/src/reader/types';
import type { Tab } from './browser';

declare global {
  interface Window {
    /** The reader's shadow root, which outside of tests is closed. */
    ledeRoot: ShadowRoot;
    ledeHandle: ReaderHandle;
  }
}

const OPEN_ROOTS = `
  if (!window.ledeRootsAreOpen) {
    window.ledeRootsAreOpen = true;
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      return (window.ledeRoot = attach.call(this, { ...options, mode: 'open' }));
    };
  }`;

let bundle: Promise<string> | undefined;

async function readerScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inRoot('extension', 'test', 'reader', 'in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome120', 'firefox128'],
    loader: { '.woff2': 'binary' },
    absWorkingDir: inRoot(),
  });
  return outputFiles[0]?.text ?? '';
}

/** Puts the reader into the page; it stays closed. */
export async function addReader(tab: Tab): Promise<void> {
  bundle ??= readerScript();
  await tab.run(`${OPEN_ROOTS}\n${await bundle}`);
}

/** Opens the reader and waits until it shows. */
export async function openReader(
  tab: Tab,
  choices: Choices & { readonly site?: string } = {},
): Promise<void> {
  await tab.evaluate(async (choices) => {
    window.ledeHandle = await window.ledeReader.open(choices);
    // It is on the screen; what lies under it becomes inert a moment later.
    while (!window.ledeRoot.querySelector('dialog')?.open)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }, choices as never);
}

export const closeReader = (tab: Tab): Promise<void> =>
  tab.evaluate(async () => {
    window.ledeHandle.close();
    await window.ledeHandle.closed;
  });

/** The text of whatever in the reader matches, in order. */
export const textsIn = (tab: Tab, selector: string): Promise<string[]> =>
  tab.evaluate(
    (selector) =>
      [...window.ledeRoot.querySelectorAll(selector)].map((element) =>
        (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
      ),
    selector,
  );

export async function addAxe(tab: Tab): Promise<void> {
  await tab.run(await readFile(inRoot('node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
}

/** What axe finds wrong with the reader, in words. */
export const violationsIn = (tab: Tab): Promise<string[]> =>
  tab.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(context: unknown): Promise<AxeResults> } }).axe;
    interface AxeResults {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    }
    const { violations } = await axe.run({ include: [window.ledeRoot.host] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
  });
