/** Putting text on the clipboard, also on pages that are not served securely. */

import { el } from '../ui/build';

export async function copyText(text: string, dialog: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text, dialog);
  }
}

function copyByCommand(text: string, dialog: HTMLElement): boolean {
  const field = el('textarea', { class: 'offscreen', 'aria-hidden': 'true', tabindex: '-1' });
  field.value = text;
  dialog.append(field);
  field.select();
  try {
     
    return Document.prototype.execCommand.call(document, 'copy');
  } catch {
    return false;
  } finally {
    field.remove();
  }
}
