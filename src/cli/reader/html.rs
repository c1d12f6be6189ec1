//! The story as an HTML document of allow-listed elements.

use super::Telling;
use super::events::Event;
use crate::Direction;

/// The whole document.
pub(super) fn document(told: &Telling<'_>) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html");
    if let Some(language) = &told.analysis.language {
        put_attribute(&mut out, "lang", language);
    }
    if told.analysis.direction == Direction::Rtl {
        put_attribute(&mut out, "dir", "rtl");
    }
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    let facts = told.facts();
    if let Some(title) = facts.title {
        element(&mut out, "title", &[], title);
    }
    for (name, value) in [("author", facts.byline), ("date", facts.date), ("description", facts.description)] {
        if let Some(value) = value {
            open(&mut out, "meta", &[("name", name.to_owned()), ("content", value.to_owned())]);
            out.push('\n');
        }
    }
    if let Some(source) = facts.source {
        open(&mut out, "link", &[("rel", "canonical".to_owned()), ("href", source.to_owned())]);
        out.push('\n');
    }
    out.push_str("</head>\n<body>\n<article>\n");
    if let Some(title) = facts.title {
        element(&mut out, "h1", &[], title);
    }
    for line in [facts.description, facts.byline, facts.date].into_iter().flatten() {
        element(&mut out, "p", &[], line);
    }
    for part in &told.parts {
        write_events(&mut out, part);
        out.push('\n');
    }
    out.push_str("</article>\n</body>\n</html>");
    out
}

/// One part of a story.
#[cfg(test)]
pub(super) fn events(events: &[Event]) -> String {
    let mut out = String::new();
    write_events(&mut out, events);
    out
}

/// Events as markup.
fn write_events(out: &mut String, events: &[Event]) {
    for event in events {
        match event {
            Event::Open(name, attributes) => {
                open(out, name, attributes);
            }
            Event::Text(text) => escape(out, text),
            Event::Close(name) => {
                out.push_str("</");
                out.push_str(name);
                out.push('>');
            }
        }
    }
}

fn element(out: &mut String, name: &str, attributes: &[(&str, String)], text: &str) {
    open(out, name, attributes);
    escape(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

fn open(out: &mut String, name: &str, attributes: &[(&str, String)]) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        put_attribute(out, name, value);
    }
    out.push('>');
}

fn put_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            _ => out.push(c),
        }
    }
}
