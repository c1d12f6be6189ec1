/** The frame that all sections have. */

import { make } from '../../ui/make';

export function section(id: string, title: string, intro: string, ...children: readonly Node[]): HTMLElement {
  return make(
    'section',
    { id, class: 'section', attributes: { 'aria-labelledby': `${id}-title` } },
    make('h2', { id: `${id}-title`, attributes: { tabindex: '-1' } }, title),
    intro !== '' && make('p', { class: 'intro' }, intro),
    ...children,
  );
}

/** Rows that belong together, in a box. */
export function card(...rows: readonly (Node | false)[]): HTMLElement {
  return make('div', { class: 'card' }, ...rows);
}
