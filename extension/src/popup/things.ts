/** What was hidden, kind by kind, and thing by thing with the reason and with what can be done about it. */

import { HIDDEN_KINDS, type HiddenKind } from '../shared/analysis';
import type { HiddenThing } from '../shared/hidden';
import { reasonOf } from '../shared/reasons';
import type { Actions } from './actions';
import { make } from './build';
import { named, number, share, text } from './text';

type Open = ReadonlySet<string>;

export function things(all: readonly HiddenThing[], open: Open, actions: Actions): HTMLElement {
  const kinds = HIDDEN_KINDS.filter((kind) => all.some((thing) => thing.kind === kind));
  return make(
    'ul',
    { class: 'kinds', id: 'kinds', attributes: { 'aria-label': text('hiddenByKind') } },
    ...kinds.map((kind) => {
      const ofKind = all.filter((thing) => thing.kind === kind);
      return make('li', { attributes: { 'data-kind': kind } }, fold(kind, ofKind, open, actions));
    }),
  );
}

function fold(kind: HiddenKind, ofKind: readonly HiddenThing[], open: Open, actions: Actions): HTMLElement {
  const id = `things-${kind}`;
  const hidden = ofKind.filter(({ isShown }) => !isShown).length;
  return make(
    'details',
    { id, attributes: { open: open.has(id) } },
    make(
      'summary',
      { id: `${id}-name` },
      make('span', { class: 'kind' }, named('kind', kind)),
      make('span', { class: 'many' }, number(hidden)),
    ),
    ofKind.length > 1 &&
      plain(`${id}-all`, text(hidden > 0 ? 'showAllOfKind' : 'hideAllOfKind'), () =>
        actions.setKindShown(kind, hidden > 0),
      ),
    make('ul', { class: 'things' }, ...ofKind.map((thing) => item(thing, open, actions))),
  );
}

function item(thing: HiddenThing, open: Open, actions: Actions): HTMLElement {
  const { id, words, evidence, isShown, refusal } = thing;
  const what = words === '' ? text('thingEmpty') : words;
  const toggle = text(isShown ? 'hideAgain' : 'showAgain');
  return make(
    'li',
    { class: isShown ? 'thing is-shown' : 'thing' },
    make(
      'div',
      { class: 'thing-words' },
      make('bdi', { class: 'thing-name' }, what),
      make('span', { class: 'thing-reason' }, evidence.map(reasonOf).join(' ')),
      refusal && make('span', { class: 'thing-refusal' }, named('refusal', refusal)),
      more(thing, open, actions),
    ),
    !refusal && plain(`thing-${id}`, toggle, () => actions.setShown(id, !isShown), `${toggle}: ${what}`),
  );
}

/** What is wanted seldom: to have it never hidden again, and to say that it was wrong. */
function more({ id, kind, confidence }: HiddenThing, open: Open, actions: Actions): HTMLElement {
  const name = `more-${id}`;
  const never = (): Promise<void> => actions.neverHide(id);
  if (kind === 'yours') return plain(`never-${id}`, text('removeRule'), never);
  const words = make('input', { id: `words-${id}`, attributes: { type: 'checkbox' } });
  return make(
    'details',
    { class: 'more', id: name, attributes: { open: open.has(name) } },
    make('summary', { id: `${name}-name` }, text('more')),
    make('p', {}, text('confidence', share(confidence))),
    plain(`never-${id}`, text('neverHide'), never),
    make('p', { class: 'wrong' }, text('wasWrongBelow')),
    make('label', { attributes: { for: words.id } }, words, make('span', {}, text('reportWithWords'))),
    plain(`wrong-${id}`, text('copyThingReport'), () => actions.copyThing(id, words.checked)),
  );
}

function plain(id: string, words: string, act: () => Promise<void>, label?: string): HTMLElement {
  const attributes = { type: 'button', ...(label === undefined ? {} : { 'aria-label': label }) };
  return make('button', { class: 'plain', id, attributes, click: () => void act() }, words);
}
