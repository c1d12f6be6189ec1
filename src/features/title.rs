//! Where the page shows its title.

use super::blocks::{Block, Blocks};
use super::hints::Hints;

/// The page's title and the blocks that show it.
#[derive(Debug)]
pub struct Title {
    overlaps: Vec<(f32, f32)>,
    /// The block that shows the title best.
    pub block: Option<usize>,
}

impl Title {
    /// Looks for the title among the blocks.
    pub fn find(blocks: &Blocks, hints: &Hints) -> Title {
        let words = title_words(hints);
        let overlaps: Vec<(f32, f32)> = blocks.list.iter().map(|b| overlap(&words, blocks.text_of(b), b)).collect();
        let block = title_block(blocks, &overlaps);
        Title { overlaps, block }
    }

    /// The shares of the title's words that a block shows, and of the block's words that are the title's.
    pub fn overlap(&self, index: usize) -> (f32, f32) {
        self.overlaps.get(index).copied().unwrap_or_default()
    }
}

/// Hashes of the distinct words of a text; of scripts without spaces the characters.
fn word_hashes(text: &str, out: &mut Vec<u32>) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if word.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')) {
            out.extend(word.chars().map(u32::from));
        } else {
            let mut hash = 0x811c_9dc5u32;
            for c in word.chars().flat_map(char::to_lowercase) {
                hash = (hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
            }
            out.push(hash);
        }
    }
    out.sort_unstable();
    out.dedup();
}

fn title_words(hints: &Hints) -> Vec<u32> {
    let mut words = Vec::new();
    let title = if hints.meta_title.is_empty() { &hints.document_title } else { &hints.meta_title };
    word_hashes(title, &mut words);
    words
}

/// Blocks longer than this are no headlines.
const LONGEST_TITLE: f32 = 45.0;

fn overlap(title: &[u32], text: &str, block: &Block) -> (f32, f32) {
    if title.is_empty() || block.stats.units() > LONGEST_TITLE {
        return (0.0, 0.0);
    }
    let mut words = Vec::new();
    word_hashes(text, &mut words);
    let common = words.iter().filter(|w| title.binary_search(w).is_ok()).count() as f32;
    (common / title.len() as f32, common / words.len().max(1) as f32)
}

/// The block that shows the title: the best overlap, an `h1` before others, the first of equals.
fn title_block(blocks: &Blocks, overlaps: &[(f32, f32)]) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (i, (of_title, of_block)) in overlaps.iter().enumerate() {
        let Some(block) = blocks.list.get(i) else { continue };
        let heading = match block.heading {
            1 => 0.45,
            2 => 0.2,
            3..=6 => 0.1,
            _ => 0.0,
        };
        let score = of_title * of_block + heading - if block.link_density() > 0.9 { 0.25 } else { 0.0 };
        if (*of_block >= 0.5 || block.heading == 1) && score >= 0.3 && best.is_none_or(|(_, b)| score > b + 0.01) {
            best = Some((i, score));
        }
    }
    best.map(|(i, _)| i)
}
