//! The table of all phrases that `build.rs` writes.

pub use super::key::{bucket_number, phrase_check, word_check};
use super::marker::{Marker, Place};

/// One phrase.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Hash of the whole phrase.
    pub phrase: u32,
    /// Hash of its first word.
    pub word: u8,
    /// Its length in bytes.
    pub length: u8,
    /// The number of its marker, and of its place in the upper bits.
    pub meaning: u8,
    /// The number of its language.
    pub language: u8,
}

impl Entry {
    /// What the phrase means.
    pub fn marker(&self) -> Option<Marker> {
        Marker::ALL.get(usize::from(self.meaning & 31)).copied()
    }

    /// Where the phrase may stand.
    pub fn place(&self) -> Option<Place> {
        Place::ALL.get(usize::from(self.meaning >> 5)).copied()
    }
}

const fn e(phrase: u32, word: u8, length: u8, meaning: u8, language: u8) -> Entry {
    Entry { phrase, word, length, meaning, language }
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
