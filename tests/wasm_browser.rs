//! The binding in a browser: the numbers of an analysis are those of the live document, which stays as it was.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "wasm_support/mod.rs"]
mod support;

use lede::wasm::analyze_root;
use support::{analysis_of, analyze, article_with, element_of, findings_of, json, number, options};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, DomParser, Element, MutationObserver, MutationObserverInit, SupportedType};

wasm_bindgen_test_configure!(run_in_browser);

const AD: &str = "<ins class=\"adsbygoogle\" data-ad-slot=\"7\"></ins>";

/// Markup whose serialisation and `querySelectorAll('*')` are easily counted differently.
const ODD: &[(&str, &str)] = &[
    ("template", "<template><p>inert <b>words</b></p><template><i></i></template></template>"),
    (
        "svg",
        "<svg viewBox=\"0 0 1 1\"><title>t</title><style>a>b{}</style><foreignObject><p>x</p></foreignObject></svg>",
    ),
    ("cdata in svg", "<svg><text><![CDATA[a < b <i> & c]]></text><path d=\"M0 0\"></path></svg>"),
    ("mathml", "<math><mi>x</mi><annotation-xml encoding=\"text/html\"><p>y</p></annotation-xml></math>"),
    ("noscript", "<noscript><img src=\"data:,\"><p>for those without scripts</p></noscript>"),
    ("comment", "<!-- <div><p>not an element</p></div> --><!----><!-- a -- b -->"),
    ("script", "<script type=\"text/plain\">document.write('<div></div>'); a<b && c>d <!-- </scr</script>"),
    ("style", "<style>p::before { content: '<div></div>' }</style>"),
    ("textarea", "<textarea><b>not bold</b> &amp;lt;</textarea>"),
    ("pre with a first line break", "<pre>\n\n  two</pre><textarea>\n\none</textarea>"),
    ("iframe", "<iframe><p>fallback</p></iframe>"),
    ("xmp, noembed, noframes", "<xmp><b>x</b></xmp><noembed><b>y</b></noembed><noframes><b>z</b></noframes>"),
    (
        "void elements",
        "<p>a<br>b<wbr>c<img alt=\">\"><input value=\"a>b\"><hr></p><embed><video><source><track></video>",
    ),
    (
        "attributes",
        "<div title='<ins class=\"adsbygoogle\">' data-x=\"a&quot;>&lt;b\" data-y=\"\u{a0}&amp;amp;\">x</div>",
    ),
    ("table", "<table><tr><td>a<tr><td>b</table>"),
    ("misnested", "<b><p>one</b> two</p><a href=\"#\">x<a href=\"#\">y</a>"),
    ("unknown elements", "<news-card><h-1>x</h-1></news-card><unknown>y</unknown>"),
    ("select", "<select><optgroup label=\"g\"><option>a<option>b</optgroup></select>"),
    ("entities", "<p>&lt;div&gt; &nbsp; &copy; &#x1F600; \u{2028}</p>"),
    ("object", "<object data=\"data:,\"><param name=\"a\"><p>fallback</p></object>"),
    ("old elements", "<center><font>x</font></center><marquee>y</marquee><listing>\n\nz</listing>"),
];

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// The elements of a tree as the DOM layer numbers them.
fn numbered(root: &Element) -> Vec<Element> {
    let rest = root.query_selector_all("*").unwrap();
    let rest = (0..rest.length()).map(|at| rest.get(at).unwrap().unchecked_into());
    std::iter::once(root.clone()).chain(rest).collect()
}

/// `markup` in the live document, where scripting is on.
fn in_page(markup: &str) -> Element {
    let root = document().create_element("section").unwrap();
    root.set_inner_html(markup);
    document().body().unwrap().append_child(&root).unwrap();
    root
}

/// A document of its own, where scripting is off.
fn parsed(markup: &str) -> Element {
    let page = DomParser::new().unwrap().parse_from_string(markup, SupportedType::TextHtml).unwrap();
    page.document_element().unwrap()
}

