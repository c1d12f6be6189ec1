/** What was hidden, kind by kind, and thing by thing with the reason. */

import { HIDDEN_KINDS, type Evidence, type HiddenKind } from '../shared/analysis';
import type { HiddenThing } from '../shared/hidden';
import type { Actions } from './actions';
import { make } from './build';
import { named, number, share, text } from './text';

export function things(all: readonly HiddenThing[], open: ReadonlySet<string>, actions: Actions): HTMLElement {
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

function fold(
  kind: HiddenKind,
  ofKind: readonly HiddenThing[],
  open: ReadonlySet<string>,
  actions: Actions,
): HTMLElement {
  const id = `things-${kind}`;
  return make(
    'details',
    { id, attributes: { open: open.has(id) } },
    make(
      'summary',
      { id: `${id}-name` },
      make('span', { class: 'kind' }, named('kind', kind)),
      make('span', { class: 'many' }, number(ofKind.filter(({ isShown }) => !isShown).length)),
    ),
    make('ul', { class: 'things' }, ...ofKind.map((thing) => item(thing, actions))),
  );
}

function item({ id, words, evidence, isShown }: HiddenThing, actions: Actions): HTMLElement {
  const what = words === '' ? text('thingEmpty') : words;
  return make(
    'li',
    { class: isShown ? 'thing is-shown' : 'thing' },
    make(
      'div',
      { class: 'thing-words' },
      make('bdi', { class: 'thing-name' }, what),
      make('span', { class: 'thing-reason' }, evidence.map(reason).join(' ')),
    ),
    make(
      'button',
      {
        class: 'plain',
        id: `thing-${id}`,
        attributes: { type: 'button', 'aria-label': `${text(isShown ? 'hideAgain' : 'showAgain')}: ${what}` },
        click: () => void actions.setShown(id, !isShown),
      },
      text(isShown ? 'hideAgain' : 'showAgain'),
    ),
  );
}

export function reason({ rule, matched, value }: Evidence): string {
  switch (rule) {
    case 'phrase':
      return text('rulePhrase', matched);
    case 'name':
      return text('ruleName', matched);
    case 'adSlot':
      return text('ruleAdSlot', matched);
    case 'adLink':
      return text('ruleAdLink', matched);
    case 'linkDensity':
      return text('ruleLinkDensity', share(value ?? 1));
    case 'repeatedShape':
      return text('ruleRepeatedShape', number(value ?? 0));
    case 'betweenParagraphs':
      return text('ruleBetweenParagraphs');
    case 'form':
      return text('ruleForm', matched);
    case 'shareLinks':
      return text('ruleShareLinks', number(value ?? 0));
    case 'layer':
      return text('ruleLayer', matched);
    case 'landmark':
      return text('ruleLandmark', matched);
    case 'model':
      return text('ruleModel', share(value ?? 1));
    case 'ownRule':
      return text('ruleOwn', matched);
    case 'emptySlot':
      return text('ruleEmptySlot');
  }
}
