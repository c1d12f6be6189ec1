//! Repeated shapes: siblings of the same tag and class, and blocks of the same signature anywhere.

use super::blocks::{Block, Blocks};
use super::elements::Sums;
use super::tokens::fnv1a;
use crate::fast_map::FastMap;
use crate::page::{AttributeName, NodeId, NodeKind, Page};
use std::ops::Range;

/// Repetition on a page.
#[derive(Debug, Default)]
pub struct Groups {
    /// For each node how many siblings, itself among them, share its shape; 0 for what is no element or holds
    /// no block.
    siblings: Vec<u16>,
    shapes: Vec<u32>,
    facts: FastMap<(u32, u32), Facts>,
}

/// What the members of a group have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Facts {
    /// The share of members whose first text is a link: cards that lead elsewhere begin so.
    pub linked_leads: f32,
    /// The share of members that hold prose.
    pub with_prose: f32,
    /// The share of members with a `time` element or a short text that is mostly digits.
    pub with_dates: f32,
    /// Standard deviation of the members' lengths over their mean: posts by people differ, cards hardly.
    pub spread: f32,
    /// Mean length of a member in words.
    pub mean_units: f32,
}

/// So many siblings of a shape make a group.
pub const LEAST: u16 = 3;

impl Groups {
    /// Finds the repeated shapes.
    #[inline(never)]
    pub fn find(page: &Page<'_>, blocks: &Blocks, sums: &Sums) -> Groups {
        let mut shapes = vec![0u32; page.len()];
        let mut siblings = vec![0u16; page.len()];
        let mut counts: FastMap<(u32, u32), u16> = FastMap::default();
        for (i, shape) in shapes.iter_mut().enumerate() {
            let id = NodeId::new(i);
            if matches!(page.node(id).kind, NodeKind::Element(_)) && !blocks.range_in(page, id).is_empty() {
                *shape = shape_of(page, id);
                let parent = page.node(id).parent.map_or(u32::MAX, |p| p.index() as u32);
                let count = counts.entry((parent, *shape)).or_default();
                *count = count.saturating_add(1);
            }
        }
        let mut gathered: FastMap<(u32, u32), Gathered> = FastMap::default();
        for (i, shape) in shapes.iter().enumerate().filter(|(_, shape)| **shape != 0) {
            let id = NodeId::new(i);
            let parent = page.node(id).parent.map_or(u32::MAX, |p| p.index() as u32);
            let Some(count) = counts.get(&(parent, *shape)) else { continue };
            if let Some(slot) = siblings.get_mut(i) {
                *slot = *count;
            }
            if *count >= LEAST {
                gathered.entry((parent, *shape)).or_default().add(blocks, sums, blocks.range_in(page, id));
            }
        }
        let facts = gathered.into_iter().map(|(key, sum)| (key, sum.facts())).collect();
        Groups { siblings, shapes, facts }
    }

    /// What the members of an element's group have in common; `None` for an element of no group.
    pub fn facts(&self, page: &Page<'_>, id: NodeId) -> Option<&Facts> {
        let parent = page.node(id).parent.map_or(u32::MAX, |p| p.index() as u32);
        self.facts.get(&(parent, self.shape(id)))
    }

    /// How many siblings share the element's shape, itself among them.
    pub fn siblings(&self, id: NodeId) -> u16 {
        self.siblings.get(id.index()).copied().unwrap_or(0)
    }

    /// The shape of an element: equal for equal tag and class, digits apart; 0 for what holds no block.
    pub fn shape(&self, id: NodeId) -> u32 {
        self.shapes.get(id.index()).copied().unwrap_or(0)
    }

    /// The nearest of the node and its ancestors, `reach` levels up, that repeats at least `least` times.
    pub fn nearest(&self, page: &Page<'_>, id: NodeId, least: u16, reach: usize) -> Option<NodeId> {
        std::iter::successors(Some(id), |a| page.node(*a).parent).take(reach).find(|a| self.siblings(*a) >= least)
    }
}

/// Sums over the members of a group.
#[derive(Default)]
struct Gathered {
    members: f32,
    linked_leads: f32,
    with_prose: f32,
    with_dates: f32,
    units: f32,
    squares: f32,
}

impl Gathered {
    fn add(&mut self, blocks: &Blocks, sums: &Sums, range: Range<usize>) {
        let totals = sums.totals(range.clone());
        let members = blocks.list.get(range).unwrap_or_default();
        let count = |yes: bool| f32::from(u8::from(yes));
        self.members += 1.0;
        self.linked_leads += count(members.first().is_some_and(|b| b.link_density() > 0.8));
        self.with_prose += count(totals.prose_blocks > 0.0);
        self.with_dates += count(members.iter().any(is_date));
        self.units += totals.units;
        self.squares += totals.units * totals.units;
    }

    fn facts(self) -> Facts {
        let n = self.members.max(1.0);
        let mean = self.units / n;
        let variance = (self.squares / n - mean * mean).max(0.0);
        Facts {
            linked_leads: self.linked_leads / n,
            with_prose: self.with_prose / n,
            with_dates: self.with_dates / n,
            spread: variance.sqrt() / mean.max(1.0),
            mean_units: mean,
        }
    }
}

/// A text as short as a date that has a `time` element or as many digits as one.
fn is_date(block: &Block) -> bool {
    let stats = &block.stats;
    stats.units() <= 14.0 && (block.has_time || (stats.digits >= 3 && stats.digits * 4 >= stats.alphanumerics))
}

/// Equal for equal tag and class, digits apart, since `post-17` and `post-18` are one shape.
fn shape_of(page: &Page<'_>, id: NodeId) -> u32 {
    let tag = page.tag(id).map_or(0, |t| t as u8);
    let class = page.attribute(id, AttributeName::Class).unwrap_or("");
    let letters = class.bytes().filter(|b| !b.is_ascii_digit());
    fnv1a(std::iter::once(tag).chain(letters)).max(1)
}
