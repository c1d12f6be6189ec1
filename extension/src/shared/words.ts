/** The words of the interface, from `_locales`: for the extension's own pages and for what it lays over a page. */

/** Catalogues that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar']);

interface Catalogue {
  readonly i18n?: { getMessage(key: string, substitutions?: string[]): string };
}

/** Empty where the extension was updated or removed while its script lives on in a page. */
export function text(name: string, ...substitutions: string[]): string {
  const { chrome } = globalThis as { readonly chrome?: Catalogue };
  try {
    return chrome?.i18n?.getMessage(name, substitutions) ?? '';
  } catch {
    return '';
  }
}

/** The name of a message made of a stem and a value: `kind` and `ad` give `kindAd`. */
export function named(stem: string, value: string): string {
  return text(stem + value.charAt(0).toUpperCase() + value.slice(1));
}

/**
 * A message about a number of things, in the form that the language has for that number: `name` stands for messages
 * called `name_one`, `name_few`, `name_other` and so on. The number is the first substitution.
 */
export function counted(name: string, count: number, ...substitutions: string[]): string {
  const form = new Intl.PluralRules(interfaceLanguage()).select(count);
  return text(`${name}_${form}`, number(count), ...substitutions);
}

/**
 * The language that {@link text} speaks. It need not be the browser's own, which may have no catalogue, so every
 * catalogue says which it is.
 */
export function interfaceLanguage(): string {
  return text('language') || 'en';
}

export function interfaceDirection(): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(interfaceLanguage()) ? 'rtl' : 'ltr';
}

/** For a part of the interface inside a page of any language. */
export function ownWords(): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return { lang: interfaceLanguage(), dir: interfaceDirection() };
}

/** Says of a page of the extension which language it is in, and which way that runs. */
export function speakOn(document: Document): void {
  const { lang, dir } = ownWords();
  document.documentElement.lang = lang;
  document.documentElement.dir = dir;
}

/** For counts and dates: the variety of the language which the person asked the browser for. */
export function formatLanguage(): string {
  const language = interfaceLanguage();
  const isVariety = (one: string): boolean => one === language || one.startsWith(`${language}-`);
  return navigator.languages.find(isVariety) ?? language;
}

export function number(value: number): string {
  return new Intl.NumberFormat(formatLanguage()).format(value);
}

/** A part of one, in hundredths. */
export function share(value: number): string {
  return new Intl.NumberFormat(formatLanguage(), { style: 'percent' }).format(value);
}
