/**
 * Pages that came from a server ready to read and that their scripts will yet take over. While they do so, they
 * compare every text with their own, and one that Lede has emptied is a fault to them; attributes they do not mind.
 */

import * as safe from '../reader/dom/safe';
import { property } from './page';

/** Where applications live, and what they bring along. An application that has none of these is not told. */
const SIGNS = [
  '#__next,#___gatsby,#__nuxt,#root,#app,#react-root,#svelte,astro-island',
  '[data-reactroot],[data-server-rendered],[data-ssr],[ng-server-context],[data-sveltekit-hydrate]',
  'script[type="module"],script[type="application/json"],link[rel="modulepreload"]',
].join(',');

/** Milliseconds after its load in which a page begins to run. */
const BEGINNING = 1_200;

/** Calls when a page's texts may be changed; gives whether that is now. */
export function whenTextsAreFree(document: Document, signal: AbortSignal, act: () => void): boolean {
  if (property(document, 'readyState') === 'complete' && hasBegun(document)) return true;
  if (safe.findInDocument(document, SIGNS) === null) return true;
  const view = property(document, 'defaultView');
  const wait = (): void => {
    setTimeout(() => {
      if (!signal.aborted) act();
    }, BEGINNING);
  };
  if (property(document, 'readyState') === 'complete') wait();
  else view?.addEventListener('load', wait, { once: true, signal });
  return false;
}

/** Whether the load was a while ago: Lede may be called on a page that has long been running. */
function hasBegun(document: Document): boolean {
  const [navigation] = property(document, 'defaultView')?.performance.getEntriesByType('navigation') ?? [];
  const loaded = (navigation as PerformanceNavigationTiming | undefined)?.loadEventEnd ?? 0;
  return loaded > 0 && performance.now() - loaded > BEGINNING;
}
