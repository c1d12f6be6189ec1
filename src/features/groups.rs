//! Repeated shapes: siblings of the same tag and class, and blocks of the same signature anywhere.

use super::blocks::Blocks;
use super::tokens::fnv1a;
use crate::page::{AttributeName, NodeId, NodeKind, Page};
use std::collections::HashMap;

/// Repetition on a page.
#[derive(Debug, Default)]
pub struct Groups {
    /// For each node how many siblings, itself among them, share its shape; 0 for what is no element or holds
    /// no block.
    siblings: Vec<u16>,
    shapes: Vec<u32>,
}

impl Groups {
    /// Finds the repeated shapes.
    pub fn find(page: &Page<'_>, blocks: &Blocks) -> Groups {
        let mut shapes = vec![0u32; page.len()];
        let mut siblings = vec![0u16; page.len()];
        let mut counts: HashMap<(u32, u32), u16> = HashMap::new();
        for (i, shape) in shapes.iter_mut().enumerate() {
            let id = NodeId::new(i);
            if matches!(page.node(id).kind, NodeKind::Element(_)) && !blocks.range_in(page, id).is_empty() {
                *shape = shape_of(page, id);
                let parent = page.node(id).parent.map_or(u32::MAX, |p| p.index() as u32);
                let count = counts.entry((parent, *shape)).or_default();
                *count = count.saturating_add(1);
            }
        }
        for (i, shape) in shapes.iter().enumerate().filter(|(_, shape)| **shape != 0) {
            let parent = page.node(NodeId::new(i)).parent.map_or(u32::MAX, |p| p.index() as u32);
            if let (Some(slot), Some(count)) = (siblings.get_mut(i), counts.get(&(parent, *shape))) {
                *slot = *count;
            }
        }
        Groups { siblings, shapes }
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

/// Equal for equal tag and class, digits apart, since `post-17` and `post-18` are one shape.
fn shape_of(page: &Page<'_>, id: NodeId) -> u32 {
    let tag = page.tag(id).map_or(0, |t| t as u8);
    let class = page.attribute(id, AttributeName::Class).unwrap_or("");
    let letters = class.bytes().filter(|b| !b.is_ascii_digit());
    fnv1a(std::iter::once(tag).chain(letters)).max(1)
}
