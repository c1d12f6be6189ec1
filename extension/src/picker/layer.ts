/** A layer over the page, in a closed shadow root that nothing of the page reaches into. */

import * as safe from '../reader/dom/safe';
import { el } from '../reader/ui/build';
import { ownWords } from '../shared/words';

export interface Layer {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly remove: () => void;
}

// What a person does here is not told to the page, whose shortcuts would answer to it.
const PRIVATE_EVENTS = [
  ...['keydown', 'keyup', 'keypress', 'click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup'],
  ...['pointerdown', 'pointerup', 'pointermove', 'mousemove', 'mouseover', 'mouseout', 'pointerover'],
  ...['pointerout', 'touchstart', 'touchmove', 'touchend', 'wheel', 'focusin', 'focusout', 'input', 'change'],
  ...['copy', 'cut', 'paste', 'beforeinput', 'dragstart', 'selectstart', 'load', 'error', 'toggle'],
];

/** `box` says where the host is; everything else about it is settled here. */
export function addLayer(page: Document, box: string, css: string): Layer {
  const host = safe.createElement(page, 'div');
  const root = Element.prototype.attachShadow.call(host, { mode: 'closed' });
  const style = el('style');
  // Firefox lets an extension's style past the page's policy only where its text is set in this way.
  style.textContent = `
    :host { all: initial !important; display: block !important; position: fixed !important;
      z-index: 2147483647 !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
      overflow: visible !important; background: none !important; color-scheme: light !important; ${box} }
    @media print { :host { display: none !important; } }
    ${css}`;
  root.append(style);
  for (const type of PRIVATE_EVENTS) {
    root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
  host.setAttribute('popover', 'manual');
  parentFor(page)?.append(host);
  try {
    // Over whatever the page itself has put over everything.
    host.showPopover();
  } catch {
    // It lies where its stylesheet puts it.
  }
  return {
    host,
    root,
    remove() {
      host.remove();
    },
  };
}

/** While a page has a modal dialog open, nothing outside of it can be used. */
function parentFor(page: Document): Element | null {
  return safe.findAllInDocument(page, 'dialog:modal').at(-1) ?? safe.rootElementOf(page);
}

/** The colours of the layers, light and dark as the person has their browser. */
export const COLOURS = `
  .lede { ${light()} direction: ltr; }
  .lede.dark { ${dark()} }
  .lede, .lede * { box-sizing: border-box; }
  .lede { font: 14px/1.45 system-ui, sans-serif; color: var(--ink); text-align: start; -webkit-text-size-adjust: none; }
  .lede[dir='rtl'] { direction: rtl; }
  .lede :is(button, input) { font: inherit; color: inherit; }
  .lede button { min-height: 34px; padding: 5px 12px; border: 1px solid var(--line); border-radius: 9px;
    background: var(--wash); font-weight: 600; cursor: pointer; }
  .lede button:hover:not(:disabled) { border-color: var(--soft); }
  .lede button:disabled { opacity: 0.55; cursor: default; }
  .lede button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
  .lede button.plain { min-height: 28px; padding: 3px 0; border: 0; background: none; font-weight: 400;
    text-decoration: underline; text-underline-offset: 3px; }
  .lede :is(button, input, [tabindex]):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .lede p, .lede h2, .lede ul { margin: 0; padding: 0; }
  @media (forced-colors: active) { .lede button { border-color: ButtonText; } }
`;

function light(): string {
  return `--paper: #ffffff; --ink: #1b2130; --soft: #565e6f; --line: #d4d8e0; --wash: #f5f6f9; --accent: #274690;
    --on-accent: #ffffff; --mark: #c2410c; --alarm: #b3261e;`;
}

function dark(): string {
  return `--paper: #16191f; --ink: #eceef2; --soft: #a9b1c0; --line: #3a404c; --wash: #22262f; --accent: #9db5ff;
    --on-accent: #101a38; --mark: #ffb37a; --alarm: #ff9a91;`;
}

/** A box in the language, direction and colours of the interface. */
export function ownBox(view: Window, className: string, ...children: (Node | string)[]): HTMLElement {
  const isDark = view.matchMedia('(prefers-color-scheme: dark)').matches;
  return el('div', { class: `lede ${className}${isDark ? ' dark' : ''}`, ...ownWords() }, ...children);
}

/** Gives the focus back to what had it. */
export function rememberFocus(page: Document): () => void {
  const focused = safe.activeElementOf(page);
  return () => {
    const isHtml = focused instanceof HTMLElement;
    if (isHtml && focused.isConnected) HTMLElement.prototype.focus.call(focused, { preventScroll: true });
  };
}
