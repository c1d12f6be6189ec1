/** The document's own properties and events, past any element that bears their name. */

/** Reads a property that a document inherits. */
export function property<K extends keyof Document>(document: Document, name: K): Document[K] {
  return Reflect.get(Document.prototype, name, document);
}

export function listen(
  document: Document,
  type: string,
  listener: (event: Event) => void,
  options: AddEventListenerOptions = {},
): void {
  EventTarget.prototype.addEventListener.call(document, type, listener, options);
}

export function dispatch(document: Document, event: Event): void {
  EventTarget.prototype.dispatchEvent.call(document, event);
}
