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
    /// For each node the nearest of itself and its ancestors that is one of several posts, comments or cards.
    cards: Vec<u32>,
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
    /// How many members there are.
    pub members: f32,
    /// The first block of the first member.
    pub start: usize,
    /// Behind the last block of the last member.
    pub end: usize,
}

impl Facts {
    /// Whether members hold several blocks each, as posts, comments and cards do and paragraphs do not.
    fn are_cards(&self, blocks: f32) -> bool {
        blocks >= 2.0 * self.members
    }

    /// Whether a block lies between the first and the last member.
    pub fn holds(&self, block: usize) -> bool {
        (self.start..self.end).contains(&block)
    }
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
        let mut facts: FastMap<(u32, u32), Facts> = FastMap::default();
        let mut card_groups: FastMap<(u32, u32), ()> = FastMap::default();
        for (key, sum) in gathered {
            let blocks = sum.blocks;
            let of_group = sum.facts();
            if of_group.are_cards(blocks) {
                card_groups.insert(key, ());
            }
            facts.insert(key, of_group);
        }
        let mut cards = vec![u32::MAX; page.len()];
        for (i, shape) in shapes.iter().enumerate() {
            let parent = page.node(NodeId::new(i)).parent.map(|p| p.index());
            let key = (parent.map_or(u32::MAX, |p| p as u32), *shape);
            let card = if *shape != 0 && siblings.get(i).is_some_and(|s| *s >= LEAST) && card_groups.contains_key(&key)
            {
                i as u32
            } else {
                parent.and_then(|p| cards.get(p)).copied().unwrap_or(u32::MAX)
            };
            if let Some(slot) = cards.get_mut(i) {
                *slot = card;
            }
        }
        Groups { siblings, shapes, facts, cards }
    }

    /// The nearest of the node and its ancestors that is one of several of a shape which hold several blocks each.
    pub fn card(&self, id: NodeId) -> Option<NodeId> {
        self.cards.get(id.index()).filter(|card| **card != u32::MAX).map(|card| NodeId::new(*card as usize))
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

    /// The shape of an element: equal for equal tag and first class, digits apart; 0 for what holds no block.
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
    blocks: f32,
    start: usize,
    end: usize,
}

impl Gathered {
    fn add(&mut self, blocks: &Blocks, sums: &Sums, range: Range<usize>) {
        let totals = sums.totals(range.clone());
        let members = blocks.list.get(range.clone()).unwrap_or_default();
        let count = |yes: bool| f32::from(u8::from(yes));
        if self.members == 0.0 {
            self.start = range.start;
        }
        self.end = range.end;
        self.members += 1.0;
        self.blocks += totals.blocks;
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
            members: self.members,
            start: self.start,
            end: self.end,
        }
    }
}

/// A text as short as a date that has a `time` element or as many digits as one.
fn is_date(block: &Block) -> bool {
    let stats = &block.stats;
    stats.units() <= 14.0 && (block.has_time || (stats.digits >= 3 && stats.digits * 4 >= stats.alphanumerics))
}

/// Equal for equal tag and first class, digits apart, since `post-17` and `post-18` are one shape, and so are
/// `comment even` and `comment odd`.
fn shape_of(page: &Page<'_>, id: NodeId) -> u32 {
    let tag = page.tag(id).map_or(0, |t| t as u8);
    let class = page.attribute(id, AttributeName::Class).unwrap_or("");
    let class = class.split_ascii_whitespace().next().unwrap_or("");
    let letters = class.bytes().filter(|b| !b.is_ascii_digit());
    fnv1a(std::iter::once(tag).chain(letters)).max(1)
}
