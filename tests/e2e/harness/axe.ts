/** What axe finds wrong, in words. */

import { readFile } from 'node:fs/promises';
import { inRoot } from '../../../tools/lib/paths.mjs';
import type { Tab } from './browser';

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[];
}

interface Scope {
  axe?: { run(context: unknown, options: object): Promise<AxeResults> };
  eval(source: string): void;
}

async function source(): Promise<string> {
  const library = await readFile(inRoot('node_modules', 'axe-core', 'axe.min.js'), 'utf8');
  return `${library}\n;window.axe = axe;`;
}

/** With a page; what is in its frames, only if that is wanted. */
export async function violations(tab: Tab, { iframes = true } = {}): Promise<string[]> {
  return violationsOf(tab, { isLayer: false, iframes });
}

/** With what Lede laid over the page last, whose shadow root is open; the picker lies in a frame of its own. */
export async function violationsInLayer(tab: Tab): Promise<string[]> {
  return violationsOf(tab, { isLayer: true, iframes: true });
}

async function violationsOf(
  tab: Tab,
  where: { readonly isLayer: boolean; readonly iframes: boolean },
): Promise<string[]> {
  const axe = await source();
  // Past the policy of the page, which a script of its own would have to keep to.
  if (!(await tab.evaluate(() => 'axe' in window))) await tab.run(axe);
  return tab.evaluate(
    async ({ isLayer, iframes, axe }) => {
      const root = isLayer ? window.ledeRoot : undefined;
      const frame = root?.querySelector('iframe')?.contentWindow as (Window & Scope) | null | undefined;
      if (frame && !frame.axe) frame.eval(axe);
      const context = frame?.document ?? (root ? { include: [root.host] } : document);
      const scope: Scope = frame ?? window;
      const results = await scope.axe?.run(context, { iframes });
      if (!results) return ['axe did not run'];
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      );
    },
    { ...where, axe: where.isLayer ? axe : '' },
  );
}
