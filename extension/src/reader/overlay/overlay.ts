/** The layer over the page: a modal dialog in a closed shadow root, and the page as it was when it goes. */

import * as safe from '../dom/safe';
import { interfaceDirection, interfaceLanguage, say } from '../text/messages';
import { chrome, page as pageStyle, print } from '../style/chrome';
import { themes } from '../style/themes';
import { typography } from '../style/typography';
import { el } from '../ui/build';
import { pauseMedia } from './media';

export interface Overlay {
  readonly dialog: HTMLDialogElement;
  readonly root: ShadowRoot;
  /** Shows the dialog over the page. */
  show(): void;
  /** Takes everything away again. */
  remove(): void;
}

/** Nothing of the page reaches in, whatever it says of `div` or inherits to it. */
const HOST = `
:host {
  all: initial !important; direction: ltr !important; unicode-bidi: normal !important;
  display: block !important; position: absolute !important; width: 0 !important; height: 0 !important;
}`;

// What a person does in the reader is not told to the page, whose shortcuts would answer to it.
const PRIVATE_EVENTS = [
  ...['keydown', 'keyup', 'keypress', 'click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup'],
  ...['pointerdown', 'pointerup', 'pointermove', 'mousemove', 'mouseover', 'mouseout', 'pointerover'],
  ...['pointerout', 'touchstart', 'touchmove', 'touchend', 'wheel', 'focusin', 'focusout', 'input', 'change'],
  ...['copy', 'cut', 'paste', 'beforeinput', 'dragstart', 'selectstart', 'load', 'error', 'play', 'toggle'],
];

export function createOverlay(page: Document, leave: () => void): Overlay {
  const host = safe.createElement(page, 'div');
  const root = Element.prototype.attachShadow.call(host, { mode: 'closed' });
  const dialog = el('dialog', {
    class: 'reader',
    'aria-label': say('name'),
    lang: interfaceLanguage(),
    dir: interfaceDirection(),
  });
  root.append(el('style', {}, HOST + themes + typography + chrome + print), dialog);
  const onPage = el('style', {}, pageStyle);

  for (const type of PRIVATE_EVENTS) {
    root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });

  const view = safe.viewOf(host) ?? window;
  const printing = paper(dialog, view);
  let restore: (() => void) | null = null;
  return {
    dialog,
    root,
    show() {
      const focused = safe.activeElementOf(page);
      const [x, y] = [view.scrollX, view.scrollY];
      restore = () => {
        view.scrollTo({ left: x, top: y, behavior: 'instant' });
        if (focused instanceof HTMLElement) HTMLElement.prototype.focus.call(focused, { preventScroll: true });
      };
      pauseMedia(page);
      host.append(onPage);
      safe.rootElementOf(page)?.append(host);
      dialog.showModal();
      printing.start();
    },
    remove() {
      printing.stop();
      if (dialog.open) dialog.close();
      host.remove();
      restore?.();
      restore = null;
    },
  };
}

/** A modal dialog is cut off at the first sheet of paper; one that is not modal flows over all of them. */
function paper(dialog: HTMLDialogElement, view: Window): { start(): void; stop(): void } {
  const before = (): void => {
    dialog.close();
    dialog.show();
  };
  const after = (): void => {
    dialog.close();
    dialog.showModal();
  };
  return {
    start() {
      view.addEventListener('beforeprint', before);
      view.addEventListener('afterprint', after);
    },
    stop() {
      view.removeEventListener('beforeprint', before);
      view.removeEventListener('afterprint', after);
    },
  };
}
