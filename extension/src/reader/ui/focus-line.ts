/** Dims all but a few lines around the middle of the view, or around the pointer. */

import { el } from './build';

export interface FocusLine {
  readonly element: HTMLElement;
  show(on: boolean): void;
}

const RESTING_PLACE = 0.38;

export function createFocusLine(dialog: HTMLElement, signal: AbortSignal): FocusLine {
  const element = el('div', { class: 'line', 'aria-hidden': 'true', hidden: true });
  const moveTo = (y: number): void => {
    element.style.setProperty('--at', `${y}px`);
  };
  dialog.addEventListener(
    'pointermove',
    (event) => {
      if (!element.hidden && event.pointerType === 'mouse') moveTo(event.clientY);
    },
    { signal },
  );
  return {
    element,
    show(on) {
      element.hidden = !on;
      if (on) moveTo(dialog.clientHeight * RESTING_PLACE);
    },
  };
}
