use super::*;

/// The page's shape in one line: `tag(children…)`, texts in quotes, comments as `!`.
fn shape(page: &Page<'_>) -> String {
    fn one(page: &Page<'_>, id: NodeId, out: &mut String) {
        match page.node(id).kind {
            NodeKind::Text => out.push_str(&format!("{:?}", page.raw_text(id))),
            NodeKind::Comment => out.push('!'),
            NodeKind::Element(tag) => {
                out.push_str(tag.name());
                let children: Vec<NodeId> = page.children(id).collect();
                if !children.is_empty() {
                    out.push('(');
                    for (i, c) in children.into_iter().enumerate() {
                        if i > 0 {
                            out.push(' ');
                        }
                        one(page, c, out);
                    }
                    out.push(')');
                }
            }
        }
    }
    let mut out = String::new();
    let mut at = 0;
    while at < page.len() {
        one(page, NodeId::new(at), &mut out);
        at = page.node(NodeId::new(at)).end as usize;
    }
    out
}

fn check(html: &str, expected: &str) {
    assert_eq!(shape(&Page::parse(html, true)), expected, "{html}");
}

#[test]
fn serialised_html_becomes_its_tree() {
    check("<p>a<b>c</b>d</p>", r#"p("a" b("c") "d")"#);
    check("<p>a<br>b</p><img src=\"x\"><p></p>", r#"p("a" br "b")imgp"#);
    check("<p><keygen>a<bgsound></p><p></p>", r#"p(other "a" other)p"#);
    check("<div><!-- x > y --><p>z</p></div>", r#"div(! p("z"))"#);
    check("<p><div>a</div></p>", r#"p(div("a"))"#);
    check("<a href=\"x>y\" title='p>q'>t</a>", r#"a("t")"#);
    check("<!DOCTYPE html><html><head></head></html>", "html(head)");
}

#[test]
fn raw_text_ends_at_its_own_end_tag_only() {
    check("<script>if (a<b) \"</p>\"</script><p>x</p>", r#"script("if (a<b) \"</p>\"")p("x")"#);
    check("<style>a>b{}</style>", r#"style("a>b{}")"#);
    check("<noscript><img src=\"a\"></noscript>", r#"noscript("<img src=\"a\">")"#);
    check("<iframe><p></iframe>", r#"iframe("<p>")"#);
    check("<script>never closed", r#"script("never closed")"#);
    check("<plaintext>a</plaintext><b>c</plaintext>", r#"plaintext("a</plaintext><b>c")"#);
    check("<plaintext>a", r#"plaintext("a")"#);
    let page = Page::parse("<noscript><img></noscript>", false);
    assert_eq!(shape(&page), "noscript(img)");
}

#[test]
fn what_is_not_regular_is_taken_as_it_comes() {
    check("", "");
    check("plain", r#""plain""#);
    check("a < b <3", r#""a < b <3""#);
    check("</p><p>x", r#"p("x")"#);
    check("<div><p>x</div>y", r#"div(p("x"))"y""#);
    check("<p class=a b = c>x</p>", r#"p("x")"#);
    check("<p class=\"open", "p");
    check("<", r#""<""#);
    check("<!--", "!");
    check("<?xml version=\"1.0\"?><p></p>", "!p");
    check("<svg><path/><path></path></svg>", "svg(other other)");
}

#[test]
fn elements_are_numbered_as_a_selector_for_all_would() {
    let page = Page::parse("<html><head><template><p>x</p></template></head><body>t<p></p></body></html>", true);
    let ordinals: Vec<Option<u32>> = page.nodes().iter().map(|n| n.ordinal).collect();
    // html, head, template, p (in the template), its text, body, text, p
    assert_eq!(ordinals, [Some(0), Some(1), Some(2), None, None, Some(3), None, Some(4)]);
    assert_eq!(page.element_count(), 5);
}

#[test]
fn attributes_are_ranges_of_the_source() {
    let page = Page::parse("<div CLASS=\"a &amp; b\" id=x hidden data-ad-slot=\"9\" onclick=\"y\"></div>", true);
    let all: Vec<_> = page.attributes_of(NodeId::new(0)).collect();
    assert_eq!(
        all,
        [
            (AttributeName::Class, "a &amp; b"),
            (AttributeName::Id, "x"),
            (AttributeName::Hidden, ""),
            (AttributeName::DataAd, "9"),
        ]
    );
}

#[test]
fn source_ranges_hold_the_markup() {
    let html = "<div><p>one</p>two<br></div>";
    let page = Page::parse(html, true);
    let ranges: Vec<&str> =
        page.nodes().iter().map(|n| &html[n.source_start as usize..n.source_end as usize]).collect();
    assert_eq!(ranges, [html, "<p>one</p>", "one", "two", "<br>"]);
}

#[test]
fn endless_nesting_is_flattened() {
    let html = "<div>".repeat(100_000) + "deep";
    let page = Page::parse(&html, true);
    assert_eq!(page.element_count(), 100_000);
    assert!(page.deepest() <= 4096);
}

#[test]
fn references_are_resolved() {
    let mut out = String::new();
    decode_into("a &amp;&lt; b&nbsp;c &#8211;&#x2013; &unknown; &", &mut out);
    assert_eq!(out, "a &< b\u{a0}c –– &unknown; &");
}

#[cfg(not(target_arch = "wasm32"))]
proptest::proptest! {
    #[test]
    fn any_string_gives_a_consistent_arena(html in "([<>/=\"' a-z!-]|<div>|</div>|<p class=|<script>|</script>|<template>|<!--|-->|é|<br>){0,60}") {
        for scripting in [true, false] {
            let page = Page::parse(&html, scripting);
            let mut ordinal = 0;
            for (i, node) in page.nodes().iter().enumerate() {
                assert!(node.end as usize > i && node.end as usize <= page.len());
                if let Some(parent) = node.parent {
                    assert!(parent.index() < i && node.end <= page.node(parent).end);
                }
                if let Some(o) = node.ordinal {
                    assert_eq!(o, ordinal);
                    ordinal += 1;
                }
                assert!(html.get(node.source_start as usize..node.source_end as usize).is_some());
            }
            assert_eq!(ordinal, page.element_count());
        }
    }
}
