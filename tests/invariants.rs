//! What holds of every analysis, whatever the page.
#![cfg(feature = "cli")]
// Helpers of tests may fail as tests do.
#![allow(clippy::expect_used, clippy::panic)]

mod support;

use lede::Options;
use lede::page::{NodeKind, Page};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::fmt::Write;
use std::sync::LazyLock;
use support::promises::holds;

static PAGES: LazyLock<Vec<String>> =
    LazyLock::new(|| support::names().iter().map(|name| support::load(name).html).collect());

fn every_level() -> [Options; 4] {
    let standard = Options::default();
    [
        Options { threshold: 0.0, ..standard.clone() },
        Options { threshold: 0.9, url: Some("https://paper.example/news/1".to_owned()), ..standard.clone() },
        Options { scripting: false, ..standard.clone() },
        standard,
    ]
}

#[test]
fn the_fixture_pages_keep_every_promise() {
    for (name, html) in support::names().iter().zip(PAGES.iter()) {
        for options in every_level() {
            if let Err(complaint) = holds(html, &options) {
                panic!("{name} with {options:?}: {complaint}");
            }
        }
    }
}

#[test]
fn odd_strings_are_pages_too() {
    let deep = |n: usize| format!("{}Rain fell.{}", "<div class=\"ad\">".repeat(n), "</div>".repeat(n));
    let wide = format!("<ul>{}</ul>", "<li><a href=\"/x\">One more headline of the day</a></li>".repeat(3000));
    let strings = [
        String::new(),
        " \n\t ".to_owned(),
        "\u{0}\u{feff}\u{202e}".to_owned(),
        "no markup at all".to_owned(),
        "<".to_owned(),
        "</p>".to_owned(),
        "<p".to_owned(),
        "<p class=\"".to_owned(),
        "<!--".to_owned(),
        "<script>".to_owned(),
        "&#x110000;&amp&;".to_owned(),
        "<template><p class=\"ad\">x</p></template>".to_owned(),
        "<svg><title>Advertisement</title></svg>".to_owned(),
        "<p>Advertisement</p>".to_owned(),
        "<html></html><html></html>".to_owned(),
        "<a href=\"/x\">Read more: one</a>".repeat(200),
        deep(3000),
        wide,
    ];
    for html in &strings {
        for options in every_level() {
            if let Err(complaint) = holds(html, &options) {
                panic!("{:?} with {options:?}: {complaint}", html.chars().take(60).collect::<String>());
            }
        }
    }
}

#[test]
fn attributes_that_say_nothing_change_nothing() {
    for (name, html) in support::names().iter().zip(PAGES.iter()) {
        let page = Page::parse(html, true);
        let mut other = String::with_capacity(html.len() * 2);
        let mut from = 0;
        for node in page.nodes().iter().filter(|n| matches!(n.kind, NodeKind::Element(_))) {
            let start = node.source_start as usize;
            let end = html[start..].find([' ', '>']).map_or(html.len(), |i| start + i);
            // Inside raw text there are no nodes, so a tag's name always ends after the last insertion.
            other.push_str(&html[from..end]);
            other.push_str(" data-nothing=\"ad newsletter related comments\"");
            from = end;
        }
        other.push_str(&html[from..]);
        let options = Options::default();
        assert_eq!(lede::analyze(&other, &options), lede::analyze(html, &options), "{name}");
    }
}

#[test]
fn what_html_a_file_holds_is_read_as_it_was_serialised() {
    for (name, html) in support::names().iter().zip(PAGES.iter()) {
        let again = lede::file::serialize(html).html;
        assert_eq!(&again, html, "{name} changes when it is read again");
    }
}

const TAGS: [&str; 28] = [
    "div",
    "p",
    "a",
    "ul",
    "li",
    "section",
    "aside",
    "article",
    "main",
    "h2",
    "h3",
    "span",
    "strong",
    "em",
    "form",
    "button",
    "header",
    "footer",
    "nav",
    "blockquote",
    "table",
    "tr",
    "td",
    "figure",
    "figcaption",
    "ins",
    "iframe",
    "template",
];

const ATTRIBUTES: [&str; 18] = [
    "",
    " class=\"ad-slot\"",
    " class=\"related\"",
    " class=\"newsletter\"",
    " class=\"share\"",
    " class=\"comments\"",
    " class=\"overlay\" style=\"position: fixed\"",
    " class=\"content\"",
    " id=\"story\"",
    " href=\"/a/story/of/something\"",
    " href=\"https://net.example/sharer.php?u=x\"",
    " href=\"#top\"",
    " role=\"dialog\"",
    " hidden",
    " dir=\"rtl\"",
    " data-ad-slot=\"1\"",
    " type=\"email\"",
    " itemprop=\"articleBody\"",
];

