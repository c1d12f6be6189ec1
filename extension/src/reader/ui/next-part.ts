/** The offer to add the next part of a story. */

import { number, ownWords, say } from '../text/messages';
import type { Part } from '../next/part';
import { button, el } from './build';

export interface NextPart {
  readonly element: HTMLElement;
}

export interface Adding {
  readonly first: string;
  fetch(address: string): Promise<Part | null>;
  /** Puts the part at the end of the story. */
  add(part: Part, separator: HTMLElement): void;
}

export function createNextPart(adding: Adding): NextPart {
  let address: string | null = adding.first;
  let parts = 1;
  const hint = el('p', { class: 'hint', role: 'status' });
  const press = button('plain', say('nextPart'), () => void more());
  const element = el('div', { class: 'next-part', ...ownWords() }, press, hint);
  const invite = (): void => {
    hint.textContent = address ? say('nextPartHint', new URL(address).host) : '';
  };
  const more = async (): Promise<void> => {
    if (address === null || press.disabled) return;
    press.disabled = true;
    hint.textContent = say('nextPartLoading');
    const part = await adding.fetch(address).catch(() => null);
    press.disabled = false;
    if (!part) {
      hint.textContent = say('nextPartFailed');
      return;
    }
    parts += 1;
    const label = say('part', number(parts));
    adding.add(part, el('p', { class: 'part', tabindex: '-1', ...ownWords() }, label));
    address = part.next;
    if (address) invite();
    else element.remove();
  };
  invite();
  return { element };
}
