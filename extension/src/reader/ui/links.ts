/** Following links inside the story without touching the page's address or history. */

import { cssString } from '../dom/safe';

/** Scrolls to places of the story; all other links go where they lead. */
export function followLinksIn(body: HTMLElement): void {
  body.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link) return;
    event.preventDefault();
    const id = (link.getAttribute('href') ?? '').slice(1);
    const place = body.querySelector<HTMLElement>(`[id=${cssString(id)}]`);
    if (place) show(body, place);
  });
}

function show(body: HTMLElement, place: HTMLElement): void {
  for (const before of body.querySelectorAll('.here')) before.classList.remove('here');
  place.classList.add('here');
  place.scrollIntoView({ block: 'center', behavior: 'instant' });
  focusOn(place);
}

/** Moves the keyboard to a part of the text, so that Tab goes on from there. */
export function focusOn(place: HTMLElement): void {
  if (!place.matches('a[href], button, input, select, [tabindex]')) {
    place.setAttribute('tabindex', '-1');
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}
