/** The table of contents. */

export interface Entry {
  readonly level: number;
  readonly text: string;
  readonly heading: HTMLElement;
}

export function contentsOf(body: HTMLElement): Entry[] {
  return [...body.querySelectorAll<HTMLElement>('h2, h3, h4')]
    .filter((heading) => heading.closest('blockquote, figure, td, th, .embed') === null)
    .map((heading) => ({
      level: Number(heading.localName.charAt(1)),
      text: (heading.textContent ?? '').replace(/\s+/g, ' ').trim(),
      heading,
    }))
    .filter((entry) => entry.text !== '');
}

/** The heading under which the reader is: the last one above the upper third of the view. */
export function currentEntry(entries: readonly Entry[], limit: number): Entry | null {
  let current: Entry | null = null;
  for (const entry of entries) {
    if (entry.heading.getBoundingClientRect().top > limit) break;
    current = entry;
  }
  return current;
}
