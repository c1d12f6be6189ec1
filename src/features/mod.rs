//! One pass over a page that measures what the model and the detectors go by.

pub mod blocks;
pub mod context;
pub mod elements;
pub mod groups;
pub mod hints;
pub mod marks;
pub mod matrix;
pub mod text;
pub mod tokens;

use crate::page::{NodeId, Page};
use blocks::Blocks;
use elements::{Core, Sums};
use groups::Groups;
use hints::Hints;
use marks::Marks;

/// Everything measured on a page.
#[derive(Debug)]
pub struct Survey<'p, 'a> {
    /// The page.
    pub page: &'p Page<'a>,
    /// Its text in blocks.
    pub blocks: Blocks,
    /// Sums over blocks, so that any element's counts are two look-ups.
    pub sums: Sums,
    /// The element that holds most of the prose.
    pub core: Option<Core>,
    /// What the page's metadata says.
    pub hints: Hints,
    /// The lexicon's hits, block by block.
    pub marks: Vec<Marks>,
    /// Repeated shapes among siblings.
    pub groups: Groups,
}

impl<'p, 'a> Survey<'p, 'a> {
    /// Measures a page. `url` is its address where known.
    pub fn new(page: &'p Page<'a>, url: Option<&str>) -> Survey<'p, 'a> {
        let hints = Hints::read(page, url);
        let blocks = blocks::segment(page, &hints.host);
        let sums = Sums::new(&blocks);
        let core = Core::find(page, &blocks, &sums);
        let marks = marks::mark(&blocks);
        let groups = Groups::find(page, &blocks);
        Survey { page, blocks, sums, core, hints, marks, groups }
    }

    /// Counts of an element.
    pub fn totals(&self, id: NodeId) -> elements::Totals {
        self.sums.totals(self.blocks.range_in(self.page, id))
    }
}
