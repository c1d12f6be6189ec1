/** The keyboard: which keys do what now, and where the browser lets them be changed. */

import { text } from '../../shared/words';
import { button } from '../../ui/controls';
import { make } from '../../ui/make';
import type { Page, Section } from '../view';
import { card, section } from './section';

interface Commands {
  readonly openShortcutSettings?: () => Promise<void>;
}

export function keysSection({ act }: Page): Section {
  const list = make('dl', { class: 'keys', id: 'keys-list' });
  const change = button('keys-change', text('keysChange'), () => {
    act(openSettings);
  });
  return {
    element: section(
      'keys',
      text('optionsKeys'),
      text('optionsKeysIntro'),
      card(make('div', { class: 'row' }, list), make('div', { class: 'row row-actions' }, change)),
    ),
    show({ shortcuts }) {
      list.replaceChildren(
        ...shortcuts.map(({ name, description, keys }) =>
          make(
            'div',
            { attributes: { 'data-command': name } },
            make('dt', {}, description),
            make('dd', {}, keys === '' ? text('keysNone') : make('kbd', {}, keys)),
          ),
        ),
      );
    },
  };
}

/** Firefox has a function for it; Chromium opens its page for extensions only from their own, as a tab. */
async function openSettings(): Promise<string> {
  const open = (chrome.commands as Commands | undefined)?.openShortcutSettings;
  if (open) await open.call(chrome.commands);
  else await chrome.tabs.create({ url: 'chrome://extensions/shortcuts' });
  return '';
}
