//! Forms by which somebody writes: to the site, under the story, or to a friend.

use super::scene::Scene;
use crate::features::inside::Inside;
use crate::page::{AttributeName, NodeId, Tag};
use crate::span::Span;

/// With a newsletter go an address, a name or two, and some choices; who asks for more wants to know who writes.
const FIELDS: usize = 4;
/// Fields that take no text.
const NO_TEXT: [&str; 8] = ["hidden", "submit", "button", "image", "reset", "checkbox", "radio", "search"];
/// A form with more words holds the page, as some servers write it.
const FRAME: f32 = 250.0;

impl Scene<'_, '_, '_> {
    /// Whether a form takes what somebody has to say, or more than an address and a name.
    pub fn is_letter(&self, form: NodeId) -> bool {
        if self.totals(form).units > FRAME || self.story_prose(&self.range(form)) > 0.0 {
            return false;
        }
        let page = self.page();
        let nodes = || (form.index()..page.node(form).end as usize).map(NodeId::new);
        let takes_text = |n: &NodeId| {
            let kind = self.attribute(*n, AttributeName::Type).to_ascii_lowercase();
            page.tag(*n) == Some(Tag::Input) && !NO_TEXT.contains(&kind.as_str()) && !self.is_bait(*n)
        };
        nodes().any(|n| page.tag(n) == Some(Tag::Textarea) && !self.is_bait(n))
            || nodes().filter(takes_text).count() > FIELDS
    }

    /// Whether a field is out of sight, so that only programs fill it in.
    fn is_bait(&self, field: NodeId) -> bool {
        const REACH: usize = 3;
        let page = self.page();
        let hides = |e: NodeId| page.tag(e).is_some_and(|tag| Inside::of(page, e, tag).any(Inside::HIDDEN));
        std::iter::once(field).chain(page.ancestors(field).take(REACH)).any(hides)
    }

    /// Whether such a form is among the nodes of a span.
    pub fn holds_letter(&self, span: Span) -> bool {
        let page = self.page();
        let mut nodes = (span.first.index()..span.end(page)).map(NodeId::new);
        nodes.any(|n| page.tag(n) == Some(Tag::Form) && self.is_letter(n))
    }

    /// Whether an element is part of such a form.
    pub fn stands_in_letter(&self, id: NodeId) -> bool {
        let page = self.page();
        page.ancestors(id).any(|up| page.tag(up) == Some(Tag::Form) && self.is_letter(up))
    }
}
