/** Documents to test on, and findings made by hand, so that what is tested is the extension and not the core. */

import type { Wishes } from '../src/dom/apply';
import type { Analysis, Finding, Kind, Target } from '../src/shared/analysis';

/** Hides all that is found, and nothing was put back. */
export const EVERYTHING: Wishes = { hides: () => true, shows: () => false };

export function page(body: string): Document {
  return new DOMParser().parseFromString(
    `<!doctype html><html><head><title>A page</title></head><body>${body}</body></html>`,
    'text/html',
  );
}

export function sourceOf(document: Document): string {
  return new XMLSerializer().serializeToString(document) + document.documentElement.outerHTML;
}

/** Every node of the document, for comparing which ones are there and not only what they say. */
export function nodesOf(document: Document): Node[] {
  const walker = document.createTreeWalker(document);
  const nodes: Node[] = [];
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) nodes.push(node);
  return nodes;
}

export function finding(target: Target, kind: Kind = 'ad'): Finding {
  return { target, kind, confidence: 0.9, evidence: [{ rule: 'name', matched: 'ad', value: null }] };
}

/** The number of the first element that a selector finds. */
export function numberOf(document: Document, selector: string): number {
  const found = document.querySelector(selector);
  return [...document.querySelectorAll('*')].findIndex((element) => element === found);
}

export function analysisOf(document: Document, findings: readonly Finding[]): Analysis {
  return {
    elementCount: document.querySelectorAll('*').length,
    pageType: 'article',
    language: 'en',
    direction: 'ltr',
    story: null,
    findings,
  };
}
