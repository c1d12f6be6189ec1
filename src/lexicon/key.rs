//! How the table is keyed and packed. Shared with `build.rs`.
//!
//! A phrase that must be the whole of a text is looked up once a text, by the hash of the text's core. Any other is
//! looked up at words, by the hash of its first word: those that must begin a text only there, the rest everywhere.
//!
//! A table is a row of bytes: for each bucket how many phrases it has, then of each phrase, bucket by bucket and the
//! longest first, as much of its hash and meaning as [`Form`] says, and its length. Each byte of the packed phrases
//! stands with its like, because the one that holds the markers then compresses.

/// The buckets of a table; more than phrases, since the counts of nearly empty buckets compress to next to nothing
/// and tell as much of a hash as bits that do not.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// How many buckets there are, a power of two.
    pub buckets: usize,
    /// Of how many bytes a packed phrase is: the marker is in the lowest five bits, a part of the hash in the rest.
    pub bytes: usize,
    /// Whether a phrase is looked up by its first word, so that its length must be told.
    pub by_word: bool,
}

/// Phrases that must be the whole text.
pub const WHOLE: Form = Form { buckets: 8192, bytes: 3, by_word: false };
/// Phrases that must begin a text.
pub const START: Form = Form { buckets: 4096, bytes: 3, by_word: true };
/// Phrases that must end a text: they are compared at every word, and so keep more of their hash.
pub const END: Form = Form { buckets: 2048, bytes: 4, by_word: true };
/// Phrases that may stand anywhere.
pub const INSIDE: Form = Form { buckets: 8192, bytes: 4, by_word: true };

/// How many of the lower bits of a packed phrase are its marker.
const MARKER_BITS: u32 = 5;

impl Form {
    /// The bucket of a mixed hash.
    pub fn bucket(self, mixed: u64) -> usize {
        (mixed as usize) & (self.buckets - 1)
    }

    /// A phrase of a mixed hash as it is packed.
    pub fn pack(self, mixed: u64, marker: u32) -> u32 {
        (self.check(mixed) << MARKER_BITS) | marker
    }

    /// Whether a packed phrase may be the one of this hash.
    pub fn is_of(self, packed: u32, mixed: u64) -> bool {
        packed >> MARKER_BITS == self.check(mixed)
    }

    fn check(self, mixed: u64) -> u32 {
        ((mixed >> 32) as u32) >> (32 - (8 * self.bytes as u32 - MARKER_BITS))
    }
}

/// The number of a packed phrase's marker.
pub fn marker_number(packed: u32) -> u32 {
    packed & ((1 << MARKER_BITS) - 1)
}
