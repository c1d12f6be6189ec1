/** Which language Lede speaks, and whose phrases it knows. */

import { formatLanguage, interfaceLanguage, text } from '../../shared/words';
import { make } from '../../ui/make';
import type { Section } from '../view';
import { card, section } from './section';

/** Put in by the build: what the folders of catalogues and phrases hold. */
declare const LEDE_INTERFACE_LANGUAGES: readonly string[];
declare const LEDE_PHRASE_LANGUAGES: readonly string[];

export function languagesSection(): Section {
  const names = new Intl.DisplayNames([formatLanguage()], { type: 'language' });
  const list = (codes: readonly string[]): HTMLElement => {
    const sorted = codes
      .map((code) => [code, names.of(code) ?? code] as const)
      .sort(([, one], [, other]) => one.localeCompare(other, formatLanguage()));
    return make(
      'ul',
      { class: 'tags' },
      ...sorted.map(([code, name]) =>
        make('li', { class: code === interfaceLanguage() ? 'tag is-own' : 'tag' }, name),
      ),
    );
  };
  const row = (name: string, below: string, languages: readonly string[]): HTMLElement =>
    make(
      'div',
      { class: 'row row-tall' },
      make('h3', { class: 'row-name' }, name),
      make('p', { class: 'row-below' }, below),
      list(languages),
    );
  return {
    element: section(
      'languages',
      text('optionsLanguages'),
      '',
      card(
        row(
          text('languagesInterface'),
          text('languagesInterfaceBelow', names.of(interfaceLanguage()) ?? interfaceLanguage()),
          LEDE_INTERFACE_LANGUAGES,
        ),
        row(text('languagesPhrases'), text('languagesPhrasesBelow'), LEDE_PHRASE_LANGUAGES),
      ),
    ),
    show() {
      // Nothing here changes while the page is open.
    },
  };
}
