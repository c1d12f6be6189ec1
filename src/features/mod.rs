//! One pass over a page that measures what the model and the detectors go by.

mod before;
pub mod blocks;
mod codes;
pub mod context;
pub mod elements;
pub mod groups;
pub mod hints;
pub mod inside;
pub mod links;
pub mod marks;
pub mod matrix;
mod naming;
pub mod text;
pub mod title;
pub mod tokens;
pub mod whole;

use crate::page::{NodeId, Page};
use blocks::Blocks;
use elements::{Core, Sums};
use groups::Groups;
use hints::Hints;
use marks::Marks;
use title::Title;

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
    /// Where it shows its title.
    pub title: Title,
    /// The lexicon's hits, block by block.
    pub marks: Vec<Marks>,
    /// Repeated shapes among siblings.
    pub groups: Groups,
}

impl<'p, 'a> Survey<'p, 'a> {
    /// Measures a page. `url` is its address where known.
    #[inline(never)]
    pub fn new(page: &'p Page<'a>, url: Option<&str>) -> Survey<'p, 'a> {
        let hints = Hints::read(page, url);
        let blocks = blocks::segment(page, &hints.host);
        let sums = Sums::new(&blocks);
        let core = Core::find(page, &blocks, &sums);
        let title = Title::find(&blocks, &hints);
        let marks = marks::mark(&blocks);
        let groups = Groups::find(page, &blocks, &sums);
        Survey { page, blocks, sums, core, hints, title, marks, groups }
    }

    /// Counts of an element.
    pub fn totals(&self, id: NodeId) -> elements::Totals {
        self.sums.totals(self.blocks.range_in(self.page, id))
    }
}
