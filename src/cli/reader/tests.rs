use super::*;

/// A page whose story is long enough to be told, with `extra` among its paragraphs.
fn page_with(extra: &str) -> String {
    let prose = "The river rose through the night, and by the morning the lower streets of the town had gone \
        under water. Nobody was hurt, the mayor said, but forty families had to leave their homes until the dam \
        could be mended. Work on it will last until spring.";
    format!(
        "<html lang=\"en\"><head><title>River rises</title><link rel=\"canonical\" href=\"https://river.example/a/\">\
         </head><body><article><h1>River \"rises\" &amp; falls</h1><p>{prose}</p><p>{prose} {extra}</p><p>{prose}</p>\
         </article></body></html>"
    )
}

fn with_telling<T>(html: &str, use_it: impl Fn(&Telling<'_>) -> T) -> T {
    let serialized = crate::file::serialize(html);
    let page = Page::parse(&serialized.html, serialized.scripting);
    let analysis = analyze_page(&page, &crate::Options::default());
    use_it(&Telling::new(&page, &analysis, None))
}

/// Parts of a page that are taken for story, whatever the core would say.
fn part(body: &str, role: crate::Role) -> Vec<Event> {
    let html = format!("<html><head></head><body>{body}</body></html>");
    let serialized = crate::file::serialize(&html);
    let page = Page::parse(&serialized.html, serialized.scripting);
    let elements = element_nodes(&page);
    let walk = Walk::new(&page, &elements, Some("https://river.example/a/"), &Story::default());
    walk.part(&crate::OutlineItem { target: crate::Target::Element { element: 3 }, role })
}

fn as_html(body: &str, role: crate::Role) -> String {
    html::events(&part(body, role))
}

fn as_markdown(body: &str, role: crate::Role) -> String {
    markdown::events(&part(body, role)).trim_end().to_owned()
}

#[test]
fn nothing_that_could_run_comes_through() {
    let harm = "<p>Ok<script>alert(1)</script><a href=\"javascript:alert(1)\" onclick=\"x()\">link</a>\
        <a href=\" java&#10;script:alert(1)\">two</a><img src=\"x.png\" onerror=\"x()\"><img src=\"javascript:x\">\
        <style>p{}</style><svg onload=\"x()\"><script>1</script></svg><object data=\"x\"></object><button>b</button>\
        <input value=\"i\"><b style=\"x\" class=\"c\" id=\"i\">bold</b></p>";
    let html = as_html(harm, crate::Role::Paragraph);
    let expected = "<p>Ok<a>link</a><a>two</a><img src=\"https://river.example/a/x.png\"><b>bold</b></p>";
    assert_eq!(html, expected);
}

#[test]
fn texts_and_attributes_are_escaped() {
    let body = "<p>1 &lt; 2 &amp;amp; &lt;script&gt;<img src=\"/a.png?b&amp;c\" alt='\"&gt;&lt;b&gt;'></p>";
    let html = as_html(body, crate::Role::Paragraph);
    let expected = "<p>1 &lt; 2 &amp;amp; &lt;script&gt;\
        <img alt=\"&quot;&gt;&lt;b&gt;\" src=\"https://river.example/a.png?b&amp;c\"></p>";
    assert_eq!(html, expected);
}

#[test]
fn parts_have_the_elements_of_their_roles() {
    use crate::Role::{Break, Code, Embed, Figure, Heading, Paragraph, Quote};
    for (body, role, html) in [
        ("<div>A <div>box</div> in it</div>", Paragraph, "<p>A  box  in it</p>"),
        ("<h1>Later</h1>", Heading, "<h2>Later</h2>"),
        ("<h4>Later</h4>", Heading, "<h4>Later</h4>"),
        ("<hr>", Break, "<hr>"),
        ("<pre>a\n  b</pre>", Code, "<pre>a\n  b</pre>"),
        ("<blockquote><p>So</p></blockquote>", Quote, "<blockquote><p>So</p></blockquote>"),
        (
            "<picture><source srcset=\"b.webp\"><img data-src=\"b.jpg\" src=\"data:image/gif;base64,R\"></picture>",
            Figure,
            "<figure><img src=\"https://river.example/a/b.jpg\"></figure>",
        ),
        (
            "<iframe src=\"//film.example/1\" title=\"A film\"></iframe>",
            Embed,
            "<p><a href=\"https://film.example/1\">A film</a></p>",
        ),
        ("<p><noscript>x</noscript> </p>", Paragraph, ""),
    ] {
        assert_eq!(as_html(body, role), html, "{body}");
    }
}

#[test]
fn markdown_keeps_what_the_page_meant() {
    use crate::Role::{Code, Figure, Heading, List, Paragraph, Quote, Table};
    for (body, role, markdown) in [
        (
            "<p>It <b> rose </b>by <a href=\"/m\"><i>two</i> metres</a>.<br>Then fell.</p>",
            Paragraph,
            "It **rose** by [*two* metres](https://river.example/m).\\\nThen fell.",
        ),
        (
            "<p>2 * 3 [x] snake_case _a_ &lt;b&gt; `c`</p>",
            Paragraph,
            "2 \\* 3 \\[x\\] snake_case \\_a\\_ \\<b> \\`c\\`",
        ),
        ("<p># no 1. heading</p>", Paragraph, "\\# no 1. heading"),
        ("<p>1. no list</p>", Paragraph, "1\\. no list"),
        ("<p><code>a*b</code> and <code>``</code></p>", Paragraph, "`a*b` and ``` `` ```"),
        ("<h3>Dry again</h3>", Heading, "### Dry again"),
        ("<pre><code>if x {\n  y\n}\n</code></pre>", Code, "```\nif x {\n  y\n}\n```"),
        ("<ul><li>one<ul><li>a</li><li>b</li></ul></li><li>two</li></ul>", List, "- one\n  - a\n  - b\n- two"),
        ("<ol start=\"3\"><li>three</li><li>four</li></ol>", List, "3. three\n4. four"),
        ("<blockquote><p>So.</p><p>It is.</p></blockquote>", Quote, "> So.\n>\n> It is."),
        (
            "<table><tr><th>Day</th><th>cm</th></tr><tr><td>a|b</td><td>12</td></tr></table>",
            Table,
            "| Day | cm |\n| --- | --- |\n| a\\|b | 12 |",
        ),
        (
            "<figure><img src=\"a (1).png\" alt=\"Dam\"><figcaption>The dam</figcaption></figure>",
            Figure,
            "![Dam](https://river.example/a/a%20%281%29.png)\n\nThe dam",
        ),
    ] {
        assert_eq!(as_markdown(body, role), markdown, "{body}");
    }
}

#[test]
fn deep_nesting_is_no_danger() {
    let deep = 50_000;
    let body = format!("<div>{}deep water{}</div>", "<b>".repeat(deep), "</b>".repeat(deep));
    assert!(as_html(&body, crate::Role::Paragraph).contains("deep water"));
}

#[test]
fn documents_begin_with_what_is_said_about_the_story() {
    let page = page_with("<script>alert(1)</script><a href=\"/map\">A map</a>");
    let html = with_telling(&page, html::document);
    assert!(html.contains("<h1>River &quot;rises&quot; &amp; falls</h1>"), "{html}");
    assert!(html.contains("<html lang=\"en\">") && html.contains("<a href=\"https://river.example/map\">A map</a>"));
    assert!(!html.contains("alert"));
    let markdown = with_telling(&page, markdown::document);
    assert!(markdown.starts_with("---\ntitle: \"River \\\"rises\\\" & falls\"\n"), "{markdown}");
    assert!(markdown.contains("source: \"https://river.example/a/\"\nlanguage: \"en\"\n---\n"), "{markdown}");
    let json = with_telling(&page, |t| t.json());
    assert_eq!(json.get("language"), Some(&json!("en")));
    let outline = json.get("outline").and_then(Value::as_array).cloned().unwrap_or_default();
    assert_eq!(outline.len(), 3, "{json}");
    assert!(outline.iter().all(|i| i.get("text").and_then(Value::as_str).is_some_and(|t| t.starts_with("The river"))));
}

#[test]
fn a_page_without_a_story_is_told_as_nothing() {
    assert_eq!(with_telling("<html><body><p>Log in</p></body></html>", |t| t.json()), Value::Null);
}
