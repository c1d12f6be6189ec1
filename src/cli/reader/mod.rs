//! `lede reader`.

mod address;
mod events;
mod html;
mod markdown;
mod markup;
#[cfg(test)]
mod tests;

use super::clean::element_nodes;
use super::{Format, Loaded, Outcome};
use crate::features::Survey;
use crate::page::{AttributeName, NodeId, NodeKind, Page, Tag};
use crate::story;
use crate::{Analysis, Piece, Story, analyze_page};
use events::{Event, Walk};
use serde_json::{Value, json};
use std::io;

pub(super) fn run(loaded: &Loaded, format: Format, jsonl: bool) -> io::Result<Outcome> {
    let page = Page::parse(&loaded.page.html, loaded.page.scripting);
    if format == Format::Text {
        return Ok(Outcome(text(loaded, &page, jsonl)));
    }
    let analysis = analyze_page(&page, &loaded.options());
    let ms = loaded.milliseconds();
    let told = Telling::new(&page, &analysis, loaded.url());
    if told.parts.is_empty() && !jsonl {
        eprintln!("lede: {}: no story found", loaded.path);
    }
    let (name, told) = match format {
        Format::Json => ("story", told.json()),
        Format::Markdown => ("markdown", Value::String(markdown::document(&told))),
        Format::Html | Format::Text => ("html", Value::String(html::document(&told))),
    };
    Ok(Outcome(match (jsonl, told) {
        (true, told) => json!({ "path": loaded.path, "ms": ms, name: told }).to_string(),
        (false, Value::String(text)) => text,
        (false, told) => serde_json::to_string_pretty(&told)?,
    }))
}

/// The story's words alone, a block a line; with `jsonl` the headline apart.
fn text(loaded: &Loaded, page: &Page<'_>, jsonl: bool) -> String {
    let survey = Survey::new(page, loaded.url());
    let (reading, _) = crate::analysis::examine(&survey, crate::Options::STANDARD);
    let story = story::compose(&survey, &reading);
    let ms = loaded.milliseconds();
    let title = story.as_ref().and_then(|s| s.title.as_ref()).map_or("", |t| t.text.as_str());
    let text = story::body(&survey, &reading).collect::<Vec<_>>().join("\n");
    if jsonl {
        return json!({ "path": loaded.path, "ms": ms, "title": title, "text": text }).to_string();
    }
    if text.is_empty() {
        eprintln!("lede: {}: no story found", loaded.path);
    }
    text
}

/// A story made ready to be written in a format.
struct Telling<'a> {
    analysis: &'a Analysis,
    /// The page's address: as given, else as the page declares it.
    source: Option<String>,
    /// The parts in reading order, as many as the outline has; those with nothing to show are empty.
    parts: Vec<Vec<Event>>,
}

/// What is said about a story before it begins.
struct Facts<'t> {
    title: Option<&'t str>,
    description: Option<&'t str>,
    byline: Option<&'t str>,
    date: Option<&'t str>,
    source: Option<&'t str>,
}

impl<'a> Telling<'a> {
    fn new(page: &Page<'_>, analysis: &'a Analysis, url: Option<&str>) -> Telling<'a> {
        let source = url.map(str::to_owned).or_else(|| declared_address(page));
        let elements = element_nodes(page);
        let parts = analysis.story.as_ref().map_or_else(Vec::new, |story| {
            let walk = Walk::new(page, &elements, source.as_deref(), story);
            story.outline.iter().map(|item| walk.part(item)).collect()
        });
        Telling { analysis, source, parts }
    }

    fn story(&self) -> Option<&'a Story> {
        self.analysis.story.as_ref()
    }

    fn facts(&self) -> Facts<'_> {
        let text = |of: fn(&Story) -> &Option<Piece>| {
            self.story().and_then(|s| of(s).as_ref()).map(|piece| piece.text.as_str()).filter(|t| !t.is_empty())
        };
        Facts {
            title: text(|s| &s.title),
            description: text(|s| &s.description),
            byline: text(|s| &s.byline),
            date: text(|s| &s.date),
            source: self.source.as_deref(),
        }
    }

    /// The story as the analysis has it, each part with its text, a picture with its address; null without one.
    fn json(&self) -> Value {
        let Some(Ok(mut value)) = self.story().map(serde_json::to_value) else { return Value::Null };
        let outline = value.get_mut("outline").and_then(Value::as_array_mut).map_or(&mut [][..], Vec::as_mut_slice);
        for (item, part) in outline.iter_mut().zip(&self.parts) {
            let Some(item) = item.as_object_mut() else { continue };
            item.insert("text".to_owned(), Value::String(plain(part)));
            let media = part.iter().find_map(|event| match event {
                Event::Open("img" | "video" | "audio", attributes) => Some(attributes),
                _ => None,
            });
            for (name, value) in media.into_iter().flatten().filter(|(name, _)| matches!(*name, "src" | "alt")) {
                item.insert((*name).to_owned(), Value::String(value.clone()));
            }
        }
        if let Some(value) = value.as_object_mut() {
            value.insert("language".to_owned(), json!(self.analysis.language));
            value.insert("direction".to_owned(), json!(self.analysis.direction));
            value.insert("url".to_owned(), json!(self.source));
        }
        value
    }
}

/// The words of a part, white space folded; boxes part words.
fn plain(part: &[Event]) -> String {
    let mut text = String::new();
    for event in part {
        match event {
            Event::Text(run) => text.push_str(run),
            Event::Open(name, _) | Event::Close(name) if markdown::is_block(name) || *name == "br" => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address that the page declares as its own.
fn declared_address(page: &Page<'_>) -> Option<String> {
    let elements = || (0..page.len()).map(NodeId::new).filter(|id| matches!(page.node(*id).kind, NodeKind::Element(_)));
    let is = |id: &NodeId, tag, name, value| page.tag(*id) == Some(tag) && page.attribute(*id, name) == Some(value);
    let canonical = elements().find(|id| is(id, Tag::Link, AttributeName::Rel, "canonical"));
    let open_graph = || elements().find(|id| is(id, Tag::Meta, AttributeName::Property, "og:url"));
    let declared = canonical.and_then(|id| markup::attribute(page, id, "href"));
    let declared = declared.or_else(|| markup::attribute(page, open_graph()?, "content"));
    declared.filter(|a| a.starts_with("https://") || a.starts_with("http://"))
}
