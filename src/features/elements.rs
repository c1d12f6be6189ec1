//! Counts of any element, and the element that holds most of the prose.

use super::blocks::Blocks;
use crate::page::{NodeId, Page};
use std::ops::Range;

/// Counts over a range of blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// How many blocks.
    pub blocks: f32,
    /// Length in words.
    pub units: f32,
    /// Of those, linked ones.
    pub linked: f32,
    /// Words in blocks that read as prose.
    pub prose: f32,
    /// How many blocks read as prose.
    pub prose_blocks: f32,
    /// How many links.
    pub links: f32,
    /// How many of them lead to the page's own site.
    pub own_links: f32,
    /// How many of them lead to a place on the page itself.
    pub page_links: f32,
}

impl Totals {
    /// The share of words that is linked.
    pub fn link_density(&self) -> f32 {
        if self.units > 0.0 { self.linked / self.units } else { 0.0 }
    }

    /// The share of words that stands in prose.
    pub fn prose_share(&self) -> f32 {
        if self.units > 0.0 { self.prose / self.units } else { 0.0 }
    }
}

/// Running sums over the blocks.
#[derive(Debug, Default)]
pub struct Sums {
    before: Vec<Totals>,
}

impl Sums {
    /// Sums up a page's blocks.
    pub fn new(blocks: &Blocks) -> Sums {
        let mut sum = Totals::default();
        let mut before = Vec::with_capacity(blocks.list.len() + 1);
        before.push(sum);
        for block in &blocks.list {
            let units = block.stats.units();
            let prose = block.is_prose();
            sum.blocks += 1.0;
            sum.units += units;
            sum.linked += block.linked.units();
            sum.prose += if prose { units } else { 0.0 };
            sum.prose_blocks += f32::from(u8::from(prose));
            sum.links += f32::from(block.links);
            sum.own_links += f32::from(block.own_links);
            sum.page_links += f32::from(block.page_links);
            before.push(sum);
        }
        Sums { before }
    }

    /// Counts of a range of blocks; what lies outside counts nothing.
    pub fn totals(&self, range: Range<usize>) -> Totals {
        let last = self.before.len().saturating_sub(1);
        let (a, b) = (range.start.min(last), range.end.min(last));
        match (self.before.get(a), self.before.get(b.max(a))) {
            (Some(a), Some(b)) => Totals {
                blocks: b.blocks - a.blocks,
                units: b.units - a.units,
                linked: b.linked - a.linked,
                prose: b.prose - a.prose,
                prose_blocks: b.prose_blocks - a.prose_blocks,
                links: b.links - a.links,
                own_links: b.own_links - a.own_links,
                page_links: b.page_links - a.page_links,
            },
            _ => Totals::default(),
        }
    }

    /// Counts of the whole page.
    pub fn all(&self) -> Totals {
        self.before.last().copied().unwrap_or_default()
    }
}

/// The element that holds most of the prose.
#[derive(Clone, Debug)]
pub struct Core {
    /// The element.
    pub element: NodeId,
    /// Its blocks.
    pub blocks: Range<usize>,
    /// The first and the last of its blocks that read as prose.
    pub first_prose: usize,
    /// See `first_prose`.
    pub last_prose: usize,
}

/// How much of a paragraph's length its ancestors are credited with, nearest first. After Readability, which
/// gives the parent all, the grandparent half and further ones less.
const CREDIT: [f32; 6] = [1.0, 0.8, 0.5, 0.35, 0.25, 0.2];

/// A paragraph longer than this counts no more: one endless footer must not outweigh ten paragraphs.
const LONGEST: f32 = 120.0;

impl Core {
    /// Finds it; `None` on a page without prose.
    #[inline(never)]
    pub fn find(page: &Page<'_>, blocks: &Blocks, sums: &Sums) -> Option<Core> {
        let mut credit = vec![0.0; page.len()];
        for block in blocks.list.iter().filter(|b| b.is_prose()) {
            let length = block.stats.units().min(LONGEST) * (1.0 - block.link_density());
            // The block's own element holds only it: the credit begins at its parent, unless the text stands
            // bare in a large container.
            let own = blocks.range_in(page, block.container).len() > 2;
            let start = if own { Some(block.container) } else { page.node(block.container).parent };
            let chain = std::iter::successors(start, |a| page.node(*a).parent);
            for (id, share) in chain.zip(CREDIT) {
                if let Some(sum) = credit.get_mut(id.index()) {
                    *sum += length * share;
                }
            }
        }
        let mut best: Option<(NodeId, f32)> = None;
        for (i, sum) in credit.iter().enumerate().filter(|(_, sum)| **sum > 0.0) {
            let id = NodeId::new(i);
            let totals = sums.totals(blocks.range_in(page, id));
            let score = sum * (1.0 - totals.link_density());
            if best.is_none_or(|(_, b)| score > b) {
                best = Some((id, score));
            }
        }
        let (element, _) = best?;
        let range = blocks.range_in(page, element);
        let is_prose = |i: &usize| blocks.list.get(*i).is_some_and(|b| b.is_prose());
        let first_prose = range.clone().find(is_prose)?;
        let last_prose = range.clone().rev().find(is_prose)?;
        Some(Core { element, blocks: range, first_prose, last_prose })
    }
}
