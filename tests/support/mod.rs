//! Fixture pages with what is expected of them written into the markup, and where findings lie on a page.

#![allow(dead_code)]

pub mod mill;
pub mod promises;

use lede::page::{NodeId, NodeKind, Page, decode_into};
use lede::{Finding, Target};
use std::ops::Range;
use std::path::PathBuf;

/// What a fixture expects of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// `keep`, or the kind of clutter.
    pub what: String,
    /// Whether a finding of another kind will not do.
    pub strict: bool,
    /// Bytes of the page without the expectations.
    pub place: Range<usize>,
}

/// A fixture as the core sees it, and apart from it what is expected.
#[derive(Debug)]
pub struct Fixture {
    /// The serialised page, with no trace of the expectations.
    pub html: String,
    /// In document order, outer before inner.
    pub expectations: Vec<Expectation>,
    /// The page types that are right.
    pub page_types: Vec<String>,
    /// The direction of writing, where the fixture says it.
    pub direction: Option<String>,
}

/// Where the fixture pages are.
pub fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages")
}

/// The names of all fixture pages, sorted.
pub fn names() -> Vec<String> {
    let files = std::fs::read_dir(directory()).expect("the fixture pages");
    let mut names: Vec<String> = files
        .map(|f| f.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter_map(|name| name.strip_suffix(".html").map(str::to_owned))
        .collect();
    names.sort();
    names
}

/// Reads a fixture page.
///
/// `data-expect="<kind>"` or `="keep"` on an element, or `<x-expect kind="…">` around texts that no element of
/// their own holds. All of it is taken out before the page is analysed.
pub fn load(name: &str) -> Fixture {
    let source = std::fs::read_to_string(directory().join(format!("{name}.html"))).expect("a fixture page");
    fixture(&source)
}

/// A fixture from its source.
pub fn fixture(source: &str) -> Fixture {
    let marked = lede::file::serialize(source).html;
    let page = Page::parse(&marked, true);
    let mut found: Vec<(Range<usize>, String, bool)> = Vec::new();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let (mut page_types, mut direction) = (Vec::new(), None);
    for node in page.nodes().iter().filter(|n| matches!(n.kind, NodeKind::Element(_))) {
        let place = node.source_start as usize..node.source_end as usize;
        // Serialised attribute values hold no bare ">".
        let open = place.start..place.start + marked[place.start..].find('>').expect("a tag's end") + 1;
        let tag = &marked[open.clone()];
        if tag.starts_with("<x-expect ") {
            found.push((place.clone(), attribute(tag, "kind").expect("a kind").1.to_owned(), false));
            cuts.push(open.clone());
            cuts.push(place.end - "</x-expect>".len()..place.end);
            continue;
        }
        let mut take = |name| {
            let (at, value) = attribute(tag, name)?;
            cuts.push(open.start + at.start..open.start + at.end);
            Some(value.to_owned())
        };
        if let Some(types) = take("data-expect-page") {
            page_types = types.split(' ').map(str::to_owned).collect();
        }
        direction = take("data-expect-direction").or(direction);
        let strict = take("data-expect-kind").is_some();
        if let Some(what) = take("data-expect") {
            found.push((place, what, strict));
        }
    }
    cuts.sort_by_key(|cut| cut.start);
    let kept = |at: usize| at - cuts.iter().filter(|c| c.start < at).map(|c| c.end.min(at) - c.start).sum::<usize>();
    let expectations = found
        .into_iter()
        .map(|(place, what, strict)| Expectation { what, strict, place: kept(place.start)..kept(place.end) })
        .collect();
    let mut html = String::with_capacity(marked.len());
    let mut from = 0;
    for cut in &cuts {
        html.push_str(&marked[from..cut.start]);
        from = cut.end;
    }
    html.push_str(&marked[from..]);
    assert!(!html.contains("-expect"), "an expectation is left in the page");
    Fixture { html, expectations, page_types, direction }
}

/// Where ` name="value"` stands in a start tag, and the value.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<(Range<usize>, &'t str)> {
    let start = tag.find(&format!(" {name}=\""))?;
    let value = start + name.len() + 3;
    let length = tag[value..].find('"')?;
    Some((start..value + length + 1, &tag[value..value + length]))
}

/// The node of every element that has a number, by its number.
pub fn elements(page: &Page<'_>) -> Vec<NodeId> {
    (0..page.len()).map(NodeId::new).filter(|id| page.node(*id).ordinal.is_some()).collect()
}

/// The nodes that a target names; `None` where there are no such nodes.
pub fn nodes_of(page: &Page<'_>, elements: &[NodeId], target: &Target) -> Option<Vec<NodeId>> {
    match *target {
        Target::Element { element } => Some(vec![*elements.get(element as usize)?]),
        Target::TextRun { parent, first_child, length } => {
            let children: Vec<NodeId> = page.children(*elements.get(parent as usize)?).collect();
            let run = children.get(first_child as usize..(first_child as usize).checked_add(length as usize)?)?;
            (!run.is_empty()).then(|| run.to_vec())
        }
    }
}

/// The nodes of the arena that a target covers.
pub fn span_of(page: &Page<'_>, elements: &[NodeId], target: &Target) -> Option<Range<usize>> {
    let nodes = nodes_of(page, elements, target)?;
    let (first, last) = (nodes.first()?, nodes.last()?);
    Some(first.index()..page.node(*last).end as usize)
}

/// The bytes of the page that a finding hides.
pub fn hidden(page: &Page<'_>, findings: &[Finding]) -> Vec<(Range<usize>, lede::Kind)> {
    let elements = elements(page);
    let bytes = |f: &Finding| {
        let nodes = nodes_of(page, &elements, &f.target).expect("a finding of nodes that are there");
        let (first, last) = (nodes[0], nodes[nodes.len() - 1]);
        page.node(first).source_start as usize..page.node(last).source_end as usize
    };
    findings.iter().map(|f| (bytes(f), f.kind)).collect()
}

/// The texts of a page that hold a word and that a reader sees, with their bytes.
pub fn words(page: &Page<'_>) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    for index in 0..page.len() {
        let id = NodeId::new(index);
        let node = page.node(id);
        let silent = page.ancestors(id).any(|a| page.tag(a).is_some_and(|t| t.is_silent()));
        if node.kind != NodeKind::Text || silent {
            continue;
        }
        let mut text = String::new();
        decode_into(page.raw_text(id), &mut text);
        if text.chars().any(char::is_alphanumeric) {
            // White space around the words belongs to nobody.
            let raw = page.raw_text(id);
            let before = raw.len() - raw.trim_start().len();
            let after = raw.len() - raw.trim_end().len();
            out.push((node.source_start as usize + before..node.source_end as usize - after, text));
        }
    }
    out
}
