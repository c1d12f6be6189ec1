/** Which Lede this is, and what it is made of. */

import { text } from '../../shared/words';
import { make } from '../../ui/make';
import type { Section } from '../view';
import { card, section } from './section';

const LICENCES = [
  ['LICENSE-MIT', 'MIT'],
  ['LICENSE-APACHE', 'Apache 2.0'],
] as const;

export function aboutSection(): Section {
  const link = (path: string, words: string): HTMLElement =>
    make('a', { attributes: { href: chrome.runtime.getURL(path) } }, words);
  return {
    element: section(
      'about',
      text('optionsAbout'),
      '',
      card(
        make(
          'div',
          { class: 'row row-tall' },
          make('p', { class: 'row-name' }, text('aboutVersion', chrome.runtime.getManifest().version)),
          make('p', { class: 'row-below' }, text('extensionDescription')),
        ),
        make(
          'div',
          { class: 'row row-tall' },
          make('h3', { class: 'row-name' }, text('aboutLicences')),
          make(
            'ul',
            { class: 'links' },
            ...LICENCES.map(([path, name]) => make('li', {}, link(path, name))),
            make('li', {}, link('LICENSES-THIRD-PARTY', text('aboutOthers'))),
          ),
        ),
        make('div', { class: 'row' }, link('welcome.html', text('aboutWelcome'))),
      ),
    ),
    show() {
      // Always the same.
    },
  };
}
