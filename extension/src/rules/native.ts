/** Asking the browser's own parser of selectors. */

import * as safe from '../reader/dom/safe';

let fragment: DocumentFragment | undefined;

/** Whether the browser understands a selector. It is asked of an empty piece of a document that is nowhere. */
export function isSelector(text: string): boolean {
  fragment ??= Document.prototype.createDocumentFragment.call(safe.inertDocument(document));
  try {
    DocumentFragment.prototype.querySelector.call(fragment, text);
    return true;
  } catch {
    return false;
  }
}
