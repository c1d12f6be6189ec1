//! A labelled page: which of its words belong to which labelled element, and which of them are hidden.
//!
//! A label covers its element's subtree, a deeper one overrides it. A *unit* is one labelled element.

use super::hidden::Hidden;
use super::words;
use crate::page::{NodeId, NodeKind, Page, Tag, decode_into};
use std::collections::HashMap;
use std::ops::Range;

/// The categories that are to go, as they are written in labels and findings.
pub(super) const CLUTTER: [&str; 6] = ["ad", "related", "teaser", "newsletter", "social", "overlay"];

/// One labelled element.
#[derive(Debug)]
pub(super) struct Unit {
    pub category: String,
    pub words: u32,
    pub gone: u32,
    /// The finding that hides the whole element.
    pub hidden: Option<usize>,
    /// How many runs stand before it.
    pub at: usize,
    pub text: String,
    nodes: Range<usize>,
}

/// A text of a unit.
#[derive(Debug)]
pub(super) struct Run {
    pub unit: usize,
    pub words: u32,
    pub hidden: Option<usize>,
    pub text: String,
}

/// The labelled words of a page in document order.
#[derive(Debug, Default)]
pub(super) struct Labelled {
    pub units: Vec<Unit>,
    pub runs: Vec<Run>,
}

impl Labelled {
    pub(super) fn new(page: &Page<'_>, labels: &HashMap<String, String>, hidden: &Hidden) -> Labelled {
        let mut labelled = Labelled::default();
        // The unit in force, innermost last, with the end of its subtree.
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut index = 0;
        while index < page.len() {
            let id = NodeId::new(index);
            let node = page.node(id);
            let end = node.end as usize;
            while open.last().is_some_and(|(_, end)| *end <= index) {
                open.pop();
            }
            if page.tag(id).is_some_and(is_unread) {
                index = end.max(index + 1);
                continue;
            }
            if let Some(category) = number(page, id).and_then(|nid| labels.get(nid)) {
                open.push((labelled.units.len(), end));
                labelled.units.push(Unit {
                    category: category.clone(),
                    words: 0,
                    gone: 0,
                    hidden: hidden.by(index),
                    at: labelled.runs.len(),
                    text: String::new(),
                    nodes: index..end,
                });
            }
            if node.kind == NodeKind::Text
                && let Some((unit, _)) = open.last()
            {
                labelled.read(page, id, *unit, hidden);
            }
            index += 1;
        }
        labelled
    }

    fn read(&mut self, page: &Page<'_>, id: NodeId, unit: usize, hidden: &Hidden) {
        let mut text = String::new();
        decode_into(page.raw_text(id), &mut text);
        let words = words::count(&text);
        let Some(owner) = self.units.get_mut(unit).filter(|_| words > 0) else { return };
        let hidden = hidden.by(id.index());
        owner.words += words;
        owner.gone += if hidden.is_some() { words } else { 0 };
        let text = text.trim();
        owner.text.push_str(text);
        owner.text.push(' ');
        self.runs.push(Run { unit, words, hidden, text: text.to_owned() });
    }

    /// The category of a run.
    pub(super) fn category(&self, run: &Run) -> &str {
        self.units.get(run.unit).map_or("", |u| u.category.as_str())
    }

    /// The category of a clutter unit without words that lies in a range of nodes, or around it.
    pub(super) fn empty_clutter(&self, nodes: Range<usize>) -> Option<&str> {
        let meets =
            |u: &&Unit| nodes.contains(&u.nodes.start) || u.nodes.contains(&nodes.start) && nodes.end <= u.nodes.end;
        let empty = self.units.iter().filter(|u| u.words == 0 && u.is_clutter());
        empty.filter(meets).map(|u| u.category.as_str()).next()
    }
}

impl Unit {
    pub(super) fn is_clutter(&self) -> bool {
        CLUTTER.contains(&self.category.as_str())
    }

    /// Whether it is out of sight: hidden itself, or nearly all of its words are.
    pub(super) fn is_gone(&self) -> bool {
        const NEARLY_ALL: f64 = 0.95;
        self.hidden.is_some() || self.words > 0 && f64::from(self.gone) >= NEARLY_ALL * f64::from(self.words)
    }
}

/// Elements whose text is never read as the page's.
fn is_unread(tag: Tag) -> bool {
    use Tag::{Noscript, Script, Style, Svg, Template, Textarea, Title};
    matches!(tag, Script | Style | Noscript | Template | Textarea | Title | Svg)
}

/// The number by which labels name an element: its `data-nid`. Serialised attributes hold no bare `>`.
fn number<'a>(page: &Page<'a>, id: NodeId) -> Option<&'a str> {
    const NUMBER: &str = " data-nid=\"";
    page.tag(id)?;
    let rest = page.source().get(page.node(id).source_start as usize..)?;
    let tag = rest.get(..rest.find('>')?)?;
    let value = tag.get(tag.find(NUMBER)? + NUMBER.len()..)?;
    value.get(..value.find('"')?)
}
