/** What is analysed by itself: an element, or all that an open shadow root holds. */

export type Root = Element | ShadowRoot;

/** A shadow root has no element of its own, so the core reads its content as a page's. */
export const WRAPPING = {
  before: '<html><head></head><body>',
  after: '</body></html>',
  /** How many elements that puts before the first one of the root's own. */
  elements: 3,
} as const;

export function isShadowRoot(node: Node): node is ShadowRoot {
  return Reflect.get(Node.prototype, 'nodeType', node) === Node.DOCUMENT_FRAGMENT_NODE;
}
