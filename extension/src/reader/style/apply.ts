/** Puts settings on the reader. */

import type { ReaderSettings } from '../store/settings';

export function applySettings(dialog: HTMLElement, settings: ReaderSettings): void {
  const { theme, font, size, width, lineHeight, spacing, justify } = settings;
  dialog.setAttribute('data-theme', theme);
  dialog.setAttribute('data-font', font);
  dialog.toggleAttribute('data-justify', justify);
  dialog.style.setProperty('--size', `${size}`);
  dialog.style.setProperty('--width', `${width}`);
  dialog.style.setProperty('--leading', `${lineHeight}`);
  dialog.style.setProperty('--tracking', `${spacing}`);
}
