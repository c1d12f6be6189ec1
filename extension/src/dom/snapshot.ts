/** The elements of a page as the core numbers them, at the moment of reading. */

import type { Target, TextRunTarget } from '../shared/analysis';
import * as safe from '../reader/dom/safe';
import { isShadowRoot, WRAPPING, type Root } from '../shared/root';

export interface Snapshot {
  readonly elementCount: number;
  /** Undefined for a number past the end. */
  element(number: number): Element | undefined;
  /** Empty for what is not there, and for runs in what the page has changed since. */
  nodes(target: Target): Node[];
  /** Names parents whose children are no longer those that were read. */
  outdate(parents: Iterable<Node>): void;
}

export function takeSnapshot(root: Root): Snapshot {
  // A static list: the numbering holds however the page changes afterwards.
  const inside = elementsIn(root, '*');
  if (isShadowRoot(root)) {
    return snapshotOf(inside.length + WRAPPING.elements, (number) => inside[number - WRAPPING.elements]);
  }
  return snapshotOf(inside.length + 1, (number) => (number === 0 ? root : inside[number - 1]));
}

function elementsIn(root: Root, selector: string): NodeListOf<Element> {
  return isShadowRoot(root)
    ? DocumentFragment.prototype.querySelectorAll.call(root, selector)
    : Element.prototype.querySelectorAll.call(root, selector);
}

const VOID =
  'area,base,basefont,bgsound,br,col,embed,frame,hr,img,input,keygen,link,meta,param,source,track,wbr';
/** Those whose text is written as it is. Elements in a `noscript` are read: with them the core is told that it is one. */
const RAW = 'iframe,noembed,noframes,plaintext,script,style,xmp';

/**
 * The elements that HTML can tell of. Scripts can put elements where markup cannot, into a `br` or an `iframe`, say:
 * serialised, those are text or nothing.
 */
export function takeWrittenSnapshot(root: Root): Snapshot {
  const unwritten = new Set(elementsIn(root, `:is(${VOID},${RAW}) *`));
  const inside = [...elementsIn(root, '*')].filter((element) => !unwritten.has(element));
  const before = isShadowRoot(root) ? new Array<undefined>(WRAPPING.elements).fill(undefined) : [root];
  const written = [...before, ...inside];
  return snapshotOf(written.length, (number) => written[number]);
}

function snapshotOf(elementCount: number, element: Snapshot['element']): Snapshot {
  const outdated = new Set<Node>();
  return {
    elementCount,
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
