//! What the findings hide, as ranges of the arena.

use crate::page::{NodeId, Page};
use crate::{Finding, Target};
use std::ops::Range;

/// The nodes that are hidden, by finding.
pub(super) struct Hidden(Vec<Range<usize>>);

impl Hidden {
    pub(super) fn new(page: &Page<'_>, elements: &[NodeId], findings: &[Finding]) -> Hidden {
        let range = |finding: &Finding| match finding.target {
            Target::Element { element } => {
                let id = elements.get(element as usize)?;
                Some(id.index()..page.node(*id).end as usize)
            }
            Target::TextRun { parent, first_child, length } => {
                let parent = elements.get(parent as usize)?;
                let mut run = page.children(*parent).skip(first_child as usize).take(length as usize);
                let first = run.next()?;
                let last = run.last().unwrap_or(first);
                Some(first.index()..page.node(last).end as usize)
            }
        };
        Hidden(findings.iter().map(|f| range(f).unwrap_or(0..0)).collect())
    }

    /// The finding that hides a node.
    pub(super) fn by(&self, node: usize) -> Option<usize> {
        self.0.iter().position(|range| range.contains(&node))
    }

    /// The nodes that a finding hides.
    pub(super) fn range(&self, finding: usize) -> Option<Range<usize>> {
        self.0.get(finding).cloned()
    }
}
