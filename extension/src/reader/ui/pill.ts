/** What can be done with selected text. */

import type { Marks } from '../place/marks';
import { boxOf, selectedIn, type Selected } from '../place/selection';
import { say } from '../text/messages';
import { button, el } from './build';

export interface Pill {
  readonly element: HTMLElement;
  /** Highlights what is selected, or takes its highlight away. */
  toggleMark(): void;
  hide(): boolean;
}

export interface Picking {
  readonly root: ShadowRoot;
  readonly body: HTMLElement;
  readonly marks: Marks;
  readonly signal: AbortSignal;
  readonly listen: (node: Node, offset: number) => void;
  readonly tell: (message: string) => void;
}

const GAP = 10;

export function createPill(picking: Picking): Pill {
  const { root, body, marks, signal } = picking;
  const element = el('div', { class: 'pill', role: 'toolbar', 'aria-label': say('highlight'), hidden: true });

  const offsets = (selected: Selected): { start: number; end: number } | null => {
    const map = marks.map();
    const start = map.offsetOf(selected.startContainer, selected.startOffset);
    const end = map.offsetOf(selected.endContainer, selected.endOffset);
    return start === null || end === null || end <= start ? null : { start, end };
  };
  const toggleMark = (): void => {
    const selected = selectedIn(root, body);
    const at = selected && offsets(selected);
    if (!at) return;
    const covering = marks.covering(at.start, at.end);
    if (covering) marks.remove(covering);
    else marks.add(at.start, at.end);
    picking.tell(say(covering ? 'highlightRemoved' : 'highlighted'));
    window.getSelection()?.removeAllRanges();
    element.hidden = true;
  };
  const show = (): void => {
    const selected = selectedIn(root, body);
    if (!selected) {
      element.hidden = true;
      return;
    }
    const at = offsets(selected);
    const covered = at !== null && marks.covering(at.start, at.end) !== null;
    element.replaceChildren(
      button('', say(covered ? 'removeHighlight' : 'highlight'), toggleMark),
      button('', say('listenFromHere'), () => {
        element.hidden = true;
        picking.listen(selected.startContainer, selected.startOffset);
      }),
    );
    element.hidden = false;
    place(element, boxOf(selected));
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(show, 180);
  };
  EventTarget.prototype.addEventListener.call(document, 'selectionchange', soon, { signal });
  // A press on the pill must not clear what it is about.
  element.addEventListener('pointerdown', (event) => {
    event.preventDefault();
  });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });
  return {
    element,
    toggleMark,
    hide() {
      const shown = !element.hidden;
      element.hidden = true;
      return shown;
    },
  };
}

function place(element: HTMLElement, box: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  const left = Math.min(window.innerWidth - width - GAP, Math.max(GAP, box.left + box.width / 2 - width / 2));
  const above = box.top - height - GAP;
  const top = above > GAP ? above : Math.min(box.bottom + GAP, window.innerHeight - height - GAP);
  element.style.setProperty('left', `${left}px`);
  element.style.setProperty('top', `${top}px`);
}
