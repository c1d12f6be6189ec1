/** What is to be hidden, and how boldly: the part of the popup that folds away. */

import { COMMENTS, LEVELS, PLAIN_KINDS, type Settings } from '../shared/settings';
import type { Actions } from './actions';
import { make } from './build';
import { named, text } from './text';

export function choices(settings: Settings, open: ReadonlySet<string>, actions: Actions): HTMLElement {
  return make(
    'details',
    { class: 'choices', id: 'choices', attributes: { open: open.has('choices') } },
    make('summary', { id: 'choices-name' }, text('choices')),
    make(
      'fieldset',
      {},
      make('legend', {}, text('choicesKinds')),
      ...PLAIN_KINDS.map((kind) =>
        option({
          ...{ type: 'checkbox', name: 'kind', value: kind, words: named('kind', kind) },
          isOn: settings.kinds[kind],
          choose: (isOn) => actions.setKind(kind, isOn),
        }),
      ),
    ),
    make(
      'fieldset',
      {},
      make('legend', {}, text('kindComments')),
      ...COMMENTS.map((comments) =>
        option({
          ...{ type: 'radio', name: 'comments', value: comments, words: named('comments', comments) },
          isOn: settings.comments === comments,
          choose: () => actions.setComments(comments),
        }),
      ),
    ),
    make(
      'fieldset',
      {},
      make('legend', {}, text('choicesLevel')),
      ...LEVELS.map((level) =>
        option({
          ...{ type: 'radio', name: 'level', value: level, words: named('level', level) },
          isOn: settings.level === level,
          choose: () => actions.setLevel(level),
        }),
      ),
    ),
  );
}

interface Option {
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly words: string;
  readonly isOn: boolean;
  readonly choose: (isOn: boolean) => Promise<void>;
}

function option({ type, name, value, words, isOn, choose }: Option): HTMLElement {
  const id = `${name}-${value}`;
  const input = make('input', { id, attributes: { type, name, value, checked: isOn } });
  input.addEventListener('change', () => void choose(input.checked));
  return make('label', { attributes: { for: id } }, input, make('span', {}, words));
}