const TEXTS: [&str; 16] = [
    "Advertisement",
    "Read more: ",
    "Related stories",
    "Sign up to our newsletter",
    "Share this",
    "Comments (3)",
    "We use cookies to make the site better.",
    "By Nora Pell, 4 March 2026",
    "The water rose all night, and by the morning the lower half of the street could only be reached by boat.",
    "Nobody was hurt, the mayor said, although two cows had to be fetched down from the roof of the dairy.",
    "川の水位が夜のうちに上がり、朝には通りの下半分に舟でしか行けなくなっていた。",
    "ارتفع الماء طوال الليل حتى لم يعد الوصول إلى أسفل الشارع ممكنا إلا بالقوارب.",
    "Читайте также",
    "x",
    " ",
    "&nbsp;&amp;&lt;",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => proptest::sample::select(&TEXTS[..]).prop_map(str::to_owned), 1 => "[^<>&\"]{0,40}"]
}

/// A tree of things that pages are made of.
fn tree() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => text(),
        1 => Just("<br>".to_owned()),
        1 => Just("<!-- note -->".to_owned()),
        1 => Just("<img src=\"x.jpg\" alt=\"\">".to_owned()),
        1 => Just("<input type=\"email\">".to_owned()),
    ];
    leaf.prop_recursive(7, 160, 8, |inner| {
        let parts = (proptest::sample::select(&TAGS[..]), proptest::sample::select(&ATTRIBUTES[..]));
        (parts, proptest::collection::vec(inner, 0..8)).prop_map(|((tag, attributes), children)| {
            let mut out = format!("<{tag}{attributes}>");
            for child in children {
                out.push_str(&child);
            }
            let _ = write!(out, "</{tag}>");
            out
        })
    })
}

/// What is done to a page: at a place (a share of its length), so many bytes of it are dropped or repeated, or
/// something is put in.
#[derive(Clone, Debug)]
enum Change {
    Drop(f64, usize),
    Repeat(f64, usize),
    Insert(f64, String),
    Cut(f64),
}

fn change() -> impl Strategy<Value = Change> {
    let share = 0.0..1.0;
    prop_oneof![
        3 => (share.clone(), 1usize..400).prop_map(|(at, n)| Change::Drop(at, n)),
        3 => (share.clone(), 1usize..1500).prop_map(|(at, n)| Change::Repeat(at, n)),
        4 => (share.clone(), tree()).prop_map(|(at, html)| Change::Insert(at, html)),
        1 => share.prop_map(Change::Cut),
    ]
}

fn changed(html: &str, changes: &[Change]) -> String {
    let mut out = html.to_owned();
    for change in changes {
        let spot = |share: f64| out.floor_char_boundary((share * out.len() as f64) as usize);
        match change {
            Change::Drop(at, n) => {
                let (from, to) = (spot(*at), out.floor_char_boundary(spot(*at) + n));
                out.replace_range(from..to, "");
            }
            Change::Repeat(at, n) => {
                let (from, to) = (spot(*at), out.floor_char_boundary(spot(*at) + n));
                let piece = out[from..to].to_owned();
                out.insert_str(to, &piece);
            }
            Change::Insert(at, html) => out.insert_str(spot(*at), html),
            Change::Cut(at) => out.truncate(spot(*at)),
        }
    }
    out
}

fn quietly(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(quietly(150))]

    #[test]
    fn any_string_is_analysed(html in "\\PC{0,200}", scripting: bool) {
        let options = Options { scripting, ..Options::default() };
        prop_assert!(holds(&html, &options).is_ok(), "{:?}", holds(&html, &options));
    }

    #[test]
    fn any_markup_is_analysed(pieces in proptest::collection::vec(
        prop_oneof!["[<>/=\"'!&; a-z-]{0,12}", tree(), Just("<script>".to_owned()), Just("</div>".to_owned())], 0..12),
        threshold in 0.0f32..1.0) {
        let html = pieces.concat();
        let options = Options { threshold, ..Options::default() };
        prop_assert!(holds(&html, &options).is_ok(), "{:?}", holds(&html, &options));
    }

    #[test]
    fn any_tree_keeps_every_promise(html in tree()) {
        let html = lede::file::serialize(&html).html;
        prop_assert!(holds(&html, &Options::default()).is_ok(), "{:?}", holds(&html, &Options::default()));
    }
}

proptest! {
    #![proptest_config(quietly(80))]

    #[test]
    fn a_changed_page_keeps_every_promise(
        which in any::<prop::sample::Index>(),
        changes in proptest::collection::vec(change(), 1..6),
        serialised: bool,
    ) {
        let html = changed(which.get::<String>(&PAGES), &changes);
        let html = if serialised { lede::file::serialize(&html).html } else { html };
        prop_assert!(holds(&html, &Options::default()).is_ok(), "{:?}", holds(&html, &Options::default()));
    }
}
