/** The honest answer where there is no story. */

import { say } from '../text/messages';
import { button, el } from './build';

export interface Offers {
  readonly longest: (() => void) | null;
  readonly clean: (() => void) | null;
  readonly leave: () => void;
}

export function empty({ longest, clean, leave }: Offers): HTMLElement {
  const offers = el('div', { class: 'offers' });
  if (longest) offers.append(button('solid', say('showLongest'), longest));
  if (clean) offers.append(button(longest ? 'plain' : 'solid', say('cleanInstead'), clean));
  offers.append(button(longest || clean ? 'plain' : 'solid', say('back'), leave));
  return el('div', { class: 'empty' }, el('h1', {}, say('noStory')), el('p', {}, say('noStoryHint')), offers);
}
