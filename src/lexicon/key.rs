//! How the bits of a hash are used in the table. Shared with `build.rs`.

/// The bucket of a first word's mixed hash; `buckets` is a power of two.
pub fn bucket_number(mixed: u64, buckets: usize) -> usize {
    (mixed as usize) & (buckets.saturating_sub(1))
}

/// What an entry remembers of its first word beyond the bucket.
pub fn word_check(mixed: u64) -> u8 {
    (mixed >> 56) as u8
}

/// What an entry remembers of its phrase.
pub fn phrase_check(mixed: u64) -> u32 {
    (mixed >> 16) as u32
}
