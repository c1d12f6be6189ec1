/**
 * Reading page nodes through their prototypes.
 *
 * A page may shadow any property of a form or of its document (`<input name=firstChild>`,
 * `<img name=createElement>`), so the reader never trusts a property looked up on a page node.
 */

function read(prototype: object, property: string, node: object): unknown {
  return Reflect.get(prototype, property, node) as unknown;
}

export function firstChildOf(node: Node): ChildNode | null {
  return read(Node.prototype, 'firstChild', node) as ChildNode | null;
}

export function nextSiblingOf(node: Node): ChildNode | null {
  return read(Node.prototype, 'nextSibling', node) as ChildNode | null;
}

export function parentOf(node: Node): Node | null {
  return read(Node.prototype, 'parentNode', node) as Node | null;
}

export function ownerOf(node: Node): Document | null {
  return read(Node.prototype, 'ownerDocument', node) as Document | null;
}

export function textOf(node: Node): string {
  return (read(Node.prototype, 'textContent', node) as string | null) ?? '';
}

export function childrenOf(node: Node): ChildNode[] {
  const children: ChildNode[] = [];
  for (let child = firstChildOf(node); child; child = nextSiblingOf(child)) children.push(child);
  return children;
}

export function isElement(node: Node): node is Element {
  return read(Node.prototype, 'nodeType', node) === 1;
}

export function isText(node: Node): node is Text {
  const type = read(Node.prototype, 'nodeType', node);
  return type === 3 || type === 4;
}

export function namespaceOf(element: Element): string | null {
  return read(Element.prototype, 'namespaceURI', element) as string | null;
}

export function nextElementOf(element: Element): Element | null {
  return read(Element.prototype, 'nextElementSibling', element) as Element | null;
}

/** The local name as it stands: that of SVG has capitals. */
export function exactNameOf(element: Element): string {
  return read(Element.prototype, 'localName', element) as string;
}

/** The local name in lower case. */
export function nameOf(element: Element): string {
  return (read(Element.prototype, 'localName', element) as string).toLowerCase();
}

export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function hasAttribute(element: Element, name: string): boolean {
  return Element.prototype.hasAttribute.call(element, name);
}

export function find(element: Element, selector: string): Element | null {
  return Element.prototype.querySelector.call(element, selector);
}

export function findAll(element: Element, selector: string): Element[] {
  return Array.from(Element.prototype.querySelectorAll.call(element, selector));
}

export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

export function contains(outer: Node, inner: Node): boolean {
  return Node.prototype.contains.call(outer, inner);
}

export function shadowRootOf(element: Element): ShadowRoot | null {
  return read(Element.prototype, 'shadowRoot', element) as ShadowRoot | null;
}

export function rootElementOf(document: Document): Element | null {
  return read(Document.prototype, 'documentElement', document) as Element | null;
}

export function findInDocument(document: Document, selector: string): Element | null {
  return Document.prototype.querySelector.call(document, selector);
}

export function findAllInDocument(document: Document, selector: string): Element[] {
  return Array.from(Document.prototype.querySelectorAll.call(document, selector));
}

/** The document's base address; the page's own address where the base is unusable. */
export function baseOf(document: Document): string {
  return read(Node.prototype, 'baseURI', document) as string;
}

/** A text as a string of CSS, to be compared with an attribute. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\\n\r\f\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}

/** The address the document was loaded from. */
export function addressOf(document: Document): string {
  return read(Document.prototype, 'URL', document) as string;
}

export function titleOf(document: Document): string {
  return read(Document.prototype, 'title', document) as string;
}

export function createElement(document: Document, name: string): HTMLElement {
  return Document.prototype.createElement.call(document, name);
}

export function createElementNS(document: Document, namespace: string, name: string): Element {
  return Document.prototype.createElementNS.call(document, namespace, name);
}

/** A copy that belongs to `document`. */
export function importNode<N extends Node>(document: Document, node: N): N {
  return Document.prototype.importNode.call(document, node, true) as N;
}

export function activeElementOf(document: Document): Element | null {
  return read(Document.prototype, 'activeElement', document) as Element | null;
}

export function fontsOf(document: Document): FontFaceSet | undefined {
  return read(Document.prototype, 'fonts', document) as FontFaceSet | undefined;
}

/** A fresh document that runs and loads nothing, and whose properties no page can shadow. */
export function inertDocument(document: Document): Document {
  const implementation = read(Document.prototype, 'implementation', document) as DOMImplementation;
  return implementation.createHTMLDocument('');
}

/** An empty document of XHTML, to be written out as XML. */
export function xhtmlDocument(document: Document): Document {
  const implementation = read(Document.prototype, 'implementation', document) as DOMImplementation;
  return implementation.createDocument('http://www.w3.org/1999/xhtml', 'html', null);
}

/** The window that lays the node out; none for nodes of a parsed document. */
export function viewOf(node: Node): Window | null {
  const owner = ownerOf(node);
  return owner ? (read(Document.prototype, 'defaultView', owner) as Window | null) : null;
}
