/** Embeds load when, and only when, the reader asks for them. */

import { ownWords, say } from '../text/messages';
import { button, el } from './build';

// What a player needs to play; it gets no way to the page around it.
const SANDBOX = 'allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox';

/** Turns the places of embeds into offers to load them. */
export function offerEmbeds(story: ParentNode): void {
  for (const place of story.querySelectorAll<HTMLElement>('.embed[data-embed]')) offer(place);
}

function offer(place: HTMLElement): void {
  const address = new URL(place.getAttribute('data-embed') ?? '');
  const kind = place.getAttribute('data-kind');
  const host = address.host.replace(/^www\./, '');
  const what = say(kind === 'video' ? 'embedVideo' : kind === 'audio' ? 'embedAudio' : 'embedFrame', host);
  const title = place.getAttribute('title') ?? '';
  place.removeAttribute('title');
  const load = (): void => {
    const player = kind === 'frame' ? frame(address, title || what) : media(kind, address, title || what);
    place.style.setProperty('--ratio', place.getAttribute('data-ratio') ?? '16 / 9');
    place.replaceChildren(player);
    player.focus();
  };
  const text = el('div', { class: 'what' }, el('strong', { dir: 'auto' }, title || what));
  if (title !== '') text.append(el('span', {}, what));
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', title || what);
  for (const [name, value] of Object.entries(ownWords())) place.setAttribute(name, value);
  place.replaceChildren(
    el(
      'div',
      { class: 'offer' },
      text,
      button('solid', say('loadEmbed', host), load),
      el('a', { class: 'away', href: address.href, target: '_blank', rel: 'noopener noreferrer' }, say('openEmbed')),
    ),
  );
}

function frame(address: URL, title: string): HTMLElement {
  const element = el('iframe', {
    sandbox: SANDBOX,
    allow: 'fullscreen; encrypted-media; picture-in-picture',
    allowfullscreen: true,
    title,
    tabindex: '0',
  });
  element.src = address.href;
  return element;
}

function media(kind: string | null, address: URL, title: string): HTMLElement {
  const element = el(kind === 'audio' ? 'audio' : 'video', { controls: true, 'aria-label': title, tabindex: '0' });
  element.src = address.href;
  return element;
}
