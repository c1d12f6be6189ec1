/** The reader's words: from the extension's catalogue, or in English where there is no extension. */

import { english, type MessageKey } from './english';

interface Catalogue {
  readonly i18n?: { getMessage(key: string, substitutions?: string[]): string };
}

export function say(key: MessageKey, ...substitutions: string[]): string {
  const translated = fromCatalogue(`reader_${key}`, substitutions);
  if (translated !== '') return translated;
  return english(key).replace(/\$(\d)/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
}

/** The language that {@link say} speaks. */
export function interfaceLanguage(): string {
  return say('language');
}

/** For counts and dates: the variety of that language which the person asked the browser for. */
export function formatLanguage(): string {
  const language = interfaceLanguage();
  const isVariety = (one: string): boolean => one === language || one.startsWith(`${language}-`);
  return navigator.languages.find(isVariety) ?? language;
}

export function interfaceDirection(): 'ltr' | 'rtl' {
  return fromCatalogue('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}

/** For a message of the reader inside a story of any language. */
export function ownWords(): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return { lang: interfaceLanguage(), dir: interfaceDirection() };
}

function fromCatalogue(key: string, substitutions?: string[]): string {
  const scope = globalThis as { readonly browser?: Catalogue; readonly chrome?: Catalogue };
  const catalogue = scope.browser?.i18n ?? scope.chrome?.i18n;
  try {
    return catalogue?.getMessage(key, substitutions) ?? '';
  } catch {
    // The extension was updated or removed while its page script lives on.
    return '';
  }
}
