/** What the picker shows: boxes around blocks, and a panel that says what they are. */

import { el } from '../reader/ui/build';
import type { Refusal } from '../shared/hidden';
import { counted, named, text } from '../shared/words';
import type { Described } from './blocks';
import { ownBox } from './layer';

export interface Shown extends Described {
  readonly alike: number;
  readonly isOnlyThis: boolean;
  readonly isPreviewed: boolean;
  readonly refusal: Refusal | undefined;
  readonly rule: string;
}

export interface Presses {
  readonly grow: () => void;
  readonly shrink: () => void;
  readonly preview: () => void;
  readonly onlyThis: (on: boolean) => void;
  readonly hide: () => void;
  readonly cancel: () => void;
}

export interface Panel {
  readonly element: HTMLElement;
  /** What has the focus while blocks are gone through. */
  readonly surface: HTMLElement;
  readonly box: HTMLElement;
  show(shown: Shown): void;
  setPreviewed(on: boolean): void;
  drawBoxes(others: readonly DOMRect[], chosen: DOMRect | undefined): void;
}

export function makePanel(view: Window, presses: Presses): Panel {
  const press = (name: string, words: string, act: () => void, keys = ''): HTMLButtonElement => {
    const button = el(
      'button',
      { type: 'button', class: name, title: keys === '' ? words : `${words} (${keys})` },
      words,
    );
    button.addEventListener('click', (event) => {
      if (event.isTrusted) act();
    });
    return button;
  };
  const boxes = el('div', { class: 'boxes', 'aria-hidden': 'true' });
  const surface = el('div', {
    class: 'surface',
    tabindex: '0',
    role: 'application',
    'aria-label': text('pickTitle'),
    'aria-describedby': 'keys',
  });
  const name = el('p', { class: 'name' });
  const details = el('p', { class: 'details' });
  const refusal = el('p', { class: 'refusal', hidden: true });
  const rule = el('code', { dir: 'ltr' });
  const only = el('input', { type: 'checkbox', id: 'only' });
  only.addEventListener('change', () => {
    presses.onlyThis(only.checked);
  });
  const onlyRow = el('label', { class: 'only', for: 'only' }, only, el('span', {}, text('pickOnlyThis')));
  const hide = press('primary hide', text('pickHide'), presses.hide, 'Enter');
  const preview = press('preview', text('pickPreview'), presses.preview, text('pickSpace'));
  const larger = press('size', '+', presses.grow, '↑');
  const smaller = press('size', '−', presses.shrink, '↓');
  larger.setAttribute('aria-label', text('pickLarger'));
  smaller.setAttribute('aria-label', text('pickSmaller'));
  const box = el(
    'section',
    { class: 'panel', 'aria-label': text('pickTitle') },
    el('div', { class: 'said', role: 'status' }, name, details, refusal),
    onlyRow,
    el(
      'div',
      { class: 'row' },
      smaller,
      larger,
      preview,
      hide,
      press('cancel', text('pickCancel'), presses.cancel, 'Esc'),
    ),
    el('p', { class: 'keys', id: 'keys' }, text('pickKeys')),
    el('details', { class: 'rule' }, el('summary', {}, text('pickRule')), rule),
  );
  const element = ownBox(view, 'picker', boxes, surface, box);

  return {
    element,
    surface,
    box,
    show(shown) {
      const kind = named('block', shown.name);
      name.replaceChildren(
        kind,
        ...(shown.beginning === '' ? [] : [' ', el('bdi', {}, `“${shown.beginning}”`)]),
      );
      details.textContent = [
        ...(shown.words > 0 ? [counted('pickWords', shown.words)] : []),
        ...(shown.links > 0 ? [counted('pickLinks', shown.links)] : []),
        counted('pickAlike', shown.alike),
      ].join(' · ');
      refusal.hidden = !shown.refusal;
      refusal.textContent = shown.refusal ? named('refusal', shown.refusal) : '';
      onlyRow.hidden = shown.alike < 2;
      only.checked = shown.isOnlyThis;
      hide.disabled = preview.disabled = shown.refusal !== undefined || shown.alike === 0;
      rule.textContent = shown.rule;
      element.classList.toggle('is-refused', shown.refusal !== undefined);
    },
    setPreviewed(on) {
      preview.textContent = text(on ? 'pickUnpreview' : 'pickPreview');
      preview.setAttribute('aria-pressed', String(on));
    },
    drawBoxes(others, chosen) {
      const wanted = [
        ...others.map((rect) => ({ rect, className: 'box' })),
        ...(chosen ? [{ rect: chosen, className: 'box chosen' }] : []),
      ];
      while (boxes.childElementCount > wanted.length) boxes.lastElementChild?.remove();
      wanted.forEach(({ rect, className }, at) => {
        const drawn = (boxes.children[at] as HTMLElement | undefined) ?? boxes.appendChild(el('div'));
        drawn.className = className;
        const place = `translate(${Math.round(rect.left)}px, ${Math.round(rect.top)}px)`;
        if (drawn.style.transform !== place) drawn.style.transform = place;
        drawn.style.width = `${Math.round(rect.width)}px`;
        drawn.style.height = `${Math.round(rect.height)}px`;
      });
      // Out of the way of what it is about.
      const isLow =
        chosen !== undefined &&
        chosen.top > view.innerHeight - box.offsetHeight - 40 &&
        chosen.top > box.offsetHeight + 40;
      box.classList.toggle('at-top', isLow);
    },
  };
}
