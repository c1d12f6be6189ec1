/** Everything that Lede has changed on a page, so that all of it can be taken back. */

import * as safe from '../reader/dom/safe';
import { ATTRIBUTE, type Mark } from './marks';

interface Marked {
  readonly mark: Mark;
  /** What the page's own attribute of this name said, if it has one. */
  readonly before: string | null;
}

export class Hiding {
  readonly #marked = new Map<Element, Marked>();
  readonly #emptied = new Map<Text, string>();

  /** Does nothing to what is marked already. */
  mark(element: Element, mark: Mark): void {
    if (this.#marked.has(element)) return;
    this.#marked.set(element, { mark, before: safe.attribute(element, ATTRIBUTE) });
    Element.prototype.setAttribute.call(element, ATTRIBUTE, mark);
  }

  empty(text: Text): void {
    if (this.#emptied.has(text)) return;
    this.#emptied.set(text, dataOf(text));
    setData(text, '');
  }

  isMarked(node: Node): boolean {
    return this.#marked.has(node as Element);
  }

  isEmptied(node: Node): boolean {
    return this.#emptied.has(node as Text);
  }

  /** The elements that carry one of these marks. */
  marked(...marks: readonly Mark[]): Element[] {
    return [...this.#marked].filter(([, { mark }]) => marks.includes(mark)).map(([element]) => element);
  }

  unmark(element: Element): void {
    const marked = this.#marked.get(element);
    if (!marked) return;
    this.#marked.delete(element);
    // What the page has written there since is the page's.
    if (safe.attribute(element, ATTRIBUTE) !== marked.mark) return;
    if (marked.before === null) Element.prototype.removeAttribute.call(element, ATTRIBUTE);
    else Element.prototype.setAttribute.call(element, ATTRIBUTE, marked.before);
  }

  /** Puts a mark back that the page has taken off. */
  remark(element: Element): void {
    const marked = this.#marked.get(element);
    if (marked && safe.attribute(element, ATTRIBUTE) !== marked.mark) {
      Element.prototype.setAttribute.call(element, ATTRIBUTE, marked.mark);
    }
  }

  /** Forgets what has left the document, so that nothing is kept alive by having been hidden. */
  forgetDetached(): void {
    for (const element of this.#marked.keys()) if (!isConnected(element)) this.unmark(element);
    for (const text of this.#emptied.keys()) if (!isConnected(text)) this.#restore(text);
  }

  undo(): void {
    for (const element of [...this.#marked.keys()]) this.unmark(element);
    for (const text of [...this.#emptied.keys()]) this.#restore(text);
  }

  #restore(text: Text): void {
    const data = this.#emptied.get(text);
    this.#emptied.delete(text);
    if (data !== undefined && dataOf(text) === '') setData(text, data);
  }
}

const dataOf = (text: Text): string => Reflect.get(CharacterData.prototype, 'data', text);

function setData(text: Text, data: string): void {
  Reflect.set(CharacterData.prototype, 'data', data, text);
}

const isConnected = (node: Node): boolean => Reflect.get(Node.prototype, 'isConnected', node);
