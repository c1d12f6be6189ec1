//! What the tests of the binding share: a page to analyse, and reading the answer as JavaScript would.
#![allow(dead_code, reason = "each of the two test programs uses its own part")]

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;

const BEFORE: &str = "The ferry had been late every morning that winter, and nobody on the quay could say why, \
    until the harbour master took a lamp down to the slip and found the chain worn thin as a bootlace.";
const AFTER: &str = "He wrote it in the log in a small, neat hand, called the smith out of bed, and stood in the \
    rain beside the winch until the new link had been hammered shut and the first boat could go across.";

/// A whole page, as a browser would serialise it, with `middle` between two paragraphs of a story.
pub fn story_with(middle: &str) -> String {
    format!("<html><head></head><body>{}</body></html>", article_with(middle))
}

/// An article with `middle` between two paragraphs.
pub fn article_with(middle: &str) -> String {
    format!("<article><p>{BEFORE}</p><p>{AFTER}</p>{middle}<p>{AFTER}</p><p>{BEFORE}</p></article>")
}

/// The binding's `analyze`, given a string of Rust's.
pub fn analyze(html: &str, options: JsValue) -> Result<JsValue, JsValue> {
    lede::wasm::analyze(&html.into(), options)
}

/// A JavaScript value from JSON.
pub fn options(text: &str) -> JsValue {
    JSON::parse(text).unwrap()
}

/// A value as JSON.
pub fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

/// What lies at a path of property names.
pub fn get(value: &JsValue, path: &[&str]) -> JsValue {
    path.iter().fold(value.clone(), |at, name| Reflect::get(&at, &JsValue::from_str(name)).unwrap())
}

/// The number at a path.
pub fn number(value: &JsValue, path: &[&str]) -> f64 {
    get(value, path).as_f64().unwrap_or_else(|| panic!("no number at {path:?} in {}", json(value)))
}

/// The text at a path.
pub fn text(value: &JsValue, path: &[&str]) -> String {
    get(value, path).as_string().unwrap_or_else(|| panic!("no text at {path:?} in {}", json(value)))
}

/// The analysis of a report.
pub fn analysis_of(report: &JsValue) -> JsValue {
    get(report, &["analysis"])
}

/// The findings of a report.
pub fn findings_of(report: &JsValue) -> Array {
    Array::from(&get(report, &["analysis", "findings"]))
}

/// The number of the element that a finding is about; `None` for a run of text.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the numbers of elements are small")]
pub fn element_of(finding: &JsValue) -> Option<u32> {
    get(finding, &["target", "element"]).as_f64().map(|number| number as u32)
}
