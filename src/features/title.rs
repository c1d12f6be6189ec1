//! Where the page shows its title.

use super::blocks::{Block, Blocks};
use super::hints::Hints;
use crate::bytes;

/// The page's title and the blocks that show it.
#[derive(Debug)]
pub struct Title {
    overlaps: Vec<(f32, f32)>,
    /// The block that shows the title best.
    pub block: Option<usize>,
}

impl Title {
    /// Looks for the title among the blocks.
    #[inline(never)]
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

/// Hashes of the distinct words of a text; of scripts without spaces the characters. `out` is emptied first.
fn word_hashes(text: &str, out: &mut Vec<u32>) {
    /// No headline is longer, in bytes.
    const LONGEST: usize = 4000;
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or("");
    const SEED: u64 = 0xcbf2_9ce4_8422_2325;
    out.clear();
    // Headlines are short: looking through the words before is faster than keeping them sorted, and most words need
    // not even that, since none before had the same six bits.
    let mut seen = 0u64;
    let mut put = |word: u32| {
        let bit = 1 << (word % 64);
        if seen & bit == 0 || !out.contains(&word) {
            out.push(word);
        }
        seen |= bit;
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        if first.is_ascii() && !first.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let (start, mut hash, mut unspaced) = (at, SEED, false);
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_alphabetic() {
                let eight = bytes::eight(bytes.get(at..).unwrap_or(&[]));
                let letters = bytes::leading_letters(eight);
                // In lower case.
                hash = bytes::hash(hash, bytes::first(eight | 0x2020_2020_2020_2020, letters));
                at += letters;
                continue;
            }
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| c.is_alphanumeric()) else {
                break;
            };
            unspaced |= matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
            hash = c.to_lowercase().map(u64::from).fold(hash, bytes::hash);
            at += c.len_utf8();
        }
        match text.get(start..at).unwrap_or("") {
            // What is neither letter nor digit.
            "" => at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8),
            word if unspaced => word.chars().map(u32::from).for_each(&mut put),
            _ => put((hash >> 32) as u32),
        }
    }
}

/// The words of the title, ascending.
fn title_words(hints: &Hints) -> Vec<u32> {
    let mut words = Vec::new();
    let title = if hints.meta_title.is_empty() { &hints.document_title } else { &hints.meta_title };
    word_hashes(title, &mut words);
    let mut sorted: Vec<u32> = Vec::with_capacity(words.len());
    for word in words {
        if let Err(place) = sorted.binary_search(&word) {
            sorted.insert(place, word);
        }
    }
    sorted
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
        // A link leads to what it names: no heading, it is an entry in a list of stories, this one among them.
        let linked = match block.heading {
            _ if block.link_density() <= 0.9 => 0.0,
            0 => 0.45,
            _ => 0.25,
        };
        let score = of_title * of_block + heading - linked;
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
        out.sort_unstable();
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
