//! The site's menus, header and footer.

use super::names::Names;
use super::scene::Scene;
use crate::features::inside::Inside;
use crate::page::{NodeId, Tag};
use crate::span::Span;

/// Whether something is furniture, by what was seen of it on the way up to an element.
#[derive(Clone, Copy, Debug)]
pub struct Furniture {
    /// … where nothing has framed it yet.
    plain: bool,
    /// … where a header or footer has.
    framed: bool,
}

impl Default for Furniture {
    /// Above the root nothing more is seen.
    fn default() -> Furniture {
        Furniture { plain: false, framed: true }
    }
}

/// A site's header, menu or footer has at least so many links.
const WAYS: f32 = 3.0;

impl Scene<'_, '_, '_> {
    /// Whether an element is, or stands in, the site's menus, header or footer.
    ///
    /// A header or footer inside an article, a section or a list of cards is that part's own
    /// (HTML Standard, "the header element").
    pub fn is_furniture(&self, id: NodeId) -> bool {
        let all = self.furniture.get_or_init(|| {
            let mut all: Vec<Furniture> = Vec::with_capacity(self.page().len());
            for (i, node) in self.page().nodes().iter().enumerate() {
                let above = node.parent.and_then(|p| all.get(p.index())).copied().unwrap_or_default();
                all.push(self.furniture_at(NodeId::new(i), above));
            }
            all
        });
        all.get(id.index()).is_some_and(|f| f.plain)
    }

    /// Whether a menu is among the nodes of a span: a navigation of many short names.
    pub fn holds_menu(&self, span: Span) -> bool {
        const ENTRIES: f32 = 6.0;
        const WORDS_AN_ENTRY: f32 = 3.0;
        let page = self.page();
        (span.first.index()..span.end(page)).map(NodeId::new).any(|n| {
            let totals = self.totals(n);
            totals.links >= ENTRIES
                && totals.linked < WORDS_AN_ENTRY * totals.links
                && page.tag(n).is_some_and(|tag| Inside::of(page, n, tag).any(Inside::NAV))
        })
    }

    fn furniture_at(&self, id: NodeId, above: Furniture) -> Furniture {
        const PARTS: u32 = Inside::ARTICLE | Inside::ASIDE | Inside::MAIN;
        let page = self.page();
        let Some(tag) = page.tag(id) else { return above };
        let inside = Inside::of(page, id, tag);
        if inside.any(Inside::NAV) {
            return Furniture { plain: true, framed: true };
        }
        // What holds the story is its frame, whatever it is called.
        if self.story_prose(&self.range(id)) > 0.0 {
            return Furniture { plain: false, framed: true };
        }
        if inside.any(PARTS) || tag == Tag::Section {
            return Furniture { plain: above.plain, framed: above.plain };
        }
        // The header of a box holds its heading; the site's holds its ways.
        let frames = self.totals(id).links >= WAYS
            && (inside.any(Inside::FOOTER | Inside::HEADER) || self.names(id).any(Names::FURNITURE));
        Furniture { plain: if frames { above.framed } else { above.plain }, framed: above.framed }
    }
}
