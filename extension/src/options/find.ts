/** Finding a setting by a word of it. */

/** Letters without case and accents, so that `Über` is found by `uber`. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase();
}

/**
 * Leaves to be seen what holds all words of the query: rows, and the sections that have such rows or are named so.
 * Gives how many rows match.
 */
export function find(main: HTMLElement, query: string): number {
  const words = plain(query).split(/\s+/).filter((word) => word !== '');
  let many = 0;
  for (const section of main.querySelectorAll<HTMLElement>('.section')) {
    const title = plain(section.querySelector('h2')?.textContent ?? '');
    const inTitle = words.filter((word) => title.includes(word));
    let some = 0;
    for (const row of section.querySelectorAll<HTMLElement>('.row, .sites > li')) {
      const own = plain(row.textContent ?? '');
      const fits = words.every((word) => inTitle.includes(word) || own.includes(word));
      row.classList.toggle('is-out', !fits);
      if (fits) some += 1;
    }
    for (const card of section.querySelectorAll('.card')) {
      card.classList.toggle('is-out', card.querySelector('.row:not(.is-out)') === null);
    }
    // A part that another script mounts has rows of its own kind, or none.
    const isPlain = section.querySelector('.row') === null;
    const fits = isPlain ? words.every((word) => plain(section.textContent ?? '').includes(word)) : some > 0;
    section.classList.toggle('is-out', words.length > 0 && !fits);
    many += isPlain && fits ? 1 : some;
  }
  return many;
}
