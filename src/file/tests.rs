use super::*;

fn check(source: &str, body: &str) {
    let html = serialize(source).html;
    assert_eq!(html, format!("<html><head></head><body>{body}</body></html>"), "{source}");
}

#[test]
fn files_are_serialised_as_a_browser_would() {
    check("<p>a<p>b", "<p>a</p><p>b</p>");
    check("a &lt; b &copy; c&nbsp;d", "a &lt; b © c&nbsp;d");
    check("<div title='a\"b<c'>", "<div title=\"a&quot;b&lt;c\"></div>");
    check("<br/><img src=x>", "<br><img src=\"x\">");
    check("<p><script>a<b</script>", "<p><script>a<b</script></p>");
    check("<table><tr><td>x</table>", "<table><tbody><tr><td>x</td></tr></tbody></table>");
    check("<p><template><b>x</b></template>", "<p><template><b>x</b></template></p>");
    check("<svg><use xlink:href='#a'/></svg>", "<svg><use xlink:href=\"#a\"></use></svg>");
    check("<b>a<p>b</b>c</p>", "<b>a</b><p><b>b</b>c</p>");
}

#[test]
fn the_doctype_and_comments_stay() {
    let html = serialize("<!doctype html><!-- x --><title>t</title>").html;
    assert_eq!(html, "<!DOCTYPE html><!-- x --><html><head><title>t</title></head><body></body></html>");
}

#[test]
fn noscript_is_read_where_it_holds_all_the_text() {
    let post = "<p>The river rose in the night and by the morning it stood in the square.</p>".repeat(20);
    let bare = serialize(&format!("<body><div id=app></div><noscript>{post}</noscript>"));
    assert!(!bare.scripting && bare.html.contains("<noscript><p>The"));
    let both = serialize(&format!("<body>{post}<noscript>{post}</noscript>"));
    assert!(both.scripting);
}
