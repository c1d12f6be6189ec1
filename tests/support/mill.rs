//! One short article, to put small things into and around.

/// The page: a header of four ways, a headline, four paragraphs, a footer of two.
pub const PAGE: &str = r#"<html lang="en"><head><title>The mill turns again</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-03-04"></head><body>
<header><a href="/">Courier</a> <a href="/news">News</a> <a href="/sport">Sport</a> <a href="/tides">Tides</a></header>
<main><article><h1>The mill turns again</h1><p>By Nora Pell, 4 March 2026</p><div>
<p>After eleven years the wheel below the weir turned on Saturday, slowly at first and then with a noise that brought the whole street to its windows. Four neighbours had rebuilt it in a barn, spoke by spoke, from drawings found under a floor.</p>
<p>The stones will grind again in autumn, if the harvest is dry. Until then the miller, who is a dentist on weekdays, means to learn how they are dressed, and has put a notice in the bakery asking for anybody who remembers.</p>
<p>Three people have called so far. The oldest is ninety-two and said that the first thing to know about millstones is to keep one's fingers out of them, and that the second can wait until the first has been understood.</p>
<p>On market day the sluice will be opened for an hour. Whoever wants to see it should come early, since there is room on the footbridge for twelve, and eleven of the places have been promised to the people who carried the spokes.</p>
</div></article></main><footer><a href="/about">About</a> <a href="/contact">Contact</a></footer></body></html>"#;
