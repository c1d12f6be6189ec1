/** The stylesheet inside the page. */

import * as safe from '../reader/dom/safe';
import { PAGE_RULES } from './marks';
import { property } from './page';

export interface Style {
  /** Puts the stylesheet where the page has dropped it. */
  keep(): void;
  remove(): void;
}

/** Adopted where that can be had: it adds nothing to the document. */
export function addStyle(document: Document): Style {
  try {
    return adopt(document);
  } catch {
    return append(document);
  }
}

function adopt(document: Document): Style {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PAGE_RULES);
  const sheets = (): CSSStyleSheet[] => property(document, 'adoptedStyleSheets');
  const keep = (): void => {
    if (!sheets().includes(sheet)) sheets().push(sheet);
  };
  keep();
  if (!sheets().includes(sheet)) throw new Error('The stylesheet was not adopted.');
  return {
    keep,
    remove() {
      const at = sheets().indexOf(sheet);
      if (at >= 0) sheets().splice(at, 1);
    },
  };
}

function append(document: Document): Style {
  const element = safe.createElement(document, 'style');
  Reflect.set(Node.prototype, 'textContent', PAGE_RULES, element);
  const keep = (): void => {
    const head = safe.findInDocument(document, 'head') ?? safe.rootElementOf(document);
    if (head && !safe.contains(head, element)) Node.prototype.appendChild.call(head, element);
  };
  keep();
  return {
    keep,
    remove() {
      Element.prototype.remove.call(element);
    },
  };
}
