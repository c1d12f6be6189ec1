//! `lede clean`.

use super::{Loaded, Outcome};
use crate::page::{NodeId, NodeKind, Page};
use crate::{Finding, Target, analyze_page};
use serde_json::json;
use std::io;

pub(super) fn run(loaded: &Loaded, mark: bool, jsonl: bool) -> io::Result<Outcome> {
    let page = Page::parse(&loaded.page.html, loaded.page.scripting);
    let analysis = analyze_page(&page, &loaded.options());
    let ms = loaded.milliseconds();
    let line = match (mark, jsonl) {
        (true, true) => json!({ "path": loaded.path, "ms": ms, "html": marked(&page, &analysis.findings) }).to_string(),
        (true, false) => marked(&page, &analysis.findings),
        (false, true) => json!({ "path": loaded.path, "ms": ms, "findings": analysis.findings }).to_string(),
        (false, false) => serde_json::to_string_pretty(&analysis.findings)?,
    };
    Ok(Outcome(line))
}

/// The page's source with `data-lede="<kind>"` on each element found; a text run is wrapped in a span.
pub(super) fn marked(page: &Page<'_>, findings: &[Finding]) -> String {
    let elements = element_nodes(page);
    let mut insertions: Vec<(usize, String)> = Vec::new();
    for finding in findings {
        let kind = finding.kind.name();
        match finding.target {
            Target::Element { element } => {
                if let Some(id) = elements.get(element as usize) {
                    let node = page.node(*id);
                    let start = node.source_start as usize + 1;
                    let rest = page.source().get(start..).unwrap_or("");
                    let name = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(0);
                    insertions.push((start + name, format!(" data-lede=\"{kind}\"")));
                }
            }
            Target::TextRun { parent, first_child, length } => {
                let Some(parent) = elements.get(parent as usize) else { continue };
                let mut run = page.children(*parent).skip(first_child as usize).take(length as usize);
                let Some(first) = run.next() else { continue };
                let last = run.last().unwrap_or(first);
                insertions.push((page.node(first).source_start as usize, format!("<span data-lede=\"{kind}\">")));
                insertions.push((page.node(last).source_end as usize, "</span>".to_owned()));
            }
        }
    }
    insertions.sort_by_key(|(at, _)| *at);
    let mut out = String::with_capacity(page.source().len() + insertions.len() * 24);
    let mut from = 0;
    for (at, text) in insertions {
        out.push_str(page.source().get(from..at).unwrap_or(""));
        out.push_str(&text);
        from = at;
    }
    out.push_str(page.source().get(from..).unwrap_or(""));
    out
}

/// The node of every element by its number.
pub(super) fn element_nodes(page: &Page<'_>) -> Vec<NodeId> {
    (0..page.len())
        .map(NodeId::new)
        .filter(|id| matches!(page.node(*id).kind, NodeKind::Element(_)) && page.node(*id).ordinal.is_some())
        .collect()
}
