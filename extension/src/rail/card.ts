/** What the rail says of one hidden thing, and what can be done about it. */

import { el } from '../reader/ui/build';
import type { HiddenKind } from '../shared/analysis';
import type { HiddenThing } from '../shared/hidden';
import { reasonOf } from '../shared/reasons';
import { named, share, text } from '../shared/words';

export interface CardActions {
  readonly setShown: (thing: HiddenThing, shown: boolean) => void;
  readonly setKindShown: (kind: HiddenKind, shown: boolean) => void;
  readonly neverHide: (thing: HiddenThing) => void;
  readonly copyReport: (thing: HiddenThing, withWords: boolean) => Promise<boolean>;
}

export function makeCard(thing: HiddenThing, ofKind: number, actions: CardActions): HTMLElement {
  const { kind, words, evidence, confidence, isShown, refusal } = thing;
  const press = (className: string, label: string, act: () => void): HTMLButtonElement => {
    const button = el('button', { type: 'button', class: className }, label);
    button.addEventListener('click', act);
    return button;
  };
  const isYours = kind === 'yours';
  return el(
    'section',
    { class: 'card', role: 'dialog', 'aria-labelledby': 'card-kind', 'data-kind': kind },
    el(
      'p',
      { class: 'kind', id: 'card-kind' },
      el('span', { class: 'swatch', 'aria-hidden': 'true' }),
      named('kind', kind),
    ),
    el('p', { class: 'words' }, el('bdi', {}, words === '' ? text('thingEmpty') : words)),
    el('ul', { class: 'reasons' }, ...evidence.map((one) => el('li', {}, reasonOf(one)))),
    refusal ? el('p', { class: 'refusal' }, named('refusal', refusal)) : null,
    isYours ? null : el('p', { class: 'sure' }, text('confidence', share(confidence))),
    el(
      'div',
      { class: 'row' },
      refusal
        ? null
        : press('primary toggle', text(isShown ? 'hideAgain' : 'showAgain'), () => {
            actions.setShown(thing, !isShown);
          }),
      ofKind > 1
        ? press('kind-toggle', text(isShown ? 'hideAllOfKind' : 'showAllOfKind'), () => {
            actions.setKindShown(kind, !isShown);
          })
        : null,
      press('never', text(isYours ? 'removeRule' : 'neverHide'), () => {
        actions.neverHide(thing);
      }),
    ),
    isYours ? null : wrong(thing, actions),
  );
}

function wrong(thing: HiddenThing, { copyReport }: CardActions): HTMLElement {
  const withWords = el('input', { type: 'checkbox', id: 'with-words' });
  const said = el('span', { role: 'status', class: 'copied' });
  const copy = el('button', { type: 'button', class: 'copy' }, text('copyThingReport'));
  copy.addEventListener('click', () => {
    void copyReport(thing, withWords.checked).then((done) => {
      said.textContent = text(done ? 'copied' : 'copyFailed');
    });
  });
  return el(
    'details',
    { class: 'wrong' },
    el('summary', {}, text('wasWrong')),
    el('p', {}, text('wasWrongBelow')),
    el('label', { for: 'with-words' }, withWords, el('span', {}, text('reportWithWords'))),
    el('div', { class: 'row' }, copy, said),
  );
}
