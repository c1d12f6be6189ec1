/** What the parts of the composer share while one story is being cloned. */

export interface Composition {
  /** Where every node of the reader is made; it loads and runs nothing. */
  readonly inert: Document;
  readonly base: string;
  /** Nodes that lie inside the story and are no part of it. */
  readonly leftOut: ReadonlySet<Node>;
  /** Picture addresses already used, so that a gallery's thumbnails do not repeat its pictures. */
  readonly pictures: Set<string>;
  /** Clones by the id their source had, for links inside the story. */
  readonly anchors: Map<string, Element>;
  /** Ids of sources that have no clone of their own; the next clone made answers to them. */
  readonly pendingIds: string[];
  /** Clones the story still may hold; hostile pages nest and repeat without end. */
  budget: number;
}

/** A story larger than this is cut: no human text has so many parts. */
const MOST_NODES = 150_000;

/** Deeper than any real text; what lies deeper is kept as plain text. */
export const DEEPEST = 120;

export function composition(inert: Document, base: string, leftOut: ReadonlySet<Node>): Composition {
  return {
    inert,
    base,
    leftOut,
    pictures: new Set(),
    anchors: new Map(),
    pendingIds: [],
    budget: MOST_NODES,
  };
}

/** How much has been cloned so far. */
export function used({ budget }: Composition): number {
  return MOST_NODES - budget;
}

/** Makes an element of the reader with some classes of its own. */
export function make(composed: Composition, name: string, className = ''): HTMLElement {
  const element = composed.inert.createElement(name);
  if (className !== '') element.className = className;
  return element;
}
