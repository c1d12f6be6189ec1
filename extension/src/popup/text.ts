/** The words of the interface, from `_locales`. */

export function text(name: string, ...substitutions: string[]): string {
  return chrome.i18n.getMessage(name, substitutions);
}

/** The name of a message made of a stem and a value: `kind` and `ad` give `kindAd`. */
export function named(stem: string, value: string): string {
  return text(stem + value.charAt(0).toUpperCase() + value.slice(1));
}

/** A part of one, in hundredths. */
export function share(value: number): string {
  return new Intl.NumberFormat(chrome.i18n.getUILanguage(), { style: 'percent' }).format(value);
}

export function number(value: number): string {
  return new Intl.NumberFormat(chrome.i18n.getUILanguage()).format(value);
}
