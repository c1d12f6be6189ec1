/** The reader's words: from the extension's catalogue, or in English where there is no extension. */

import { ENGLISH, type MessageKey } from './english';

interface Catalogue {
  readonly i18n?: { getMessage(key: string, substitutions?: string[]): string };
}

export function say(key: MessageKey, ...substitutions: string[]): string {
  const scope = globalThis as { readonly browser?: Catalogue; readonly chrome?: Catalogue };
  const catalogue = scope.browser?.i18n ?? scope.chrome?.i18n;
  const translated = catalogue?.getMessage(`reader_${key}`, substitutions) ?? '';
  if (translated !== '') return translated;
  return ENGLISH[key].replace(/\$(\d)/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
}

/** Counts and dates in the language of the interface. */
export function interfaceLanguage(): string | undefined {
  return navigator.language || undefined;
}
