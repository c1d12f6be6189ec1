/** Lines in the place of what is folded away, each with a button that opens it. */

import * as safe from '../reader/dom/safe';
import { ownWords, text } from '../shared/words';
import type { Hiding } from './hiding';

/** A name with a dash, as no place that holds one is taken for empty. */
const HOST = 'lede-fold';

/** Below the host, so that no style of the page reaches it; it never prints. */
const RULES = `
:host { all: initial !important; display: block !important; }
@media print { :host { display: none !important; } }
button {
  --ink: #274690; --line: #c9cfdb; --paper: #ffffff;
  box-sizing: border-box; inline-size: 100%; min-block-size: 40px; margin: 12px 0; padding: 8px 16px;
  border: 1px solid var(--line); border-radius: 10px; background: var(--paper); color: var(--ink);
  font: 600 14px/1.4 system-ui, sans-serif; text-align: start; cursor: pointer;
}
@media (prefers-color-scheme: dark) { button { --ink: #a5bbff; --line: #454c5a; --paper: #1b1e25; } }
button:hover { border-color: var(--ink); }
button:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
`;

export interface Folded {
  /** What is folded begins with this node, which is hidden. */
  readonly first: Node;
  readonly hiding: Hiding;
  readonly open: () => void;
}

export class Folds {
  #hosts = new Map<Node, Element>();

  /** Has a line before each of these, and no other. */
  show(all: readonly Folded[]): void {
    const firsts = new Set(all.map(({ first }) => first));
    for (const [first, host] of this.#hosts) if (!firsts.has(first)) this.#remove(first, host);
    for (const { first, hiding, open } of all) {
      const parent = safe.parentOf(first);
      if (!parent) continue;
      const host = this.#hosts.get(first) ?? hostWith(first, open);
      if (!host) continue;
      this.#hosts.set(first, host);
      // One that the page has moved away from is brought back.
      if (safe.nextSiblingOf(host) !== first) Node.prototype.insertBefore.call(parent, host, first);
      // The place around what is hidden is not empty any more.
      for (let at: Node | null = parent; at && safe.isElement(at); at = safe.parentOf(at)) {
        if (hiding.markOf(at) === 'hole') hiding.unmark(at);
      }
    }
  }

  clear(): void {
    for (const [first, host] of this.#hosts) this.#remove(first, host);
  }

  #remove(first: Node, host: Element): void {
    this.#hosts.delete(first);
    Element.prototype.remove.call(host);
  }
}

function hostWith(first: Node, open: () => void): Element | undefined {
  const document = safe.ownerOf(first);
  if (!document) return undefined;
  const host = safe.createElement(document, HOST);
  const root = Element.prototype.attachShadow.call(host, { mode: 'closed' });
  const style = safe.createElement(document, 'style');
  style.textContent = RULES;
  const button = safe.createElement(document, 'button');
  const { lang, dir } = ownWords();
  for (const [name, value] of Object.entries({ type: 'button', lang, dir })) button.setAttribute(name, value);
  button.textContent = text('showComments');
  button.addEventListener('click', ({ isTrusted }) => {
    if (isTrusted) open();
  });
  root.append(style, button);
  return host;
}
