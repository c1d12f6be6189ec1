/**
 * Pages in frames of their own: sandboxed, so that nothing in them runs, and under this page's policy, so that nothing
 * in them loads.
 */

/** Beside another a page has less room than it was made for; it gets that room and is drawn smaller. */
const ROOM = 860;
const LEAST_ZOOMED = 420;

const fit = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    const { width } = contentRect;
    const zoom = width >= LEAST_ZOOMED && isBeside.matches ? Math.min(1, width / ROOM) : 1;
    (target as HTMLElement).style.setProperty('--zoom', String(zoom));
  }
});
const isBeside = matchMedia('(min-width: 900px)');

/** Puts a page into a place in lieu of what was there. Undefined where another page was put there meanwhile. */
export async function showPage(
  place: HTMLElement,
  title: string,
  html: string,
): Promise<Document | undefined> {
  const frame = document.createElement('iframe');
  frame.title = title;
  // Same origin lets this page reach into the frame; without `allow-scripts` nothing in it can reach out.
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.srcdoc = html;
  fit.observe(place);
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
  });
  place.replaceChildren(frame);
  await loaded;
  const page = frame.contentDocument;
  if (!page || !frame.isConnected) return undefined;
  page.addEventListener('click', stay, true);
  page.addEventListener('submit', stay, true);
  return page;
}

/** Links lead nowhere here, and forms send nothing. */
function stay(event: Event): void {
  const target = event.target as Element | null;
  if (event.type === 'submit' || target?.closest('a, area, button, input[type="submit"], input[type="image"]')) {
    event.preventDefault();
  }
}
