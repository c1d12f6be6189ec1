/** Short news for eyes and screen readers alike. */

import { el } from './build';

export interface Status {
  readonly element: HTMLElement;
  tell(message: string): void;
}

const SHOWN_FOR = 2600;

export function createStatus(): Status {
  const element = el('div', { class: 'status', role: 'status' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    tell(message) {
      clearTimeout(timer);
      element.textContent = message;
      element.classList.add('shown');
      timer = setTimeout(() => {
        element.classList.remove('shown');
        element.textContent = '';
      }, SHOWN_FOR);
    },
  };
}
