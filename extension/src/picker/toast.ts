/** A line that says what was done, and takes it back if asked. */

import { el } from '../reader/ui/build';
import * as safe from '../reader/dom/safe';
import { addLayer, COLOURS, ownBox, rememberFocus } from './layer';
import { TOAST_STYLE } from './style';

interface Toast {
  readonly words: string;
  readonly action?: string;
  readonly act?: () => void;
}

const LASTS = 10_000;
const PLACE = `inset: auto 0 20px 0 !important; width: fit-content !important; height: fit-content !important;
  max-width: min(480px, 100% - 24px) !important; margin-inline: auto !important;`;

let last: (() => void) | undefined;

export function showToast(page: Document, { words, action, act }: Toast): void {
  last?.();
  const giveFocusBack = rememberFocus(page);
  const { host, root, remove } = addLayer(page, PLACE, COLOURS + TOAST_STYLE);
  const said = el('p', { role: 'status' });
  const box = ownBox(safe.viewOf(host) ?? window, 'toast', said);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    if (root.activeElement) giveFocusBack();
    remove();
    if (last === end) last = undefined;
  };
  last = end;
  if (action !== undefined) {
    const button = el('button', { type: 'button' }, action);
    button.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      end();
      act?.();
    });
    box.append(button);
  }
  root.append(box);
  // Read out only where it is put in after its place is there.
  said.textContent = words;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(end, LASTS);
  };
  const stay = (): void => {
    clearTimeout(timer);
  };
  // As long as somebody is at it, it stays.
  for (const type of ['pointerenter', 'focusin']) box.addEventListener(type, stay);
  for (const type of ['pointerleave', 'focusout']) box.addEventListener(type, wait);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') end();
  });
  wait();
}
