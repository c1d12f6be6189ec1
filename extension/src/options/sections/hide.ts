/** What is hidden: presets, kinds, comments, level, with a sample that shows it. */

import { COMMENTS, LEVELS, PLAIN_KINDS, presetOf, PRESETS, withPreset } from '../../shared/settings';
import { named, text } from '../../shared/words';
import { oneOf, switchRow } from '../../ui/controls';
import { make } from '../../ui/make';
import { sample } from '../../ui/sample';
import type { Page, Section } from '../view';
import { card, section } from './section';

export function hideSection({ save }: Page): Section {
  const enabled = switchRow(
    { id: 'enabled', name: text('optionsEnabled'), below: text('optionsEnabledBelow') },
    (enabled) => {
      save((settings) => ({ ...settings, enabled }));
    },
  );
  const presets = oneOf(
    { id: 'preset', name: text('optionsPreset') },
    PRESETS.map((value) => ({ value, name: named('preset', value), below: named('presetBelow', value) })),
    (preset) => {
      save((settings) => withPreset(settings, preset));
    },
  );
  const kinds = PLAIN_KINDS.map((kind) =>
    switchRow({ id: `kind-${kind}`, name: named('kind', kind), below: named('kindBelow', kind) }, (on) => {
      save((settings) => ({ ...settings, kinds: { ...settings.kinds, [kind]: on } }));
    }),
  );
  const comments = oneOf(
    { id: 'comments', name: text('kindComments') },
    COMMENTS.map((value) => ({ value, name: named('comments', value) })),
    (comments) => {
      save((settings) => ({ ...settings, comments }));
    },
    'is-short',
  );
  const level = oneOf(
    { id: 'level', name: text('choicesLevel') },
    LEVELS.map((value) => ({ value, name: named('levelName', value), below: named('levelBelow', value) })),
    (level) => {
      save((settings) => ({ ...settings, level }));
    },
  );
  const preview = sample();
  let shown = '';
  return {
    element: section(
      'hide',
      text('optionsHide'),
      text('optionsHideIntro'),
      make(
        'div',
        { class: 'beside' },
        make(
          'div',
          { class: 'stack' },
          card(enabled.element),
          card(presets.element),
          card(...kinds.map(({ element }) => element)),
          card(comments.element),
          card(level.element),
        ),
        make(
          'div',
          { class: 'preview', id: 'preview' },
          make('h3', { class: 'preview-title' }, text('optionsPreview')),
          preview.element,
        ),
      ),
    ),
    show({ settings }) {
      enabled.show(settings.enabled);
      presets.show(presetOf(settings));
      for (const [at, kind] of PLAIN_KINDS.entries()) kinds[at]?.show(settings.kinds[kind]);
      comments.show(settings.comments);
      level.show(settings.level);
      const choices = { kinds: settings.kinds, comments: settings.comments, level: settings.level };
      if (JSON.stringify(choices) === shown) return;
      shown = JSON.stringify(choices);
      void preview.show(choices);
    },
  };
}
