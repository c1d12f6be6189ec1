/** Wide tables, code and formulas scroll by themselves: the keyboard must reach those that do. */

import { say } from '../text/messages';

const REGIONS = '.wide, pre, math[display="block"]';

export function watchRegions(body: HTMLElement, signal: AbortSignal): void {
  if (typeof ResizeObserver !== 'function') return;
  const update = (): void => {
    for (const region of body.querySelectorAll<HTMLElement>(REGIONS)) {
      const scrolls = region.scrollWidth > region.clientWidth + 1;
      if (scrolls === region.hasAttribute('tabindex')) continue;
      if (!scrolls) {
        for (const name of ['tabindex', 'role', 'aria-label']) region.removeAttribute(name);
        continue;
      }
      region.setAttribute('tabindex', '0');
      if (region.localName === 'math') continue;
      region.setAttribute('role', 'region');
      region.setAttribute('aria-label', say(region.localName === 'pre' ? 'code' : 'table'));
    }
  };
  const observer = new ResizeObserver(update);
  observer.observe(body);
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}
