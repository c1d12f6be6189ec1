/** The way from the popup to the tools that lie over the page. */

import type { Actions } from './actions';
import { make } from './build';
import { text } from './text';

/** `some` is whether there is anything to be shown at its place. */
export function tools(some: boolean, actions: Actions): HTMLElement {
  const button = (id: string, words: string, act: () => Promise<void>): HTMLElement =>
    make('button', { class: 'button', id, attributes: { type: 'button' }, click: () => void act() }, words);
  return make(
    'div',
    { class: some ? 'controls pair' : 'controls' },
    button('pick', text('pickTitle'), actions.pick),
    some && button('rail', text('railOpen'), actions.openRail),
  );
}
