/** What lies over the story has nothing to scroll itself: without this, the page beneath would scroll instead. */

const LINE = 48;
const PAGE = 0.85;

/** Turns wheel and keys over `outside` into scrolling of the story. */
export function scrollFromOutside(scroller: HTMLElement, outside: readonly HTMLElement[]): void {
  const by = (top: number): void => {
    scroller.scrollBy({ top, behavior: 'instant' });
  };
  for (const element of outside) {
    element.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey || scrollsItself(element)) return;
        event.preventDefault();
        by(event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE : event.deltaY);
      },
      { passive: false },
    );
    element.addEventListener('keydown', (event) => {
      const usesKeys = event.target instanceof Element && event.target.matches('input, select');
      if (usesKeys || event.ctrlKey || event.metaKey || event.altKey || scrollsItself(element)) return;
      const distance = distanceOf(event.key, scroller.clientHeight, scroller.scrollHeight);
      if (distance === 0) return;
      event.preventDefault();
      by(distance);
    });
  }
}

function scrollsItself(element: HTMLElement): boolean {
  return element.scrollHeight > element.clientHeight + 1 && getComputedStyle(element).overflowY === 'auto';
}

function distanceOf(key: string, view: number, whole: number): number {
  switch (key) {
    case 'ArrowDown':
      return LINE;
    case 'ArrowUp':
      return -LINE;
    case 'PageDown':
      return view * PAGE;
    case 'PageUp':
      return -view * PAGE;
    case 'End':
      return whole;
    case 'Home':
      return -whole;
    default:
      return 0;
  }
}
