/** The parts of a story that are to be composed, in their order. */

import type { Role, Story } from '../../shared/analysis';
import * as safe from '../dom/safe';
import type { Composition } from './context';
import { isTitle } from './facts';
import { isWithheld } from './hidden';
import { appendPart, isInOutline } from './outline';
import { elementAt, type Source } from './source';

interface Part {
  readonly role: Role;
  readonly nodes: readonly Node[];
}

export interface Parts {
  readonly left: number;
  /** Whether an element of the page is in a part that is still to be composed. */
  comes(element: Element): boolean;
  /** The levels of the headings that are still to be composed. */
  levels(): number[];
  /** Composes one part after the other, at least one and until it is enough; a run of parts that belong together is not torn. */
  append(composed: Composition, body: HTMLElement, enough: () => boolean): void;
}

export function partsOf(source: Source, story: Story, title: string, root: Element | null): Parts {
  // The page may go on changing while the story is composed: its parts are found while it is as it was read.
  const lead = leadOf(source, story, root);
  const parts: Part[] = story.outline.map(({ target, role }) => ({ role, nodes: source.resolve(target) }));
  if (lead) parts.unshift({ role: 'figure', nodes: [lead] });
  let at = 0;
  let coming: Set<Node> | null = null;
  return {
    get left() {
      return parts.length - at;
    },
    comes(element) {
      if (at >= parts.length) return false;
      coming ??= new Set(parts.slice(at).flatMap(({ nodes }) => nodes));
      for (let node: Node | null = element; node; node = safe.parentOf(node)) if (coming.has(node)) return true;
      return false;
    },
    levels: () => parts.slice(at).flatMap(({ role, nodes }) => (role === 'heading' ? [levelOf(nodes)] : [])),
    append(composed, body, enough) {
      coming = null;
      for (; at < parts.length; at += 1) {
        const part = parts[at];
        if (!part || (body.hasChildNodes() && enough() && !belongTogether(parts[at - 1], part))) return;
        const isLead = lead !== null && part.nodes[0] === lead;
        const nodes = isLead
          ? part.nodes
          : part.nodes.filter((node) => !isGated(node, root) && !isLeftOut(composed, node, root));
        if (part.role === 'heading' && isTitle(nodes, title)) continue;
        appendPart(composed, body, part.role, nodes);
      }
    },
  };
}

function leadOf(source: Source, story: Story, root: Element | null): Element | null {
  if (story.leadImage === null) return null;
  const image = elementAt(source, story.leadImage);
  if (!image || isInOutline(image, story.outline, (item) => source.resolve(item.target))) return null;
  const figure = safe.closest(image, 'figure');
  return figure && figure !== root ? figure : image;
}

/** Items of one list, and what stands around a break. */
function belongTogether(before: Part | undefined, after: Part): boolean {
  if (!before) return true;
  return before.role === 'break' || after.role === 'break' || (isItem(before) && isItem(after));
}

function isItem({ nodes: [node] }: Part): boolean {
  return node !== undefined && safe.isElement(node) && safe.nameOf(node) === 'li';
}

function levelOf([node]: readonly Node[]): number {
  const level = node && safe.isElement(node) ? /^h([1-6])$/.exec(safe.nameOf(node))?.[1] : undefined;
  // As the composer names them.
  return level === undefined ? 3 : Math.max(2, Number(level));
}

/** Whether the part lies inside something that is no part of the story. */
function isLeftOut(composed: Composition, node: Node, root: Element | null): boolean {
  for (let at: Node | null = node; at && at !== root; at = safe.parentOf(at)) {
    if (composed.leftOut.has(at)) return true;
  }
  return false;
}

// Pictures are shown even where the page keeps them for later; words that it withholds are not.
function isGated(node: Node, root: Element | null): boolean {
  if (!safe.isElement(node)) return false;
  const media = 'img, picture, video, audio, iframe, math, pre, table, noscript';
  if (!isWithheld(node, root)) return false;
  return !Element.prototype.matches.call(node, media) && safe.find(node, media) === null;
}
