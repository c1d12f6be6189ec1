/** What Lede keeps, and where; whether the person's devices are in step. */

import { named, text } from '../../shared/words';
import { make } from '../../ui/make';
import type { Section } from '../view';
import { card, section } from './section';

const POINTS = ['Network', 'Pages', 'Stored', 'Sync', 'Access'] as const;

export function privacySection(): Section {
  const state = make('p', { class: 'row-below', id: 'sync-state' });
  return {
    element: section(
      'privacy',
      text('optionsPrivacy'),
      text('optionsPrivacyIntro'),
      card(
        make('ul', { class: 'row points' }, ...POINTS.map((point) => make('li', {}, named('privacy', point)))),
        make('div', { class: 'row row-tall' }, make('h3', { class: 'row-name' }, text('syncName')), state),
      ),
    ),
    show({ sync }) {
      state.textContent = named('sync', sync ?? 'missing');
    },
  };
}
