/**
 * A small page of everything that the core tells apart: a browser compiles the core's functions as they are first
 * called, and this calls them before a page is waiting.
 */

const paragraph =
  '<p>The tide came in twice a day, and twice a day the miller rose to meet it, as her mother had done before her. ' +
  'Nobody else in the village kept such hours, and <a href="/weir">the weir</a> was never late for anybody.</p>';

const list = (...entries: readonly string[]): string =>
  `<ul>${entries.map((entry) => `<li><a href="/${String(entry.length)}">${entry}</a></li>`).join('')}</ul>`;

export const SAMPLE = `<html lang="en"><head><title>The miller of the sound</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-04">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"The miller of the sound"}</script></head><body>
<header><nav>${list('Home', 'News', 'Sport', 'Tides')}</nav></header>
<div class="cookie-consent">We use cookies. <button>Accept all</button></div>
<main><article><h1>The miller of the sound</h1><p>By Nora Pell, <time>4 March 2026</time></p>
<div class="share-bar"><a href="https://n.example/sharer?u=1">Share</a><a href="https://m.example/intent/tweet?u=1">Post</a></div>
<figure><img alt="The mill"><figcaption>The mill. Photo: Ida Sol</figcaption></figure>
${paragraph.repeat(3)}<p><strong>Read also: <a href="/stones">How the stones are dressed</a></strong></p>
<div class="ad-slot">Advertisement<ins class="adsbygoogle"></ins></div><h2>The stones</h2>${paragraph.repeat(2)}
<table><tr><th>Year</th><th>Sacks</th></tr><tr><td>2025</td><td>€ 120</td></tr></table><pre>a = b</pre>
<form class="newsletter-signup"><p>Subscribe to our newsletter</p><input type="email"></form>${paragraph}</article>
<section class="related"><h3>More stories</h3>${list(
  'Harbour fees to rise again in spring',
  'Seal sleeps on the slipway for a week',
  'Bell of the old chapel found in a shed',
)}</section>
<section class="comments"><h3>2 comments</h3><ol><li>Ada, 5 March: Well turned.</li><li>Bo: I heard it.</li></ol></section>
</main><footer>${list('About', 'Contact', 'Terms of use')}</footer></body></html>`;
