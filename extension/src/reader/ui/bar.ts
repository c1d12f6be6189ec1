/** The bar over the story: it slides away while reading on and comes back when the reader turns back. */

import { number, say } from '../text/messages';
import { el } from './build';

export interface Bar {
  readonly element: HTMLElement;
  /** Comes back, because the reader reaches for it. */
  call(): void;
  /** Shows how far the reader is. */
  moved(place: number, minutes: number): void;
}

export function createBar(title: string, start: readonly HTMLElement[], end: readonly HTMLElement[]): Bar {
  const left = el('span', { class: 'left' });
  const where = el('div', { class: 'where' }, el('span', { class: 'running', dir: 'auto' }, title), left);
  const element = el('div', { class: 'bar' }, ...start, where, ...end);
  let last = 0;
  return {
    element,
    call() {
      element.classList.remove('away');
    },
    moved(place, minutes) {
      element.classList.toggle('scrolled', place > 0.002);
      const remaining = Math.ceil(minutes * (1 - place));
      left.textContent =
        place > 0.985 || remaining < 1
          ? say('finished')
          : say('minutesLeft', number(remaining));
      if (Math.abs(place - last) < 0.0005) return;
      element.classList.toggle('away', place > last && place > 0.01 && place < 0.985);
      last = place;
    },
  };
}
