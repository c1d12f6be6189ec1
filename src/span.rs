//! A place on the page.

use crate::features::Survey;
use crate::features::blocks::Block;
use crate::page::{NodeId, Page};
use crate::verdict::Target;

/// Neighbouring nodes of one parent: an element, or a run of texts and inline elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first node.
    pub first: NodeId,
    /// The last node, a sibling of the first or the same.
    pub last: NodeId,
}

impl Span {
    /// One element.
    pub fn element(id: NodeId) -> Span {
        Span { first: id, last: id }
    }

    /// The element that is the block, or the run of nodes in which it stands and no other block does.
    pub fn of_block(survey: &Survey<'_, '_>, index: usize) -> Option<Span> {
        let page = survey.page;
        let list = &survey.blocks.list;
        let block = list.get(index)?;
        if survey.blocks.range_in(page, block.container) == (index..index + 1) {
            return Some(Span::element(block.container));
        }
        // The lowest element that holds the whole block, and its children that do.
        let common = page.ancestors(block.first).find(|a| page.contains(*a, block.last))?;
        let child =
            |leaf: NodeId| std::iter::once(leaf).chain(page.ancestors(leaf)).take_while(|a| *a != common).last();
        let (first, last) = (child(block.first)?, child(block.last)?);
        let end = page.node(last).end as usize;
        let stray = |other: Option<&Block>| {
            other.is_some_and(|b| {
                (first.index()..end).contains(&b.first.index()) || (first.index()..end).contains(&b.last.index())
            })
        };
        let before = index.checked_sub(1).and_then(|i| list.get(i));
        if stray(before) || stray(list.get(index + 1)) {
            return None;
        }
        Some(Span { first, last })
    }

    /// The index behind its last node.
    pub fn end(self, page: &Page<'_>) -> usize {
        page.node(self.last).end as usize
    }

    /// As the analysis names it.
    pub fn target(self, page: &Page<'_>) -> Option<Target> {
        let node = page.node(self.first);
        if self.first == self.last && page.tag(self.first).is_some() {
            return Some(Target::Element { element: node.ordinal? });
        }
        let parent = page.node(node.parent?).ordinal?;
        let length = page.node(self.last).child_index.checked_sub(node.child_index)? + 1;
        Some(Target::TextRun { parent, first_child: node.child_index, length })
    }
}
