/** The elements of a page as the core numbers them, at the moment of reading. */

import type { Target, TextRunTarget } from '../shared/analysis';
import * as safe from '../reader/dom/safe';

export interface Snapshot {
  readonly elementCount: number;
  /** Undefined for a number past the end. */
  element(number: number): Element | undefined;
  /** Empty for what is not there, and for runs in what the page has changed since. */
  nodes(target: Target): Node[];
  /** Names parents whose children are no longer those that were read. */
  outdate(parents: Iterable<Node>): void;
}

export function takeSnapshot(root: Element): Snapshot {
  // A static list: the numbering holds however the page changes afterwards.
  const inside = Element.prototype.querySelectorAll.call(root, '*');
  const outdated = new Set<Node>();
  const element = (number: number): Element | undefined => (number === 0 ? root : inside[number - 1]);
  return {
    elementCount: inside.length + 1,
    element,
    nodes(target) {
      const found = element(target.type === 'textRun' ? target.parent : target.element);
      if (!found) return [];
      if (target.type === 'element') return [found];
      return outdated.has(found) ? [] : nodesOfRun(found, target);
    },
    outdate(parents) {
      for (const parent of parents) outdated.add(parent);
    },
  };
}

function nodesOfRun(parent: Element, { firstChild, length }: TextRunTarget): Node[] {
  const nodes: Node[] = [];
  let place = -1;
  let afterText = false;
  for (const child of safe.childrenOf(parent)) {
    const isText = safe.isText(child);
    if (isText && safe.textOf(child) === '') continue;
    if (!(isText && afterText)) place += 1;
    afterText = isText;
    if (place >= firstChild + length) break;
    if (place >= firstChild) nodes.push(child);
  }
  // A run that is shorter than it was is not the one that was found.
  return place >= firstChild + length - 1 ? nodes : [];
}
