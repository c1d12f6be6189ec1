/** Where on the page something is that is not laid out any more. */

import * as safe from '../reader/dom/safe';

export interface Place {
  /** From the top of the document. */
  readonly top: number;
  /** In the window. */
  readonly left: number;
  readonly width: number;
  /** Nothing where it is hidden. */
  readonly height: number;
}

const MOST_STEPS = 40;

export function placeOf(nodes: readonly Node[], isShown: boolean): Place | undefined {
  const first = nodes[0];
  const view = first && safe.viewOf(first);
  if (!first || !view) return undefined;
  if (isShown) {
    const box = boxAround(nodes);
    if (box) return { top: box.top + view.scrollY, left: box.left, width: box.width, height: box.height };
  }
  const found = gapAt(first);
  return found && { ...found, top: found.top + view.scrollY, height: 0 };
}

/** The line between what is still seen before a node and what is seen after it. */
function gapAt(node: Node): Omit<Place, 'height'> | undefined {
  for (let at: Node | null = node, steps = 0; at && steps < MOST_STEPS; at = safe.parentOf(at), steps += 1) {
    const parent = safe.parentOf(at);
    const around = parent && safe.isElement(parent) ? seenBox(parent) : undefined;
    const before = neighbour(at, 'previousSibling');
    if (before) return { top: before.bottom, left: (around ?? before).left, width: (around ?? before).width };
    const after = neighbour(at, 'nextSibling');
    if (after) return { top: after.top, left: (around ?? after).left, width: (around ?? after).width };
    if (around) return { top: around.top, left: around.left, width: around.width };
  }
  return undefined;
}

function neighbour(node: Node, side: 'previousSibling' | 'nextSibling'): DOMRect | undefined {
  let at: Node | null = node;
  for (let steps = 0; at && steps < MOST_STEPS; steps += 1) {
    at = Reflect.get(Node.prototype, side, at);
    const box = at && boxAround([at]);
    if (box) return box;
  }
  return undefined;
}

function seenBox(element: Element): DOMRect | undefined {
  const box: DOMRect = Element.prototype.getBoundingClientRect.call(element);
  return box.width > 0 && box.height > 0 ? box : undefined;
}

/** The box around all that is seen of these. */
export function boxAround(nodes: readonly Node[]): DOMRect | undefined {
  const boxes = nodes.flatMap((node) => {
    const box = safe.isElement(node) ? seenBox(node) : safe.isText(node) ? textBox(node) : undefined;
    return box ? [box] : [];
  });
  if (boxes.length === 0) return undefined;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

function textBox(text: Text): DOMRect | undefined {
  const owner = safe.ownerOf(text);
  if (!owner || safe.textOf(text).trim() === '') return undefined;
  const range = Document.prototype.createRange.call(owner);
  range.selectNodeContents(text);
  const box = range.getBoundingClientRect();
  return box.width > 0 ? box : undefined;
}
