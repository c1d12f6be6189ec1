/** Which documents can be cleaned at all. */

import { property } from '../dom/page';
import * as safe from '../reader/dom/safe';
import type { UnsupportedReason } from '../shared/page-state';

/** A page of this many elements is not read: it would stand still for longer than clutter is worth. */
export const MAX_ELEMENTS = 200_000;

const HTML = 'http://www.w3.org/1999/xhtml';

/** Why the document cannot be cleaned; undefined if it can. */
export function unsupported(document: Document): UnsupportedReason | undefined {
  const type = property(document, 'contentType');
  if (type !== 'text/html') return reasonForType(type);
  const root = safe.rootElementOf(document);
  if (!root || safe.nameOf(root) !== 'html' || safe.namespaceOf(root) !== HTML) return 'notHtml';
  const body = safe.findInDocument(document, 'html > body');
  if (!body) return safe.findInDocument(document, 'html > frameset') ? 'frameset' : 'empty';
  if (isEmpty(body)) return 'empty';
  return elementsOf(document).length >= MAX_ELEMENTS ? 'tooLarge' : undefined;
}

function reasonForType(type: string): UnsupportedReason {
  if (/^(?:image\/svg\+xml|.*[/+]xml)$/.test(type)) return 'xml';
  if (/^(?:image|video|audio)\/|^application\/pdf$/.test(type)) return 'viewer';
  if (/^text\/|json$|javascript$/.test(type)) return 'rawText';
  return 'notHtml';
}

function isEmpty(body: Element): boolean {
  return safe
    .childrenOf(body)
    .every((child) => !safe.isElement(child) && !(safe.isText(child) && safe.textOf(child).trim() !== ''));
}

function elementsOf(document: Document): HTMLCollectionOf<Element> {
  return Document.prototype.getElementsByTagName.call(document, '*');
}

/**
 * Whether the page runs scripts, which decides how its `noscript` elements were read. Extensions run in pages
 * whose scripts are blocked, too.
 */
export function runsScripts(document: Document): boolean {
  return safe.findInDocument(document, 'noscript > *') === null;
}
