//! What holds of pages made like articles: clutter of all kinds in, around and over a story that is known.
#![cfg(feature = "cli")]
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

mod support;

use lede::Options;
use lede::page::Page;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;
use std::fmt::Write;
use support::promises::holds;

/// Pieces that sentences are put together from, so that no two stories are alike.
const WHO: [&str; 8] = [
    "The harbour master",
    "A schoolteacher from the upper town",
    "The woman who keeps the lighthouse",
    "One of the older fishermen",
    "The mayor",
    "A clerk at the mill",
    "The ferryman",
    "Her brother",
];
const DID: [&str; 8] = [
    "said on Tuesday that the water had never stood so high in living memory",
    "walked the length of the sea wall before dawn and counted eleven breaches",
    "had kept a record of every tide since the winter of the great storm",
    "refused to leave the house until the boats came round to the back door",
    "was the first to notice that the bell in the chapel had stopped",
    "carried the last of the ledgers up to the attic by candlelight",
    "told the council that sandbags alone would not hold the river a second time",
    "remembered how the same street had looked forty years before",
];
const THEN: [&str; 6] = [
    "and nobody who heard it doubted a word",
    "while the rain went on without a pause until evening",
    "although the papers in the city made little of it",
    "which is why the work on the dam began so early in the year",
    "but the money for it was found only after a long quarrel",
    "as the people of the lower quarter had done for generations",
];

fn sentence() -> impl Strategy<Value = String> {
    (select(&WHO[..]), select(&DID[..]), select(&THEN[..])).prop_map(|(who, did, then)| format!("{who} {did}, {then}."))
}

fn paragraph() -> impl Strategy<Value = String> {
    proptest::collection::vec(sentence(), 2..5).prop_map(|sentences| sentences.join(" "))
}

/// What is put between the paragraphs; none of it is story.
fn clutter() -> impl Strategy<Value = String> {
    select(
        &[
            "<p><strong>READ MORE: <a href=\"/news/old-mill\">Old mill to be sold after all</a></strong></p>",
            "<div class=\"ad-slot\"><span>Advertisement</span><ins class=\"adsbygoogle\"></ins></div>",
            "<div class=\"related\"><h3>Most read</h3><ul><li><a href=\"/a/1\">Ferry runs again from Monday on</a></li>\
             <li><a href=\"/a/2\">Council puts off the vote once more</a></li></ul></div>",
            "<form class=\"newsletter\"><p>Sign up to our newsletter</p><input type=\"email\"><button>Go</button></form>",
            "<div class=\"share\"><a href=\"https://net.example/sharer.php?u=x\">Share</a><a href=\"https://net.example/intent/post?t=x\">Post</a></div>",
            "<aside><a href=\"/a/3\">Also read: what the tide left behind</a></aside>",
            "<figure><img src=\"x.jpg\" alt=\"\"><figcaption>The quay at low water. Photo: N. Pell</figcaption></figure>",
            "<blockquote><p>We shall not leave, she said.</p></blockquote>",
            "<h2>The second night</h2>",
            "<script>if (a < b) { document.write('<p>') }</script>",
            "<!-- wp:paragraph -->",
            "<div></div>",
        ][..],
    )
    .prop_map(str::to_owned)
}

/// How a page is built: what its paragraphs are wrapped in, and what is broken about its markup.
#[derive(Clone, Debug)]
struct Build {
    depth: usize,
    each_wrapped: bool,
    class: &'static str,
    unclosed: bool,
    says_article: bool,
}

fn build() -> impl Strategy<Value = Build> {
    let class = select(&["", "content", "x1", "promo-body", "ad_story", "search", "related-story", "sidebar-left"][..]);
    (0usize..60, any::<bool>(), class, any::<bool>(), any::<bool>()).prop_map(
        |(depth, each_wrapped, class, unclosed, says_article)| Build {
            depth,
            each_wrapped,
            class,
            unclosed,
            says_article,
        },
    )
}

fn page(build: &Build, parts: &[(String, Option<String>)]) -> String {
    let mut html = String::from("<!DOCTYPE html><html lang=en><head><title>The night the river rose</title>");
    if build.says_article {
        html.push_str("<meta property=\"og:type\" content=\"article\">");
    }
    html.push_str("</head><body><header><nav><a href=/>Home</a> <a href=/news>News</a></nav></header><main>");
    let wrap = format!("<div class=\"{}\">", build.class);
    html.push_str(&wrap.repeat(build.depth));
    html.push_str("<h1>The night the river rose</h1><p class=byline>By Nora Pell, 4 March 2026</p>");
    for (paragraph, after) in parts {
        let _ = match (build.each_wrapped, build.unclosed) {
            (true, _) => write!(html, "<section><div><p>{paragraph}</p></div></section>"),
            (false, true) => write!(html, "<p>{paragraph}"),
            (false, false) => write!(html, "<p>{paragraph}</p>"),
        };
        html.push_str(after.as_deref().unwrap_or(""));
    }
    if !build.unclosed {
        html.push_str(&"</div>".repeat(build.depth));
    }
    html.push_str("</main><footer><p>Published in Sorrel Sound</p></footer></body></html>");
    html
}

fn parts() -> impl Strategy<Value = Vec<(String, Option<String>)>> {
    proptest::collection::vec((paragraph(), proptest::option::weighted(0.5, clutter())), 5..14)
}

fn quietly(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(quietly(60))]

    #[test]
    fn no_paragraph_of_a_story_is_hidden(build in build(), parts in parts()) {
        let html = lede::file::serialize(&page(&build, &parts)).html;
        for threshold in [Options::STANDARD, 0.35] {
            let options = Options { threshold, ..Options::default() };
            prop_assert!(holds(&html, &options).is_ok(), "{:?}", holds(&html, &options));
            let analysis = lede::analyze(&html, &options);
            let read = Page::parse(&html, true);
            let hidden = support::hidden(&read, &analysis.findings);
            for (paragraph, _) in &parts {
                let at = html.find(paragraph.as_str()).expect("the paragraph on the page");
                let lost = hidden.iter().find(|(span, _)| span.start <= at && at < span.end);
                prop_assert!(lost.is_none(), "{paragraph} is hidden as {:?}", lost.map(|(_, kind)| kind));
            }
        }
    }
}

/// How much an analysis says, in bytes of JSON.
fn told(html: &str) -> usize {
    serde_json::to_string(&lede::analyze(html, &Options { threshold: 0.0, ..Options::default() })).expect("JSON").len()
}

proptest! {
    #![proptest_config(quietly(25))]

    /// Of a page that repeats itself there is as much more to say, and not the square of it.
    #[test]
    fn what_is_said_of_a_page_grows_with_the_page(build in build(), parts in parts()) {
        let once = lede::file::serialize(&page(&build, &parts)).html;
        let many: Vec<_> = parts.iter().cycle().take(parts.len() * 8).cloned().collect();
        let eight = lede::file::serialize(&page(&build, &many)).html;
        let nodes = |html: &str| Page::parse(html, true).len();
        prop_assert!(nodes(&eight) <= 8 * nodes(&once));
        prop_assert!(told(&eight) <= 10 * told(&once) + 4_000, "{} after {}", told(&eight), told(&once));
    }
}

proptest! {
    #![proptest_config(quietly(150))]

    #[test]
    fn any_bytes_are_a_file(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let serialized = lede::file::serialize(&String::from_utf8_lossy(&bytes));
        let options = Options { scripting: serialized.scripting, ..Options::default() };
        prop_assert!(holds(&serialized.html, &options).is_ok(), "{:?}", holds(&serialized.html, &options));
    }
}
