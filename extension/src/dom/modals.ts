/**
 * Dialogs that the page has opened modally. Hidden, they would still keep everything else from being used, so they
 * are closed, and opened again on undo.
 */

import * as safe from '../reader/dom/safe';

/** Closes the modal dialogs that an element is or holds, and gives them. */
export function closeModals(element: Element): HTMLDialogElement[] {
  const dialogs = [element, ...safe.findAll(element, 'dialog')].filter(isModal);
  for (const dialog of dialogs) HTMLDialogElement.prototype.close.call(dialog);
  return dialogs;
}

export function openModals(dialogs: readonly HTMLDialogElement[]): void {
  for (const dialog of dialogs) {
    const isOpen = safe.hasAttribute(dialog, 'open');
    const isConnected: boolean = Reflect.get(Node.prototype, 'isConnected', dialog);
    if (isConnected && !isOpen) HTMLDialogElement.prototype.showModal.call(dialog);
  }
}

function isModal(element: Element): element is HTMLDialogElement {
  // Asked only of dialogs: not every place where a page is parsed knows the selector.
  return safe.nameOf(element) === 'dialog' && Element.prototype.matches.call(element, ':modal');
}
