/** A page as text. */

import { MAX_HTML } from '../shared/messages';
import { PageTooLarge } from './engine';

export interface Reading {
  readonly html: string;
  readonly milliseconds: number;
}

export function readHtml(root: Element): Reading {
  const start = performance.now();
  // The one place that takes a page's markup: it goes to the core and nowhere else. Through the prototype,
  // because a form may hide the property behind one of its fields.
  const html: string = Reflect.get(Element.prototype, 'outerHTML', root);
  if (html.length >= MAX_HTML) throw new PageTooLarge(`${html.length} characters of HTML`);
  return { html, milliseconds: performance.now() - start };
}
