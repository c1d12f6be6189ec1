//! The lexicon's hits on each block.

use super::blocks::Blocks;
use crate::lexicon::{self, Hit, Marker, Place};

/// Which markers stand in a block and how strictly, two bits a marker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u64);

const INSIDE: u64 = 1;
const EDGE: u64 = 2;
const WHOLE: u64 = 3;

impl Marks {
    /// How strictly a marker stands in the block: 0 not, 1 inside, 2 at its start or end, 3 it is the whole.
    pub fn level(self, marker: Marker) -> u8 {
        ((self.0 >> (2 * marker as u32)) & 3) as u8
    }

    /// Whether a marker begins or ends the block or is the whole of it.
    pub fn leads(self, marker: Marker) -> bool {
        self.level(marker) >= EDGE as u8
    }

    /// Whether a marker stands anywhere in the block.
    pub fn has(self, marker: Marker) -> bool {
        self.level(marker) > 0
    }

    /// Whether a marker is the whole block.
    pub fn is(self, marker: Marker) -> bool {
        self.level(marker) == WHOLE as u8
    }

    fn set(&mut self, hit: &Hit) {
        let level = match hit.place {
            Place::Whole => WHOLE,
            Place::Start | Place::End => EDGE,
            Place::Inside => INSIDE,
        };
        let shift = 2 * hit.marker as u32;
        let old = (self.0 >> shift) & 3;
        self.0 = (self.0 & !(3 << shift)) | (level.max(old) << shift);
    }
}

/// Blocks longer than this are searched at their start only: markers in long prose are prose.
const LONGEST_SEARCHED: usize = 400;

/// Looks every block up.
#[inline(never)]
pub fn mark(blocks: &Blocks) -> Vec<Marks> {
    let mut normalized = String::new();
    blocks.list.iter().map(|block| of(blocks.text_of(block), &mut normalized)).collect()
}

/// Looks a text up. `buffer` is reused.
pub fn of(text: &str, buffer: &mut String) -> Marks {
    let mut marks = Marks::default();
    scan(text, buffer, &mut |hit| marks.set(hit));
    marks
}

/// Calls `visit` with the hits in a text, as [`mark`] counts them. `buffer` is reused.
pub fn scan(text: &str, buffer: &mut String, visit: &mut dyn FnMut(&Hit)) {
    buffer.clear();
    let cut = text.floor_char_boundary(LONGEST_SEARCHED);
    let head = text.get(..cut).unwrap_or("");
    lexicon::normalize_into(head, buffer);
    lexicon::scan(buffer, &mut |hit| {
        // What stands at the end of a head that was cut is not at the end of the block.
        if cut == text.len() || hit.place == Place::Start || hit.place == Place::Inside {
            visit(hit);
        }
    });
}
