/** A document, what the core says of it, and how to find what it speaks of. */

import type { Analysis, Target } from '../../shared/analysis';
import * as safe from '../dom/safe';

export interface Source {
  readonly document: Document;
  readonly url: string;
  readonly analysis: Analysis;
  resolve(target: Target): Node[];
}

export function elementAt(source: Source, element: number): Element | null {
  const [node] = source.resolve({ type: 'element', element });
  return node && safe.isElement(node) ? node : null;
}

// A document parsed from text has no address of its own, so its links are read from its source's.
export function baseOf(source: Source): string {
  if (safe.viewOf(safe.rootElementOf(source.document) ?? source.document)) return safe.baseOf(source.document);
  const stated = safe.findInDocument(source.document, 'base[href]');
  const href = stated && safe.attribute(stated, 'href');
  try {
    return new URL(href ?? '', source.url).href;
  } catch {
    return source.url;
  }
}
