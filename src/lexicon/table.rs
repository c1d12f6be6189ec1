//! The tables of all phrases that `build.rs` writes, and looking things up in them.

use super::key::{self, Form};
use super::marker::Marker;
use std::ops::Range;
use std::sync::LazyLock;

/// The phrases of one table, opened.
#[derive(Debug)]
pub struct Table {
    form: Form,
    /// Where each bucket begins, and at last where the last one ends.
    buckets: Vec<u16>,
    phrases: Vec<u32>,
    /// Their lengths in bytes; none where all are compared with whole texts.
    lengths: &'static [u8],
}

impl Table {
    /// Opens a table; bytes of another form hold nothing.
    fn open(form: Form, bytes: &'static [u8]) -> Table {
        let (counts, rest) = bytes.split_at_checked(form.buckets).unwrap_or_default();
        let mut end = 0u16;
        let ends = counts.iter().map(|count| {
            end = end.saturating_add(u16::from(*count));
            end
        });
        let buckets: Vec<u16> = std::iter::once(0).chain(ends).collect();
        let count = usize::from(end);
        let mut phrases = vec![0; count];
        for plane in rest.chunks(count.max(1)).take(form.bytes) {
            phrases.iter_mut().zip(plane).for_each(|(packed, byte)| *packed = *packed << 8 | u32::from(*byte));
        }
        Table { form, buckets, phrases, lengths: rest.get(form.bytes * count..).unwrap_or_default() }
    }

    fn range(&self, mixed: u64) -> Range<usize> {
        let number = self.form.bucket(mixed);
        let bounds = self.buckets.get(number).zip(self.buckets.get(number + 1));
        bounds.map_or(0..0, |(from, to)| usize::from(*from)..usize::from(*to))
    }

    /// The phrases in the bucket of a hash.
    pub fn bucket(&self, mixed: u64) -> impl Iterator<Item = Packed> + '_ {
        let phrases = self.phrases.get(self.range(mixed)).unwrap_or_default();
        phrases.iter().map(|packed| Packed { form: self.form, packed: *packed })
    }

    /// Those whose length `may_be` does not rule out, with their lengths, longest first.
    pub fn bucket_by_length(
        &self,
        mixed: u64,
        may_be: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = (Packed, usize)> {
        let range = self.range(mixed);
        let lengths = self.lengths.get(range.clone()).unwrap_or_default();
        let lengths = range.zip(lengths).map(|(index, length)| (index, usize::from(*length)));
        lengths
            .filter(move |(_, length)| may_be(*length))
            .filter_map(|(index, length)| Some((Packed { form: self.form, packed: *self.phrases.get(index)? }, length)))
    }
}

/// A phrase in a table: what it means and a part of its hash.
#[derive(Clone, Copy, Debug)]
pub struct Packed {
    form: Form,
    packed: u32,
}

impl Packed {
    /// Whether it may be the phrase with this mixed hash.
    pub fn is_of(self, mixed: u64) -> bool {
        self.form.is_of(self.packed, mixed)
    }

    /// What it means.
    pub fn marker(self) -> Option<Marker> {
        Marker::ALL.get(key::marker_number(self.packed) as usize).copied()
    }
}

/// All phrases.
#[derive(Debug)]
pub struct Tables {
    /// Phrases that must be the whole text, by its hash.
    pub whole: Table,
    /// Phrases that must begin a text, by the hash of its first word.
    pub start: Table,
    /// Phrases that must end a text, by the hash of their first word.
    pub end: Table,
    /// Phrases that may stand anywhere, by the hash of their first word.
    pub inside: Table,
}

impl Tables {
    /// Whether a phrase that need not begin a text may begin with the word of this hash.
    pub fn may_continue(&self, mixed: u64) -> bool {
        !self.inside.range(mixed).is_empty() || !self.end.range(mixed).is_empty()
    }
}

/// Opened when first needed.
pub static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    whole: Table::open(key::WHOLE, include_bytes!(concat!(env!("OUT_DIR"), "/whole.bin"))),
    start: Table::open(key::START, include_bytes!(concat!(env!("OUT_DIR"), "/start.bin"))),
    end: Table::open(key::END, include_bytes!(concat!(env!("OUT_DIR"), "/end.bin"))),
    inside: Table::open(key::INSIDE, include_bytes!(concat!(env!("OUT_DIR"), "/inside.bin"))),
});

include!(concat!(env!("OUT_DIR"), "/languages.rs"));
