/** The second wall: a well-tried sanitiser over what the allow-lists let through. */

import createDOMPurify from 'dompurify';
import { inertDocument } from '../dom/safe';
import { HTML_ELEMENTS, MATH_ATTRIBUTES, MATH_ELEMENTS, SVG_ATTRIBUTES, SVG_ELEMENTS } from './allow';

const ATTRIBUTES = [
  ...['lang', 'dir', 'title', 'href', 'src', 'alt', 'class', 'id', 'width', 'height', 'loading', 'decoding'],
  ...['referrerpolicy', 'crossorigin', 'role', 'aria-label', 'open', 'alttext', 'data-embed', 'data-kind'],
  ...['data-ratio'],
  ...[...HTML_ELEMENTS.values()].flat(),
  ...MATH_ATTRIBUTES,
  ...SVG_ATTRIBUTES,
];

const ADDRESSES = new Set(['href', 'src', 'data-embed']);
const ADDRESS = /^(?:(?:https?|mailto|tel|blob):|#|data:image\/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml)[;,])/i;

let purifier: ReturnType<typeof createDOMPurify> | null = null;

/** Sanitises `body` in place. What it removes should have been stopped before; nothing relies on that. */
export function purify(body: HTMLElement): void {
  purifier ??= createPurifier();
  purifier.sanitize(body, {
    IN_PLACE: true,
    ALLOWED_TAGS: [...HTML_ELEMENTS.keys(), ...MATH_ELEMENTS, ...SVG_ELEMENTS, 'a', 'img', 'body', '#text'],
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOWED_URI_REGEXP: ADDRESS,
    ADD_URI_SAFE_ATTR: ATTRIBUTES.filter((name) => !ADDRESSES.has(name)),
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOW_SELF_CLOSE_IN_ATTR: true,
    SANITIZE_DOM: false,
  });
}

function createPurifier(): ReturnType<typeof createDOMPurify> {
  const created = createDOMPurify(ownWindow());
  // On its own it lets any data: address into a picture.
  created.addHook('uponSanitizeAttribute', (_, attribute) => {
    if (ADDRESSES.has(attribute.attrName) && !ADDRESS.test(attribute.attrValue)) attribute.keepAttr = false;
  });
  return created;
}

/**
 * The window as the sanitiser needs it, without Trusted Types: it never parses a string here, and
 * asking a page's policy for permission would show up in the page's violation reports.
 */
function ownWindow(): Parameters<typeof createDOMPurify>[0] {
  return {
    document: inertDocument(window.document),
    DocumentFragment,
    HTMLTemplateElement,
    Node,
    Element,
    NodeFilter,
    NamedNodeMap,
    HTMLFormElement,
    DOMParser,
  };
}
