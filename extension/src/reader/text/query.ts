/** The parameters of an address: in Firefox the page's own list of them cannot be walked by an extension. */

export interface Parameter {
  readonly name: string;
  readonly value: string;
}

export function parametersOf(url: URL): Parameter[] {
  return url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...value] = part.split('=');
      return { name: decode(name), value: decode(value.join('=')) };
    });
}

/** The address without some of its parameters, the others in the order of their names. */
export function withoutParameters(url: URL, drop: (name: string) => boolean): string {
  const kept = parametersOf(url).filter(({ name }) => !drop(name));
  const sorted = kept.map(({ name, value }) => `${name}=${value}`).sort();
  return `${url.host}${url.pathname}?${sorted.join('&')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
