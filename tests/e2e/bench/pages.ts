/** Pages to take times on. */

/** Tells when the page was changed, by its own clock, and how long tasks were that held it up. */
const watch = `<script>
  globalThis.changes = [];
  globalThis.longTasks = [];
  // Firefox does not tell of long tasks.
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
    buffered: true,
  });
  new MutationObserver((records) => {
    if (document.readyState !== 'loading' && records.some(({ type }) => type === 'attributes')) {
      changes.push(performance.now());
    }
  }).observe(document, { attributes: true, subtree: true, childList: true });
</script>`;

export const watched = (html: string): string => html.replace(/<head[^>]*>/, (head) => head + watch);

const sentence =
  'The mill stood where the creek met the sound, and nobody who lived there could remember it turning.';

/** An article of about this many elements, with clutter every few paragraphs, each of which ends with a text. */
export function longPage(elements: number, end = sentence): string {
  const parts: string[] = [];
  for (let count = 0, at = 0; count < elements; at += 1) {
    parts.push(
      `<p>${sentence} <em>Perhaps</em> <a href="/t/${String(at)}">the tide</a> would know. ${end}</p>`,
    );
    count += 3;
    if (at % 8 === 7) {
      parts.push(
        `<p class="more"><strong>READ MORE:</strong> <a href="/a/${String(at)}">How the creek was dug</a></p>`,
      );
      parts.push('<div class="ad-container"><ins class="adsbygoogle"></ins></div>');
      count += 5;
    }
    if (at % 64 === 63) {
      const card = (number: number): string =>
        `<li><a href="/c/${String(number)}"><img alt="" src="data:,"><span>Another story of the coast</span></a></li>`;
      parts.push(
        `<aside class="related"><h3>Related articles</h3><ul>${[1, 2, 3, 4].map(card).join('')}</ul></aside>`,
      );
      count += 19;
    }
  }
  return `<!doctype html><html lang="en"><head><title>The long mill</title></head><body><main><article><h1>The long mill</h1>${parts.join('\n')}</article></main></body></html>`;
}