fn assert_numbers_agree(name: &str, root: &Element, given: JsValue) {
    let report = analyze_root(root, given).unwrap();
    let elements = numbered(root);
    assert_eq!(number(&report, &["analysis", "elementCount"]), elements.len() as f64, "{name}");
    let found: Vec<_> = findings_of(&report).iter().filter_map(|finding| element_of(&finding)).collect();
    let ads = elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.get_attribute("class").as_deref() == Some("adsbygoogle"));
    for (at, _) in ads {
        assert!(found.contains(&(at as u32)), "{name}: the ad is number {at}, found {found:?}");
    }
}

#[wasm_bindgen_test]
fn elements_are_numbered_as_query_selector_all_counts_them() {
    for (name, odd) in ODD {
        let root = in_page(&format!("{odd}{}", article_with(AD)));
        assert_numbers_agree(name, &root, JsValue::UNDEFINED);
        root.remove();
    }
}

#[wasm_bindgen_test]
fn elements_are_numbered_alike_where_scripting_is_off() {
    for (name, odd) in ODD {
        let root = parsed(&format!("<!doctype html><title>x</title>{odd}{}", article_with(AD)));
        assert_numbers_agree(name, &root, options("{\"scripting\": false}"));
    }
}

#[wasm_bindgen_test]
fn all_oddities_on_one_page() {
    let odd: String = ODD.iter().map(|(_, odd)| *odd).collect();
    let root = in_page(&format!("{odd}{}{odd}", article_with(AD)));
    assert_numbers_agree("all", &root, JsValue::UNDEFINED);
    root.remove();
}

#[wasm_bindgen_test]
fn nodes_that_no_parser_makes_are_counted_too() {
    let root = in_page(&article_with(AD));
    let svg = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "svg:image").unwrap();
    root.prepend_with_node_1(&svg).unwrap();
    root.prepend_with_node_1(&document().create_element("P").unwrap()).unwrap();
    root.prepend_with_node_1(&document().create_text_node("")).unwrap();
    root.prepend_with_node_1(&document().create_text_node("a < b <i>")).unwrap();
    assert_numbers_agree("made by script", &root, JsValue::UNDEFINED);
    root.remove();
}

#[wasm_bindgen_test]
fn a_root_and_its_html_give_one_analysis() {
    for (name, odd) in ODD {
        let root = in_page(&format!("{odd}{}", article_with(AD)));
        let of_root = analysis_of(&analyze_root(&root, JsValue::UNDEFINED).unwrap());
        let of_html = analysis_of(&analyze(&root.outer_html(), JsValue::UNDEFINED).unwrap());
        assert_eq!(json(&of_root), json(&of_html), "{name}");
        root.remove();
    }
}

#[wasm_bindgen_test]
fn the_whole_document_can_be_the_root() {
    let root = document().document_element().unwrap();
    let report = analyze_root(&root, JsValue::UNDEFINED).unwrap();
    assert_eq!(number(&report, &["analysis", "elementCount"]), numbered(&root).len() as f64);
}

#[wasm_bindgen_test]
fn analysing_changes_nothing() {
    let odd: String = ODD.iter().map(|(_, odd)| *odd).collect();
    let root = in_page(&format!("{odd}{}", article_with(AD)));
    let before = root.outer_html();
    let observer = MutationObserver::new(&js_sys::Function::new_no_args("")).unwrap();
    let everything = MutationObserverInit::new();
    everything.set_attributes(true);
    everything.set_character_data(true);
    everything.set_child_list(true);
    everything.set_subtree(true);
    observer.observe_with_options(&document(), &everything).unwrap();

    analyze_root(&root, JsValue::UNDEFINED).unwrap();

    assert_eq!(observer.take_records().length(), 0);
    observer.disconnect();
    assert_eq!(root.outer_html(), before);
    root.remove();
}

#[wasm_bindgen_test]
fn a_bad_option_is_refused_with_a_reason() {
    let root = document().document_element().unwrap();
    let error = analyze_root(&root, options("{\"threshold\": \"high\"}")).unwrap_err();
    let message = String::from(error.dyn_ref::<js_sys::Error>().expect("an Error").message());
    assert!(message.contains("expected"), "{message}");
}

#[wasm_bindgen_test]
fn time_is_measured() {
    let root = document().document_element().unwrap();
    let report = analyze_root(&root, JsValue::UNDEFINED).unwrap();
    assert!(number(&report, &["timings", "read"]) >= 0.0);
    assert!(number(&report, &["timings", "analyze"]) >= 0.0);
}
