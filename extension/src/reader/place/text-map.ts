/** The text of a story as one string, and the way from its offsets back to the nodes. */

export interface Stretch {
  readonly node: Text;
  readonly start: number;
}

export interface TextMap {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  /** The offset of a point; null outside the mapped text. */
  offsetOf(node: Node, offset: number): number | null;
  rangeOf(start: number, end: number): Range | null;
  /** Puts each piece of text between the offsets into an element of its own. The map is stale afterwards. */
  wrap(start: number, end: number, make: () => HTMLElement): HTMLElement[];
}

export function textMap(root: HTMLElement, without: string): TextMap {
  const stretches: Stretch[] = [];
  let text = '';
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element
      ? node.matches(without)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    stretches.push({ node, start: text.length });
    text += node.data;
  }

  const pieces = (start: number, end: number): { node: Text; from: number; to: number }[] =>
    stretches
      .filter(({ node, start: at }) => at < end && at + node.length > start)
      .map(({ node, start: at }) => ({
        node,
        from: Math.max(0, start - at),
        to: Math.min(node.length, end - at),
      }));

  return {
    text,
    stretches,
    offsetOf(node, offset) {
      const direct = stretches.find((stretch) => stretch.node === node);
      if (direct) return direct.start + Math.min(offset, direct.node.length);
      if (!root.contains(node)) return null;
      const after = node.childNodes[offset] ?? null;
      // The first text at or after the point; the end of the story where none follows.
      for (const { node: candidate, start } of stretches) {
        if (after ? isAtOrAfter(candidate, after) : isAfterAll(candidate, node)) return start;
      }
      return text.length;
    },
    rangeOf(start, end) {
      const found = pieces(start, end);
      const [first, last] = [found[0], found.at(-1)];
      if (!first || !last) return null;
      const range = root.ownerDocument.createRange();
      range.setStart(first.node, first.from);
      range.setEnd(last.node, last.to);
      return range;
    },
    wrap(start, end, make) {
      return pieces(start, end)
        .filter(({ node, from, to }) => node.data.slice(from, to).trim() !== '' || to - from > 1)
        .map(({ node, from, to }) => {
          const tail = from > 0 ? node.splitText(from) : node;
          if (to - from < tail.length) tail.splitText(to - from);
          const wrapper = make();
          tail.replaceWith(wrapper);
          wrapper.append(tail);
          return wrapper;
        });
    },
  };
}

/** Takes a wrapper away again and joins the text it had split. */
export function unwrap(wrapper: HTMLElement): void {
  const parent = wrapper.parentNode;
  wrapper.replaceWith(...wrapper.childNodes);
  parent?.normalize();
}

function isAtOrAfter(node: Node, other: Node): boolean {
  return node === other || (other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function isAfterAll(node: Node, container: Node): boolean {
  return isAtOrAfter(node, container) && !container.contains(node);
}
