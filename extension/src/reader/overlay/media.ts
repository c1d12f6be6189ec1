/** Sound under a story is noise: the page's players stop, and stay as their owner left them afterwards. */

import * as safe from '../dom/safe';

export function pauseMedia(page: Document): void {
  for (const element of safe.findAllInDocument(page, 'video, audio')) {
    if (!(element instanceof HTMLMediaElement)) continue;
    const playing = Reflect.get(HTMLMediaElement.prototype, 'paused', element) === false;
    if (playing) HTMLMediaElement.prototype.pause.call(element);
  }
}
