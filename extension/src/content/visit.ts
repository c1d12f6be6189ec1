/** Tells when a page has become another one without being loaded: a visit within an application. */

import * as safe from '../reader/dom/safe';

/** So many nodes of a story say whether it is still there. */
const LANDMARKS = 6;

interface Landmark {
  readonly node: Node;
  readonly text: string;
}

export class Visit {
  readonly #document: Document;
  readonly #address: string;
  #landmarks: readonly Landmark[] = [];

  constructor(document: Document) {
    this.#document = document;
    this.#address = placeOf(safe.addressOf(document));
  }

  /** What the page is about, from which one will know it again. */
  remember(nodes: readonly Node[]): void {
    if (nodes.length === 0 || this.#isElsewhere) return;
    const step = Math.max(1, nodes.length / LANDMARKS);
    const chosen = Array.from({ length: Math.min(nodes.length, LANDMARKS) }, (_, at) => nodes[Math.floor(at * step)]);
    this.#landmarks = chosen.flatMap((node) => (node ? [{ node, text: safe.textOf(node) }] : []));
  }

  /**
   * Whether the address is another one and what the page was about has gone. An address alone says little: pages
   * change it while one scrolls from a story into the next.
   */
  get isOver(): boolean {
    if (!this.#isElsewhere) return false;
    const left = this.#landmarks.filter(({ node, text }) => isConnected(node) && safe.textOf(node) === text);
    return left.length * 2 <= this.#landmarks.length;
  }

  get #isElsewhere(): boolean {
    return placeOf(safe.addressOf(this.#document)) !== this.#address;
  }
}

/** An address without its fragment, unless an application routes by that. */
function placeOf(address: string): string {
  const at = address.indexOf('#');
  return at < 0 || /^#!?\//.test(address.slice(at)) ? address : address.slice(0, at);
}

const isConnected = (node: Node): boolean => Reflect.get(Node.prototype, 'isConnected', node);
