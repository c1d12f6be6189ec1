/** An article as papers print them, with what they put around it: to show what Lede does where it does no harm. */

export const SAMPLE_ADDRESS = 'https://harbour-ledger.example/coast/lamp-keeper';

export const SAMPLE = `<!doctype html>
<html lang="en">
<head>
<title>The lamp that would not go out - The Harbour Ledger</title>
<meta property="og:type" content="article">
<meta property="og:title" content="The lamp that would not go out">
<meta name="author" content="Oona Marsh">
</head>
<body>
<header class="site-header"><p class="masthead">The Harbour Ledger</p></header>
<div class="ad-wrapper ad-leaderboard"><span class="ad-label">Advertisement</span>
<a href="https://clicks.adserver.example/aclk?c=1" rel="sponsored nofollow">Brisk! The water that drinks you back</a></div>
<main>
<article class="post">
<h1 class="entry-title">The lamp that would not go out</h1>
<p class="byline">By <a rel="author" href="/people/oona-marsh">Oona Marsh</a> · <time datetime="2026-03-14">14 March 2026</time></p>
<div class="share-bar"><span>Share</span>
<a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a>
<a href="https://twitter.com/intent/tweet?url=x">X</a>
<a href="https://api.whatsapp.com/send?text=x">WhatsApp</a></div>
<div class="entry-content">
<p>For sixty-one years the lamp on Gannet Rock has turned four times a minute, and for forty of them it has been
wound by the same pair of hands. On Friday evening those hands, which belong to Edda Lorne, wound it for the last time,
and the harbour came out in small boats to watch her do it.</p>
<p>She had asked for no speeches. There was one all the same, by the harbour master, who lost his place in it twice and
then simply read out the names of the ships that had come in safely during the great fog of her second winter.</p>
<p class="read-more"><strong>READ MORE:</strong> <a href="/boats/late-ferry">The late ferry is back, and so is its cook</a></p>
<p>“A lamp is a promise,” she said afterwards, drying her hands on her coat. “You make it to people you will never
meet. The trick is to keep it on the nights when you are quite sure that nobody is out there.”</p>
<div class="ad-container in-article"><span class="ad-label">- Advertisement -</span>
<ins class="adsbygoogle" data-ad-slot="1"><a href="https://clicks.adserver.example/aclk?c=2" rel="sponsored nofollow">Dozewell mattresses, forty per cent off</a></ins></div>
<p>The machine that takes over from her is the size of a bread tin. It sits beneath the old lens, which stays, and it
counts the turns by itself. Two men from the mainland will look at it once a year, in June, when the sea allows it.</p>
<aside class="related must-read"><h3>Must read</h3><ul>
<li><a href="/news/lighthouse-sale">Lighthouse sold to a man who gets seasick</a></li>
<li><a href="/markets/herring">Why herring costs less than its box</a></li>
<li><a href="/weather/fog">Seven kinds of fog, ranked by a pilot</a></li></ul></aside>
<p>What becomes of the cottage below the tower is not decided. Miss Lorne would like to stay until the terns have
hatched, and the council, which owns the rock, has found that it has no rule against it.</p>
<p>At a quarter past nine the light came round as it always had. Nobody on the boats could have said which of the two
had sent it, and after a while, as the cold came up from the water, they turned for home by it.</p>
</div>
</article>
<ul class="links"><li><a href="/coast/pilots">What the pilots say of the new channel</a></li>
<li><a href="/coast/terns">Terns are back on the western stack</a></li>
<li><a href="/coast/bell">A short history of the fog bell</a></li></ul>
<section class="newsletter-signup"><h3>The Ledger in your inbox</h3><p>Sign up for our free newsletter. No tides, only news.</p>
<form action="/newsletter"><input type="email" name="email" placeholder="Your email address" aria-label="Your email address"><button type="submit">Subscribe</button></form></section>
<section id="comments" class="comments"><h3>2 comments</h3><ol class="comment-list">
<li class="comment"><p class="comment-author">Bram T.</p><p>My father was on one of those ships. Thank you.</p><a href="#reply">Reply</a></li>
<li class="comment"><p class="comment-author">saltwife</p><p>I still think the cottage leans.</p><a href="#reply">Reply</a></li></ol></section>
</main>
<div class="small-print"><div><p>This website uses cookies to improve your experience. <a href="/cookies">Cookie policy</a></p></div></div>
<div class="cookie-banner" role="dialog" aria-label="Cookies"><p>We and our 812 partners value your privacy. We use cookies to store and access information.</p>
<button type="button">Accept all</button><button type="button">Manage options</button></div>
</body>
</html>`;
