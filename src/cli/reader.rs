//! `lede reader`.

use super::{Format, Loaded, Outcome};
use crate::analyze_page;
use crate::page::Page;
use serde_json::json;
use std::io;

pub(super) fn run(loaded: &Loaded, _format: Format, jsonl: bool) -> io::Result<Outcome> {
    let page = Page::parse(&loaded.page.html, loaded.page.scripting);
    let analysis = analyze_page(&page, &loaded.options());
    let ms = loaded.milliseconds();
    let title = analysis.story.as_ref().and_then(|s| s.title.as_ref()).map_or("", |t| t.text.as_str());
    let text = String::new();
    if jsonl {
        return Ok(Outcome(json!({ "path": loaded.path, "ms": ms, "title": title, "text": text }).to_string()));
    }
    Ok(Outcome(text))
}
