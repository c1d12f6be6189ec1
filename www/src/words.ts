/** The extension's own words, where there is no extension: its messages are asked for by `chrome.i18n`. */

import catalogue from '../../extension/_locales/en/messages.json';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const messages: Readonly<Record<string, Message | undefined>> = catalogue;

/** Fills in `$NAME$` and `$1` as browsers do. */
export function getMessage(name: string, substitutions: readonly string[] = []): string {
  const found = messages[name];
  if (!found) return '';
  const numbered = (text: string): string =>
    text.replace(/\$(\d)/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
  const placed = found.message.replace(/\$(\w+)\$/g, (whole, key: string) => {
    const content = found.placeholders?.[key.toLowerCase()]?.content;
    return content === undefined ? whole : numbered(content);
  });
  return found.placeholders ? placed : numbered(placed);
}

export function provideWords(): void {
  const scope = globalThis as { chrome?: object };
  const i18n = { getMessage, getUILanguage: () => 'en' };
  scope.chrome = Object.assign(scope.chrome ?? {}, { i18n });
}
