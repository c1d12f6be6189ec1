//! `lede reader`.

use super::{Format, Loaded, Outcome};
use crate::features::Survey;
use crate::page::Page;
use crate::story::{self, Reading};
use serde_json::json;
use std::io;

pub(super) fn run(loaded: &Loaded, _format: Format, jsonl: bool) -> io::Result<Outcome> {
    let page = Page::parse(&loaded.page.html, loaded.page.scripting);
    let survey = Survey::new(&page, None);
    let reading = Reading::new(&survey);
    let story = story::compose(&survey, &reading);
    let ms = loaded.milliseconds();
    let title = story.as_ref().and_then(|s| s.title.as_ref()).map_or("", |t| t.text.as_str());
    let text = story::body(&survey, &reading).collect::<Vec<_>>().join("\n");
    if jsonl {
        return Ok(Outcome(json!({ "path": loaded.path, "ms": ms, "title": title, "text": text }).to_string()));
    }
    Ok(Outcome(text))
}
