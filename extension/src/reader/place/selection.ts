/** What is selected inside the reader, which the page cannot see. */

export interface Selected {
  readonly startContainer: Node;
  readonly startOffset: number;
  readonly endContainer: Node;
  readonly endOffset: number;
}

export function selectedIn(root: ShadowRoot, within: Node): Selected | null {
  const selected = read(root);
  if (!selected || !within.contains(selected.startContainer) || !within.contains(selected.endContainer)) return null;
  const same = selected.startContainer === selected.endContainer && selected.startOffset === selected.endOffset;
  return same ? null : selected;
}

function read(root: ShadowRoot): Selected | null {
  const selection = window.getSelection();
  if (!selection) return null;
  if (typeof selection.getComposedRanges === 'function') {
    return selection.getComposedRanges({ shadowRoots: [root] })[0] ?? null;
  }
  // Before the standard, Chromium had a selection a shadow root, and Firefox one that looked inside.
  const own = (root as { getSelection?: () => Selection | null }).getSelection?.call(root) ?? selection;
  return own.rangeCount > 0 ? own.getRangeAt(0) : null;
}

/** Where the end of the selection is on the screen. */
export function boxOf(selected: Selected): DOMRect {
  const range = new Range();
  range.setStart(selected.startContainer, selected.startOffset);
  range.setEnd(selected.endContainer, selected.endOffset);
  return range.getBoundingClientRect();
}
