/** The words of the interface where there is no extension to ask: a catalogue read as a browser reads it. */

import english from '../_locales/en/messages.json';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

export type Catalogue = Readonly<Record<string, Message>>;

interface Words {
  getMessage(key: string, substitutions?: string | string[]): string;
  getUILanguage(): string;
}

export function wordsOf(catalogue: Catalogue): Words {
  return {
    getMessage(key, substitutions = []) {
      const given = [substitutions].flat();
      const found = catalogue[key];
      if (!found) return '';
      const placeholders = new Map(
        Object.entries(found.placeholders ?? {}).map(([name, { content }]) => [name.toLowerCase(), content]),
      );
      return found.message
        .replace(/\$(\w+)\$/g, (whole, name: string) => placeholders.get(name.toLowerCase()) ?? whole)
        .replace(/\$(\d)/g, (_, digit: string) => given[Number(digit) - 1] ?? '');
    },
    getUILanguage: () => catalogue['language']?.message ?? 'en',
  };
}

/** Gives the global object a catalogue, beside whatever else is faked there. */
export function speak(catalogue: Catalogue = english): void {
  const scope = globalThis as { chrome?: object };
  scope.chrome = { ...scope.chrome, i18n: wordsOf(catalogue) };
}
