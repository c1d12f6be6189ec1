/** A page as text. */

import { MAX_HTML } from '../shared/messages';
import { isShadowRoot, WRAPPING, type Root } from '../shared/root';
import { PageTooLarge } from './engine';

export interface Reading {
  readonly html: string;
  readonly milliseconds: number;
}

export function readHtml(root: Root): Reading {
  const start = performance.now();
  const html = isShadowRoot(root) ? wrapped(root) : outerHtmlOf(root);
  if (html.length >= MAX_HTML) throw new PageTooLarge(`${html.length} characters of HTML`);
  return { html, milliseconds: performance.now() - start };
}

// The one place that takes a page's markup: it goes to the core and nowhere else. Through the prototypes,
// because a form may hide the property behind one of its fields.
const outerHtmlOf = (element: Element): string => Reflect.get(Element.prototype, 'outerHTML', element);

function wrapped(root: ShadowRoot): string {
  const html: string = Reflect.get(ShadowRoot.prototype, 'innerHTML', root);
  return WRAPPING.before + html + WRAPPING.after;
}
