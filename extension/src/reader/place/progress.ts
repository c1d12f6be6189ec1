/** How far the reader has come, along whichever axis the story runs. */

export interface Progress {
  /** 0 at the start, 1 at the end. */
  get(): number;
  set(place: number): void;
}

export function progressOf(scroller: HTMLElement, vertical: boolean): Progress {
  const length = (): number =>
    vertical ? scroller.scrollWidth - scroller.clientWidth : scroller.scrollHeight - scroller.clientHeight;
  return {
    get() {
      const whole = length();
      if (whole <= 1) return 0;
      // A story in columns that run to the left scrolls into negative numbers.
      const at = Math.abs(vertical ? scroller.scrollLeft : scroller.scrollTop);
      return Math.min(1, Math.max(0, at / whole));
    },
    set(place) {
      const at = length() * place;
      if (!vertical) scroller.scrollTo({ top: at, behavior: 'instant' });
      else scroller.scrollTo({ left: runsLeft(scroller) ? -at : at, behavior: 'instant' });
    },
  };
}

function runsLeft(scroller: HTMLElement): boolean {
  return scroller.querySelector('[data-writing="vertical-rl"]') !== null;
}
