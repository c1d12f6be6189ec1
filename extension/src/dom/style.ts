/** The stylesheet inside the page, one for each of its trees. */

import * as safe from '../reader/dom/safe';
import { isShadowRoot } from '../shared/root';
import { PAGE_RULES } from './marks';
import { property } from './page';
import { documentOf, type Tree } from './trees';

export interface Style {
  /** Puts the stylesheet where the page has dropped it. */
  keep(): void;
  remove(): void;
}

/** Adopted where that can be had: it adds nothing to the document. */
export function addStyle(tree: Tree): Style {
  try {
    return adopt(tree);
  } catch {
    return append(tree);
  }
}

function adopt(tree: Tree): Style {
  const sheet = new (makerOf(tree))();
  sheet.replaceSync(PAGE_RULES);
  const prototype = isShadowRoot(tree) ? ShadowRoot.prototype : Document.prototype;
  const sheets = (): CSSStyleSheet[] => Reflect.get(prototype, 'adoptedStyleSheets', tree);
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

/** Takes away what a script has adopted that ended without a word; gives whether there was anything. */
export function removeLeftBehind(document: Document): boolean {
  if (!('adoptedStyleSheets' in Document.prototype)) return false;
  const sheets = property(document, 'adoptedStyleSheets');
  const left = [...sheets].filter(isOurs);
  for (const sheet of left) sheets.splice(sheets.indexOf(sheet), 1);
  return left.length > 0;
}

/** By the first of {@link PAGE_RULES}, as browsers write it. */
function isOurs({ cssRules: [first] }: CSSStyleSheet): boolean {
  return first !== undefined && /^\[data-lede="[a-z]+"\]:not\(#\\9 /.test(first.cssText);
}

/** A stylesheet can be adopted only where its maker is at home: a frame has one of its own. */
function makerOf(tree: Tree): typeof CSSStyleSheet {
  const view = property(documentOf(tree), 'defaultView');
  return (view as { CSSStyleSheet?: typeof CSSStyleSheet } | null)?.CSSStyleSheet ?? CSSStyleSheet;
}

function append(tree: Tree): Style {
  const element = safe.createElement(documentOf(tree), 'style');
  Reflect.set(Node.prototype, 'textContent', PAGE_RULES, element);
  const keep = (): void => {
    const parent = isShadowRoot(tree) ? tree : (safe.findInDocument(tree, 'head') ?? safe.rootElementOf(tree));
    if (parent && !safe.contains(parent, element)) Node.prototype.appendChild.call(parent, element);
  };
  keep();
  return {
    keep,
    remove() {
      Element.prototype.remove.call(element);
    },
  };
}
