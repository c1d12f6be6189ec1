/** What is to be hidden, and how boldly, here or everywhere: the part of the popup that folds away. */

import {
  choicesAt,
  COMMENTS,
  LEVELS,
  ownChoices,
  PLAIN_KINDS,
  presetOf,
  PRESETS,
  readsAt,
  type Settings,
} from '../shared/settings';
import type { Actions } from './actions';
import { make } from './build';
import { named, text } from './text';
import { SCOPES, type View } from './view';

export function choices({ site, scope, open }: View, settings: Settings, actions: Actions): HTMLElement {
  const isForSite = scope === 'site' && site !== '';
  const now = isForSite ? choicesAt(settings, site) : settings;
  const own = Object.keys(ownChoices(settings, site)).filter((key) => key !== 'on');
  return make(
    'details',
    { class: 'choices', id: 'choices', attributes: { open: open.has('choices') } },
    make('summary', { id: 'choices-name' }, text('choices')),
    site !== '' &&
      group(
        'scope',
        text('choicesScope'),
        ...SCOPES.map((value) =>
          option({
            ...{ type: 'radio', name: 'scope', value, words: named('scope', value) },
            isOn: value === scope,
            choose: () => actions.setScope(value),
          }),
        ),
      ),
    !isForSite &&
      group(
        'preset',
        text('optionsPreset'),
        ...PRESETS.map((value) =>
          option({
            ...{ type: 'radio', name: 'preset', value, words: named('preset', value) },
            isOn: presetOf(settings) === value,
            choose: () => actions.setPreset(value),
          }),
        ),
      ),
    group(
      'kind',
      text('choicesKinds'),
      ...PLAIN_KINDS.map((kind) =>
        option({
          ...{ type: 'checkbox', name: 'kind', value: kind, words: named('kind', kind) },
          isOn: now.kinds[kind],
          choose: (isOn) => actions.setKind(kind, isOn),
        }),
      ),
    ),
    group(
      'comments',
      text('kindComments'),
      ...COMMENTS.map((comments) =>
        option({
          ...{ type: 'radio', name: 'comments', value: comments, words: named('comments', comments) },
          isOn: now.comments === comments,
          choose: () => actions.setComments(comments),
        }),
      ),
    ),
    group(
      'level',
      text('choicesLevel'),
      ...LEVELS.map((level) =>
        option({
          ...{ type: 'radio', name: 'level', value: level, words: named('level', level) },
          isOn: now.level === level,
          choose: () => actions.setLevel(level),
        }),
      ),
    ),
    isForSite &&
      group(
        'reader',
        text('siteReader'),
        option({
          ...{ type: 'checkbox', name: 'reader', value: 'opens', words: text('siteReaderOpens') },
          isOn: readsAt(settings, site),
          choose: actions.setReader,
        }),
      ),
    isForSite &&
      own.length > 0 &&
      make(
        'button',
        { class: 'plain', id: 'as-everywhere', attributes: { type: 'button' }, click: () => void actions.asEverywhere() },
        text('asEverywhere'),
      ),
  );
}

function group(id: string, name: string, ...options: HTMLElement[]): HTMLElement {
  return make('fieldset', { class: `group is-${id}` }, make('legend', {}, name), ...options);
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
