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
        let mut buffer = Vec::new();
        let overlaps: Vec<(f32, f32)> =
            blocks.list.iter().map(|b| overlap(&words, blocks.text_of(b), b, &mut buffer)).collect();
        let block = title_block(blocks, &overlaps);
        Title { overlaps, block }
    }

    /// The shares of the title's words that a block shows, and of the block's words that are the title's.
    pub fn overlap(&self, index: usize) -> (f32, f32) {
        self.overlaps.get(index).copied().unwrap_or_default()
    }
}

/// Hashes of the distinct words of a text, ascending; of scripts without spaces the characters. `out` is emptied first.
fn word_hashes(text: &str, out: &mut Vec<u32>) {
    /// No headline is longer, in bytes, and the words are sorted as they come.
    const LONGEST: usize = 4000;
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or("");
    const SEED: u32 = 0x811c_9dc5;
    let add = |hash: u32, c: char| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
    out.clear();
    let (mut hash, mut start, mut unspaced) = (SEED, None, false);
    let mut put = |hash: u32| {
        if let Err(place) = out.binary_search(&hash) {
            out.insert(place, hash);
        }
    };
    let mut end_word = |hash: &mut u32, start: &mut Option<usize>, end: usize, unspaced: &mut bool| {
        let Some(from) = start.take() else { return };
        match text.get(from..end) {
            Some(word) if *unspaced => word.chars().map(u32::from).for_each(&mut put),
            _ => put(*hash),
        }
        (*hash, *unspaced) = (SEED, false);
    };
    for (at, c) in text.char_indices() {
        if c.is_ascii() {
            if !c.is_ascii_alphanumeric() {
                end_word(&mut hash, &mut start, at, &mut unspaced);
                continue;
            }
            hash = add(hash, c.to_ascii_lowercase());
        } else {
            if !c.is_alphanumeric() {
                end_word(&mut hash, &mut start, at, &mut unspaced);
                continue;
            }
            unspaced |= matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
            hash = c.to_lowercase().fold(hash, add);
        }
        start = start.or(Some(at));
    }
    end_word(&mut hash, &mut start, text.len(), &mut unspaced);
}

fn title_words(hints: &Hints) -> Vec<u32> {
    let mut words = Vec::new();
    let title = if hints.meta_title.is_empty() { &hints.document_title } else { &hints.meta_title };
    word_hashes(title, &mut words);
    words
}

/// Blocks longer than this are no headlines.
const LONGEST_TITLE: f32 = 45.0;

fn overlap(title: &[u32], text: &str, block: &Block, words: &mut Vec<u32>) -> (f32, f32) {
    if title.is_empty() || block.stats.units() > LONGEST_TITLE {
        return (0.0, 0.0);
    }
    word_hashes(text, words);
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

#[cfg(test)]
mod tests {
    use super::word_hashes;

    fn hashes(text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        word_hashes(text, &mut out);
        out
    }

    #[test]
    fn words_are_the_same_in_any_case_and_order() {
        assert_eq!(hashes("The Old MILL, the “ÉTÉ”"), hashes("été old the mill"));
        assert_eq!(hashes("mill-creek 7"), hashes("7 creek mill"));
        assert_ne!(hashes("mill creek"), hashes("millcreek"));
        assert_eq!(hashes("川の水位"), hashes("位水の川"));
        assert!(hashes("—, .").is_empty());
    }
}
