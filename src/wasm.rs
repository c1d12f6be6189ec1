//! The binding: the core for JavaScript. Decides nothing.

use crate::{Analysis, Options, json};
use js_sys::{JsString, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// An analysis and what it cost.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    analysis: Analysis,
    timings: Timings,
}

/// Milliseconds by `performance.now()`; 0 where there is no such clock.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Timings {
    /// Reading the root's HTML; 0 when it was given as a string.
    read: f64,
    /// Parsing and analysing it.
    analyze: f64,
}

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, bytes: &Uint8Array) -> Encoded;

    type Encoded;

    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

/// Analyses serialised HTML.
///
/// `options` is an object with any of `url`, `scripting` and `threshold`, or undefined. Gives
/// `{ analysis, timings }`; throws only if `options` has a field of a wrong type.
#[wasm_bindgen(js_name = analyze)]
pub fn analyze(html: &JsString, options: JsValue) -> Result<JsValue, JsValue> {
    report(html, 0.0, options)
}

/// Reads the HTML of `root` (a document element or any element) and analyses it, so that the page's text
/// crosses into WebAssembly once and never becomes a JavaScript object of the caller's.
#[wasm_bindgen(js_name = analyzeRoot)]
pub fn analyze_root(root: &web_sys::Element, options: JsValue) -> Result<JsValue, JsValue> {
    let start = now();
    let html = js_sys::Reflect::get(root, &JsValue::from_str("outerHTML"))?.unchecked_into();
    report(&html, now() - start, options)
}

/// The version of the core.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn report(html: &JsString, read: f64, options: JsValue) -> Result<JsValue, JsValue> {
    let options: Options = if options.is_undefined() || options.is_null() {
        Options::default()
    } else {
        serde_wasm_bindgen::from_value(options)?
    };
    let start = now();
    let analysis = crate::analyze(&text(html), &options);
    let report = Report { analysis, timings: Timings { read, analyze: now() - start } };
    js_sys::JSON::parse(&json::write(&report))
}

/// The text in UTF-8. A document is long: what wasm-bindgen does with strings, a loop over their characters, takes a
/// tenth of the analysis, and far longer while the loop is not yet compiled.
fn text(html: &JsString) -> String {
    /// So many units of UTF-16 at a time, each at most three bytes: the same memory again and again.
    const PART: u32 = 1 << 16;
    let length = html.length();
    // An array made here, since Firefox does not let a content script look into one that the page's encoder makes.
    let bytes = Uint8Array::new_with_length(3 * PART.min(length));
    let encoder = TextEncoder::new();
    let mut text = Vec::with_capacity(length as usize);
    let mut from = 0;
    while from < length {
        let mut to = length.min(from.saturating_add(PART));
        // A pair of surrogates is not parted.
        let is_half = |at: u32| (0xd800..0xdc00).contains(&(html.char_code_at(at) as u32));
        to -= u32::from(to < length && to - from > 1 && is_half(to - 1));
        let written = encoder.encode_into(&html.slice(from, to), &bytes).written();
        let end = text.len();
        text.resize(end + written as usize, 0);
        bytes.subarray(0, written).copy_to(text.get_mut(end..).unwrap_or_default());
        from = to;
    }
    // The encoder has replaced what is half a pair.
    String::from_utf8(text).unwrap_or_default()
}

/// `performance.now()` of a window or a worker.
fn now() -> f64 {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance"))
        .ok()
        .and_then(|p| p.dyn_into::<web_sys::Performance>().ok())
        .map_or(0.0, |p| p.now())
}
