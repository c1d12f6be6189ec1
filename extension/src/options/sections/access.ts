/** Whether Lede may see every site, or only the page that it is called on; and what it adds to the browser. */

import { APPEARANCES } from '../../shared/settings';
import { named, text } from '../../shared/words';
import { EVERY_SITE } from '../../shared/access';
import { button, oneOf, switchRow } from '../../ui/controls';
import { make } from '../../ui/make';
import type { Page, Section } from '../view';
import { card, section } from './section';

export function accessSection({ act, save }: Page): Section {
  const state = make('p', { class: 'row-name', id: 'access-state' });
  const below = make('p', { class: 'row-below' });
  const grant = button(
    'access-grant',
    text('everySite'),
    () => {
      // Asked in the same turn as the click, or the browser would not take it for the person's wish.
      const asked = chrome.permissions.request({ origins: EVERY_SITE });
      act(async () => text((await asked) ? 'saved' : 'accessNotGranted'));
    },
    'primary',
  );
  const revoke = button('access-revoke', text('accessRevoke'), () => {
    const asked = chrome.permissions.remove({ origins: EVERY_SITE });
    act(async () => text((await asked) ? 'saved' : 'accessNotRevoked'));
  });
  const badge = switchRow({ id: 'badge', name: text('optionsBadge') }, (badge) => {
    save((settings) => ({ ...settings, badge }));
  });
  const menu = switchRow({ id: 'menu', name: text('optionsMenu') }, (menu) => {
    save((settings) => ({ ...settings, menu }));
  });
  const appearance = oneOf(
    { id: 'appearance', name: text('optionsAppearance') },
    APPEARANCES.map((value) => ({ value, name: named('appearance', value) })),
    (appearance) => {
      save((settings) => ({ ...settings, appearance }));
    },
    'is-short',
  );
  return {
    element: section(
      'access',
      text('optionsAccess'),
      '',
      card(
        make(
          'div',
          { class: 'row row-tall' },
          state,
          below,
          make('div', { class: 'row-actions' }, grant, revoke),
        ),
      ),
      card(badge.element, menu.element, appearance.element),
    ),
    show({ granted, settings }) {
      state.textContent = text(granted ? 'accessEvery' : 'accessAsked');
      below.textContent = text(granted ? 'accessEveryBelow' : 'accessAskedBelow');
      grant.hidden = granted;
      revoke.hidden = !granted;
      badge.show(settings.badge);
      menu.show(settings.menu);
      appearance.show(settings.appearance);
    },
  };
}
