//! How the table is keyed and packed. Shared with `build.rs`.
//!
//! A phrase that must be the whole of a text is looked up once a text, by the hash of the text's core. Any other is
//! looked up at words, by the hash of its first word: those that must begin a text only there, the rest everywhere.

/// The bucket of a mixed hash; `buckets` is a power of two.
pub fn bucket_number(mixed: u64, buckets: usize) -> usize {
    (mixed as usize) & (buckets.saturating_sub(1))
}

/// How many of the lower bits of a packed phrase are its place and its marker; above them lies a part of its hash.
pub const MEANING_BITS: u32 = 7;

/// Whether a packed phrase may be the one of this hash.
pub fn is_of(packed: u32, mixed: u64) -> bool {
    packed >> MEANING_BITS == check(mixed)
}

/// The number of a packed phrase's marker.
pub fn marker_number(packed: u32) -> u32 {
    packed & 31
}

/// The number of a packed phrase's place.
pub fn place_number(packed: u32) -> u32 {
    packed >> 5 & 3
}

/// The part of a mixed hash that a packed phrase keeps.
pub fn check(mixed: u64) -> u32 {
    (mixed >> 32) as u32 >> MEANING_BITS
}

/// A byte of a first word's mixed hash that its bucket does not tell.
pub fn word_check(mixed: u64) -> u8 {
    (mixed >> 24) as u8
}
