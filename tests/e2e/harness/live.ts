/** Pages that change, and how soon Lede follows. */

import { expect } from 'vitest';
import type { Tab } from './browser';
import { setCleaned, settled, source, type Stage } from './stage';

export const paragraph = `<p>${'The tide came in twice a day, and twice a day the miller rose to meet it. '.repeat(6)}</p>`;
export const story = `<article><h1>The miller of Sorrel Sound</h1>${paragraph.repeat(8)}</article>`;
export const slot =
  '<div class="ad-container"><span>Advertisement</span><ins class="adsbygoogle" style="display:block">Buy</ins></div>';

const card = (title: string): string =>
  `<li><a href="/more/${title.length}"><img alt="" src="data:,"><span>${title}</span></a></li>`;
export const related = `<aside class="related-articles"><h3>Related articles</h3><ul>${[
  'The last ferry of the year',
  'A bell that nobody hangs',
  'How the creek was dug',
  'What the heron knows',
]
  .map(card)
  .join('')}</ul></aside>`;

export const consent = `<h2>We value your privacy</h2><p>We and our 843 partners use cookies to store and read
  information on your device.</p><button>Accept all</button><button>Manage choices</button>`;
export const layer = `<div class="cookie-consent" role="dialog" aria-modal="true" style="position:fixed;inset:0">${consent}</div>`;

export interface Body {
  readonly body: string;
  readonly head?: string;
  readonly script?: string;
}

let pages = 0;

export function addPage({ server }: Stage, { body, head = '', script = '' }: Body): string {
  pages += 1;
  const html = `<!doctype html><html><head><title>A page</title>${head}</head><body>${body}<script>${script}</script></body></html>`;
  return server.add(`/live/page-${String(pages)}`, { body: html });
}

export async function openPage(stage: Stage, page: Body): Promise<Tab> {
  const tab = await stage.browser.open(addPage(stage, page));
  await settled(stage, tab);
  return tab;
}

export interface Arrival {
  /** The milliseconds from coming until taking no place, by the page's clock; of several, the least. */
  readonly milliseconds: number;
  readonly kept: boolean;
}

/**
 * Has something come to a page a few times and gives the least of the times until it takes no place: whoever shares
 * this machine can make any one of them long, but none short.
 */
export function arrive(tab: Tab, html: string, after: string, times = 4): Promise<number> {
  return tab.evaluate(
    async ({ html, after, times }) => {
      const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 4));
      let least = Infinity;
      for (let time = 0; time < times; time += 1) {
        const holder = document.createElement('div');
        holder.innerHTML = html;
        const added = holder.firstElementChild ?? holder;
        const start = performance.now();
        [...document.querySelectorAll(after)].at(-1)?.after(added);
        while (added.getClientRects().length > 0 && performance.now() - start < 5_000) await pause();
        if (added.getClientRects().length === 0) least = Math.min(least, performance.now() - start);
        if (time < times - 1) added.remove();
      }
      return least;
    },
    { html, after, times },
  );
}

/** What of the page's paragraphs and headlines cannot be seen. */
export const lostStory = (tab: Tab): Promise<string[]> =>
  tab.evaluate(() =>
    [...document.querySelectorAll('article :is(h1, p)')]
      .filter((element) => element.getClientRects().length === 0 && !element.closest('[data-lede="rest"]'))
      .map(({ textContent }) => textContent.slice(0, 40)),
  );

/** Undoes, and expects the page to be as the other argument says, or at least without a trace of Lede. */
export async function expectUndone(stage: Stage, tab: Tab, before?: string): Promise<void> {
  await setCleaned(stage, tab, false);
  const now = await source(tab);
  expect(now).not.toContain('data-lede');
  if (before !== undefined) expect(now).toBe(before);
}
