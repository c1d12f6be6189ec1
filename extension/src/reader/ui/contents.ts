/** The panel that leads through the story: its headings and what the reader highlighted. */

import type { Entry } from '../place/headings';
import type { Marks } from '../place/marks';
import { say } from '../text/messages';
import { button, el } from './build';
import { icon } from './icons';

export interface Way {
  readonly entries: readonly Entry[];
  readonly current: Entry | null;
  readonly marks: Marks;
  go(to: HTMLElement | null): void;
}

const SHOWN_OF_MARK = 140;

export function fillContents(box: HTMLElement, way: Way, language: string): void {
  if (way.entries.length > 0) {
    const list = el('ol', { class: 'list' });
    const add = (text: string, level: number, current: boolean, to: HTMLElement | null): void => {
      const entry = button('', text, () => {
        way.go(to);
      });
      entry.setAttribute('dir', 'auto');
      if (to) entry.setAttribute('lang', language);
      if (current) entry.setAttribute('aria-current', 'true');
      list.append(el('li', { class: `level-${level}` }, entry));
    };
    add(say('beginning'), 2, way.current === null, null);
    for (const entry of way.entries) add(entry.text, entry.level, entry === way.current, entry.heading);
    box.append(el('h2', {}, say('contents')), list);
  }
  box.append(el('h2', {}, say('highlights')));
  if (way.marks.list.length === 0) {
    box.append(el('p', { class: 'hint' }, say('noHighlights')));
    return;
  }
  const list = el('ul', { class: 'list' });
  for (const mark of way.marks.list) {
    const text = way.marks.textOf(mark);
    const cut = text.length > SHOWN_OF_MARK ? `${text.slice(0, SHOWN_OF_MARK)}…` : text;
    const goTo = button(
      '',
      cut,
      () => {
        way.go(way.marks.elementOf(mark));
      },
      el('span', { class: 'cut', dir: 'auto', lang: language }, cut),
    );
    goTo.removeAttribute('title');
    const remove = button(
      'small',
      say('removeHighlight'),
      () => {
        way.marks.remove(mark);
        box.replaceChildren();
        fillContents(box, way, language);
        box.querySelector<HTMLElement>('button')?.focus();
      },
      icon('remove'),
    );
    list.append(el('li', {}, goTo, remove));
  }
  box.append(list);
}
