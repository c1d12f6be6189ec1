//! The binding in Node: HTML as a string in, an analysis out.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "wasm_support/mod.rs"]
mod support;

use js_sys::{Array, JsString, Object};
use lede::wasm::version;
use support::{analysis_of, analyze, element_of, findings_of, json, number, options, story_with, text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_version_is_the_crate_s() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn a_finding_names_its_element_its_kind_and_its_evidence() {
    let page = story_with("<ins class=\"adsbygoogle\" data-ad-slot=\"7\"></ins>");
    let report = analyze(&page, JsValue::UNDEFINED).unwrap();
    let findings = findings_of(&report);
    assert_eq!(findings.length(), 1, "{}", json(&findings));
    let finding = findings.get(0);
    assert_eq!(text(&finding, &["kind"]), "ad");
    assert!(number(&finding, &["confidence"]) > 0.5);
    // html, head, body, article, p, p, ins
    assert_eq!(element_of(&finding), Some(6));
    let evidence = Array::from(&support::get(&finding, &["evidence"]));
    assert!(evidence.length() > 0);
    assert!(!text(&evidence.get(0), &["rule"]).is_empty());
}

#[wasm_bindgen_test]
fn an_analysis_is_plain_data_that_a_message_can_carry() {
    let report = analyze(&story_with("<ins class=\"adsbygoogle\"></ins>"), JsValue::NULL).unwrap();
    let again = js_sys::JSON::parse(&json(&report)).unwrap();
    assert_eq!(json(&again), json(&report));
    assert!(Object::is(&Object::get_prototype_of(&report), &Object::get_prototype_of(&Object::new())));
}

#[wasm_bindgen_test]
fn the_same_page_gives_the_same_analysis() {
    let page = story_with("<ins class=\"adsbygoogle\"></ins><p><b>READ MORE:</b> <a href=\"/x\">Elsewhere</a></p>");
    let first = analyze(&page, JsValue::UNDEFINED).unwrap();
    let second = analyze(&page, JsValue::UNDEFINED).unwrap();
    assert_eq!(json(&analysis_of(&first)), json(&analysis_of(&second)));
}

#[wasm_bindgen_test]
fn time_is_measured_and_never_negative() {
    let report = analyze(&story_with(""), JsValue::UNDEFINED).unwrap();
    assert_eq!(number(&report, &["timings", "read"]), 0.0);
    assert!(number(&report, &["timings", "analyze"]) >= 0.0);
}

#[wasm_bindgen_test]
fn a_threshold_above_every_confidence_reports_nothing() {
    let page = story_with("<ins class=\"adsbygoogle\"></ins>");
    let report = analyze(&page, options("{\"threshold\": 1.5}")).unwrap();
    assert_eq!(findings_of(&report).length(), 0);
}

#[wasm_bindgen_test]
fn options_that_are_left_out_are_the_usual_ones() {
    let page = story_with("<ins class=\"adsbygoogle\"></ins>");
    let usual = json(&analysis_of(&analyze(&page, JsValue::UNDEFINED).unwrap()));
    for given in ["{}", "{\"scripting\": true}", "{\"threshold\": 0.5}", "{\"unknown\": 1}"] {
        assert_eq!(json(&analysis_of(&analyze(&page, options(given)).unwrap())), usual, "{given}");
    }
}

#[wasm_bindgen_test]
fn an_option_of_a_wrong_type_is_refused_with_a_reason() {
    let cases = [
        ("{\"threshold\": \"high\"}", "f32"),
        ("{\"scripting\": 3}", "boolean"),
        ("{\"url\": 12}", "string"),
        ("\"fast\"", "Options"),
        ("7", "Options"),
    ];
    for (given, expected) in cases {
        let error = analyze("<html></html>", options(given)).expect_err(given);
        let message = String::from(error.dyn_ref::<js_sys::Error>().expect("an Error").message());
        assert!(message.contains("expected") && message.contains(expected), "{given}: {message}");
    }
}

#[wasm_bindgen_test]
fn any_text_is_analysed() {
    let deep = "<div>".repeat(20_000);
    let broken = [
        "",
        "plain words",
        "<",
        "<html",
        "<!--",
        "<a href=\"",
        "</div></div>",
        "<script>",
        "<p>&#xFFFFFFFF;&bogus",
        "\u{0}\u{feff}\u{202e}",
        deep.as_str(),
    ];
    for html in broken {
        let report = analyze(html, JsValue::UNDEFINED).expect(html);
        assert!(number(&report, &["analysis", "elementCount"]) >= 0.0);
    }
}

#[wasm_bindgen_test]
fn long_texts_arrive_whole_wherever_they_are_parted() {
    for before in 0..3 {
        // Longer than what is taken at a time, of letters of two to four bytes.
        let title = format!("{}{}", "x".repeat(before), "é河🌊".repeat(40_000));
        let page = story_with("").replace("<head>", &format!("<head><title>{title}</title>"));
        let report = analyze(&page, JsValue::UNDEFINED).unwrap();
        assert!(text(&report, &["analysis", "story", "title", "text"]) == title, "{before}");
    }
    let half = JsString::from_char_code1(0xd83c).concat(&JsString::from("<p>x</p>"));
    assert_eq!(number(&lede::wasm::analyze(&half, JsValue::UNDEFINED).unwrap(), &["analysis", "elementCount"]), 1.0);
}
