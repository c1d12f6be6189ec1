/** The offer at the end of a story: a small strip at the foot of the window, for as long as the end is in sight. */

import * as safe from '../reader/dom/safe';
import { interfaceDirection, interfaceLanguage, text } from '../shared/words';
import type { Answers } from './ending';

export interface EndingView {
  /** What follows is hidden now, or is shown again. */
  setHidden(hidden: boolean): void;
  close(): void;
}

/** Below the host, so that no style of the page reaches it; it never prints. */
const RULES = `
:host { all: initial !important; }
@media print { .strip { display: none !important; } }
.strip {
  --paper: #ffffff; --ink: #1b2130; --soft: #5b6374; --line: #d9dde5; --accent: #274690;
  position: fixed; z-index: 2147483000; inset-block-end: 16px; inset-inline: 0; margin-inline: auto;
  display: flex; flex-wrap: wrap; align-items: center; gap: 2px 4px; box-sizing: border-box;
  inline-size: fit-content; max-inline-size: calc(100% - 24px); padding: 5px 6px 5px 16px;
  background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: 14px;
  box-shadow: 0 6px 24px rgb(0 0 0 / 0.14);
  font: 14px/1.4 system-ui, sans-serif; text-align: start;
}
.strip:dir(rtl) { padding: 5px 16px 5px 6px; }
.strip[hidden] { display: none; }
@media (prefers-color-scheme: dark) {
  .strip { --paper: #1e222a; --ink: #eceef2; --soft: #a3abba; --line: #3a404c; --accent: #9db5ff; }
}
span { flex: 1 1 auto; padding-block: 5px; }
button {
  font: inherit; color: var(--accent); background: none; border: 0; border-radius: 9px; margin: 0;
  padding: 6px 10px; min-block-size: 34px; cursor: pointer; white-space: nowrap;
}
button:hover { background: color-mix(in srgb, currentColor 10%, transparent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.close { color: var(--soft); inline-size: 34px; padding: 0; font-size: 18px; line-height: 1; }
`;

export function showEnding(document: Document, at: Element, answers: Answers): EndingView {
  const host = safe.createElement(document, 'div');
  const root = Element.prototype.attachShadow.call(host, { mode: 'closed' });
  const make = (name: string, attributes: Readonly<Record<string, string>>, words = ''): HTMLElement => {
    const element = safe.createElement(document, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (words !== '') element.textContent = words;
    return element;
  };

  const style = make('style', {}, RULES);
  const strip = make('div', {
    class: 'strip',
    role: 'region',
    'aria-label': 'Lede',
    lang: interfaceLanguage(),
    dir: interfaceDirection(),
    hidden: '',
  });
  const words = make('span', {}, text('endingHere'));
  const action = make('button', { type: 'button' }, text('endingHide'));
  const close = make('button', { type: 'button', class: 'close', 'aria-label': text('endingDismiss') }, '×');
  strip.append(words, action, close);
  root.append(style, strip);

  let isHidden = false;
  const life = new AbortController();
  const { signal } = life;
  action.addEventListener('click', isTrustedOnly(() => {
    if (isHidden) answers.show();
    else answers.hide();
  }), { signal });
  close.addEventListener('click', isTrustedOnly(answers.dismiss), { signal });

  // In sight from when the end is: what has begun above the window has been read past.
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (!isHidden) strip.hidden = !(entry?.isIntersecting ?? false);
    },
    { rootMargin: '0px 0px -15% 0px' },
  );
  // Its headline rather than all of it, for that stays in sight as long as it is read.
  observer.observe(safe.find(at, 'h1, h2') ?? at);
  const parent = safe.rootElementOf(document);
  if (parent) Node.prototype.appendChild.call(parent, host);

  return {
    setHidden(hidden) {
      isHidden = hidden;
      words.textContent = text(hidden ? 'endingHidden' : 'endingHere');
      action.textContent = text(hidden ? 'endingShow' : 'endingHide');
      strip.hidden = false;
    },
    close() {
      life.abort();
      observer.disconnect();
      Element.prototype.remove.call(host);
    },
  };
}

/** A closed root keeps the page's hands off, and so does this. */
function isTrustedOnly(act: () => void): (event: Event) => void {
  return ({ isTrusted }) => {
    if (isTrusted) act();
  };
}
