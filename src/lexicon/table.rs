//! The table of all phrases that `build.rs` writes, and looking things up in it.

use super::key;
use super::marker::{Marker, Place};
use std::ops::Range;

/// The phrases of one table: packed and ordered by bucket, in a bucket the longest first.
struct Table {
    /// Where each bucket begins, and at last where the last one ends.
    buckets: &'static [u16],
    phrases: &'static [u32],
    /// The phrases' lengths in bytes; none where all are compared with whole texts.
    lengths: &'static [u8],
    /// A byte of the hashes of the phrases' first words, where many words are looked up.
    words: &'static [u8],
}

impl Table {
    fn bucket(&self, mixed: u64) -> Range<usize> {
        let number = key::bucket_number(mixed, self.buckets.len() - 1);
        let bounds = self.buckets.get(number).zip(self.buckets.get(number + 1));
        bounds.map_or(0..0, |(&from, &to)| usize::from(from)..usize::from(to))
    }

    fn at(&self, index: usize) -> Option<(Packed, usize)> {
        Some((Packed(*self.phrases.get(index)?), usize::from(*self.lengths.get(index)?)))
    }
}

/// A phrase in the table: what it means and a part of its hash.
#[derive(Clone, Copy)]
pub struct Packed(u32);

impl Packed {
    /// Whether it may be the phrase with this mixed hash.
    pub fn is_of(self, mixed: u64) -> bool {
        key::is_of(self.0, mixed)
    }

    /// What it means.
    pub fn marker(self) -> Option<Marker> {
        Marker::ALL.get(key::marker_number(self.0) as usize).copied()
    }

    /// Where it may stand.
    pub fn place(self) -> Option<Place> {
        Place::ALL.get(key::place_number(self.0) as usize).copied()
    }
}

/// The phrases that may be a whole text of this hash.
pub fn whole(mixed: u64) -> impl Iterator<Item = Packed> {
    WHOLE.phrases.get(WHOLE.bucket(mixed)).unwrap_or(&[]).iter().copied().map(Packed)
}

/// The phrases of any place that may begin with a word of this hash, with their lengths, longest first.
pub fn anywhere(mixed: u64) -> impl Iterator<Item = (Packed, usize)> {
    let range = ANYWHERE.bucket(mixed);
    let words = ANYWHERE.words.get(range.clone()).unwrap_or(&[]);
    let word = key::word_check(mixed);
    range.zip(words).filter(move |&(_, &other)| other == word).filter_map(|(index, _)| ANYWHERE.at(index))
}

/// The phrases at the start of a text that may begin with a word of this hash, with their lengths, longest first.
pub fn start(mixed: u64) -> impl Iterator<Item = (Packed, usize)> {
    START.bucket(mixed).filter_map(|index| START.at(index))
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
