/** The layer over the page: a modal dialog in a closed shadow root, and the page as it was when it goes. */

import * as safe from '../dom/safe';
import { ownWords, say } from '../text/messages';
import { chrome, page as pageStyle, print } from '../style/chrome';
import { themes } from '../style/themes';
import { typography } from '../style/typography';
import { el } from '../ui/build';
import { pauseMedia } from './media';

export interface Overlay {
  readonly dialog: HTMLDialogElement;
  readonly root: ShadowRoot;
  /** Shows the dialog over the page. */
  readonly show: () => void;
  /** Takes everything away again. */
  readonly remove: () => void;
}

/** Nothing of the page reaches in, whatever it says of `div` or inherits to it. */
const HOST = `
:host {
  all: initial !important; direction: ltr !important; unicode-bidi: normal !important;
  display: block !important; position: absolute !important; width: 0 !important; height: 0 !important;
}
@media print { :host { position: static !important; width: auto !important; height: auto !important; } }`;

// What a person does in the reader is not told to the page, whose shortcuts would answer to it.
const PRIVATE_EVENTS = [
  ...['keydown', 'keyup', 'keypress', 'click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup'],
  ...['pointerdown', 'pointerup', 'pointermove', 'mousemove', 'mouseover', 'mouseout', 'pointerover'],
  ...['pointerout', 'touchstart', 'touchmove', 'touchend', 'wheel', 'focusin', 'focusout', 'input', 'change'],
  ...['copy', 'cut', 'paste', 'beforeinput', 'dragstart', 'selectstart', 'load', 'error', 'play', 'toggle'],
];

export function createOverlay(page: Document, escape: () => void): Overlay {
  const host = safe.createElement(page, 'div');
  const root = Element.prototype.attachShadow.call(host, { mode: 'closed' });
  const dialog = el('dialog', {
    class: 'reader',
    'aria-label': say('name'),
    ...ownWords(),
  });
  root.append(styleSheet(HOST + themes + typography + chrome + print), dialog);
  const onPage = styleSheet(pageStyle);

  for (const type of PRIVATE_EVENTS) {
    root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
  // Escape reaches the dialog as a key first; a browser that has its own way of asking comes second.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    escape();
  });
  dialog.addEventListener('cancel', (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    escape();
  });

  const view = safe.viewOf(host) ?? window;
  let restore: (() => void) | null = null;
  const printing = paper(dialog, view);
  dialog.addEventListener('close', () => {
    // Not by this module: the browser insisted.
    if (restore && !printing.active()) escape();
  });
  /** The page under the dialog becomes inert, which takes a look at every element of it. */
  const settle = (): void => {
    if (!restore || dialog.open) return;
    const focused = root.activeElement;
    const scroller = dialog.querySelector('.scroller');
    const [left, top] = [scroller?.scrollLeft ?? 0, scroller?.scrollTop ?? 0];
    host.append(onPage);
    if (dialog.hasAttribute('popover')) {
      dialog.hidePopover();
      dialog.removeAttribute('popover');
    }
    dialog.showModal();
    scroller?.scrollTo({ left, top, behavior: 'instant' });
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    printing.start();
  };
  return {
    dialog,
    root,
    show() {
      if (restore) return;
      const focused = safe.activeElementOf(page);
      const [x, y] = [view.scrollX, view.scrollY];
      restore = () => {
        view.scrollTo({ left: x, top: y, behavior: 'instant' });
        if (focused instanceof HTMLElement) HTMLElement.prototype.focus.call(focused, { preventScroll: true });
      };
      pauseMedia(page);
      safe.rootElementOf(page)?.append(host);
      if (typeof dialog.showPopover !== 'function') {
        settle();
        return;
      }
      // On the screen first, over everything; modal when the person has something to read.
      dialog.setAttribute('popover', 'manual');
      dialog.showPopover();
      whenPainted(settle);
    },
    remove() {
      printing.stop();
      const back = restore;
      restore = null;
      if (dialog.open) dialog.close();
      host.remove();
      back?.();
    },
  };
}

/** A tab in the background paints nothing. */
const LONGEST_WAIT = 300;

function whenPainted(act: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    act();
  };
  setTimeout(once, LONGEST_WAIT);
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
}

/** Firefox lets an extension's style past the page's policy only where its text is set in this way. */
function styleSheet(text: string): HTMLStyleElement {
  const style = el('style');
  style.textContent = text;
  return style;
}

interface Paper {
  start(): void;
  stop(): void;
  active(): boolean;
}

/** A modal dialog is cut off at the first sheet of paper; one that is not modal flows over all of them. */
function paper(dialog: HTMLDialogElement, view: Window): Paper {
  let active = false;
  const before = (): void => {
    active = true;
    dialog.close();
    dialog.show();
  };
  const after = (): void => {
    dialog.close();
    dialog.showModal();
    // The events of both closings are told later.
    setTimeout(() => {
      active = false;
    });
  };
  return {
    active: () => active,
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
