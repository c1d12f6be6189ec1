/** Everything that Lede has changed on a page, so that all of it can be taken back. */

import type { Finding } from '../shared/analysis';
import * as safe from '../reader/dom/safe';
import { ATTRIBUTE, isScrollMark, type Mark } from './marks';
import { closeModals, openModals } from './modals';
import { wordsOf } from './words';

interface Marked {
  readonly mark: Mark;
  /** What the page's own attribute of this name said, if it has one. */
  readonly before: string | null;
  readonly modals: readonly HTMLDialogElement[];
}

/** Neighbouring nodes that were found together. */
export interface Run {
  readonly finding: Finding;
  readonly nodes: readonly Node[];
  readonly elements: readonly Element[];
  readonly texts: readonly Text[];
  /** What it said: its texts say nothing while they are hidden. */
  readonly words: string;
}

export class Hiding {
  readonly #marked = new Map<Element, Marked>();
  readonly #emptied = new Map<Text, string>();
  #runs: readonly Run[] = [];

  /** Does nothing to what is marked already. */
  mark(element: Element, mark: Mark): void {
    if (this.#marked.has(element)) return;
    const modals = isScrollMark(mark) ? [] : closeModals(element);
    this.#marked.set(element, { mark, before: safe.attribute(element, ATTRIBUTE), modals });
    Element.prototype.setAttribute.call(element, ATTRIBUTE, mark);
  }

  hideRun(nodes: readonly Node[], finding: Finding): Run {
    const words = wordsOf(nodes);
    const elements = nodes.filter((node) => safe.isElement(node));
    const texts = nodes.filter((node): node is Text => safe.isText(node));
    for (const element of elements) this.mark(element, finding.kind);
    for (const text of texts) this.#empty(text);
    const run = { finding, nodes, elements, texts, words };
    this.#runs = [...this.#runs, run];
    return run;
  }

  isMarked(node: Node): boolean {
    return this.#marked.has(node as Element);
  }

  markOf(element: Element): Mark | undefined {
    return this.#marked.get(element)?.mark;
  }

  /** The elements that carry a mark, with it. */
  get marked(): readonly (readonly [Element, Mark])[] {
    return [...this.#marked].map(([element, { mark }]) => [element, mark]);
  }

  /** The runs that are hidden. Once hidden, a run can be seen by no analysis: it stays until the page writes in it. */
  get runs(): readonly Run[] {
    return this.#runs;
  }

  /** Whether a run is still as it was left. */
  holds({ texts, elements }: Run): boolean {
    const isWhole = texts.every((text) => isConnected(text) && dataOf(text) === '');
    return isWhole && [...texts, ...elements].some(isConnected);
  }

  release(run: Run): void {
    this.#runs = this.#runs.filter((other) => other !== run);
    for (const element of run.elements) this.unmark(element);
    for (const text of run.texts) this.#restore(text);
  }

  unmark(element: Element): void {
    const marked = this.#marked.get(element);
    if (!marked) return;
    this.#marked.delete(element);
    openModals(marked.modals);
    // What the page has written there since is the page's.
    if (safe.attribute(element, ATTRIBUTE) !== marked.mark) return;
    if (marked.before === null) Element.prototype.removeAttribute.call(element, ATTRIBUTE);
    else Element.prototype.setAttribute.call(element, ATTRIBUTE, marked.before);
  }

  /** Puts a mark back that the page has taken off; gives whether there was need to. */
  remark(element: Element): boolean {
    const marked = this.#marked.get(element);
    if (!marked || safe.attribute(element, ATTRIBUTE) === marked.mark) return false;
    Element.prototype.setAttribute.call(element, ATTRIBUTE, marked.mark);
    return true;
  }

  /** Closes a dialog that has opened modally where it cannot be seen; undo opens it again. */
  closeIfHidden(dialog: Element): void {
    for (let at: Node | null = dialog; at; at = safe.parentOf(at)) {
      const marked = this.#marked.get(at as Element);
      if (!marked) continue;
      const modals = closeModals(dialog);
      if (modals.length > 0) this.#marked.set(at as Element, { ...marked, modals: [...marked.modals, ...modals] });
      return;
    }
  }

  /** Lets go of what has left the document, so that nothing is kept alive by having been hidden. */
  forgetDetached(): void {
    for (const element of [...this.#marked.keys()]) if (!isConnected(element)) this.unmark(element);
    for (const run of this.#runs) if (!this.holds(run)) this.release(run);
  }

  undo(): void {
    this.#runs = [];
    for (const element of [...this.#marked.keys()]) this.unmark(element);
    for (const text of [...this.#emptied.keys()]) this.#restore(text);
  }

  #empty(text: Text): void {
    if (this.#emptied.has(text)) return;
    this.#emptied.set(text, dataOf(text));
    setData(text, '');
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
