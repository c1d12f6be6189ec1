//! Eight bytes at a time. Shared with `build.rs`.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// The first eight bytes as a number, the first lowest; zeros for those that are not there.
pub fn eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    let mut eight = [0; 8];
    eight.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = *byte);
    u64::from_le_bytes(eight)
}

/// How many of eight bytes, from the first, are ASCII letters.
pub fn leading_letters(eight: u64) -> usize {
    // All are compared at once, in the high bit of each.
    let lower = (eight | (0x20 * ONES)) & !HIGH;
    let from_a = lower + (0x80 - b'a' as u64) * ONES;
    let past_z = lower + (0x80 - b'z' as u64 - 1) * ONES;
    let others = !(from_a & !past_z & !eight) & HIGH;
    (others.trailing_zeros() / 8) as usize
}

/// The first `count` of eight bytes, zeros for the rest.
pub fn first(eight: u64, count: usize) -> u64 {
    if count < 8 { eight & !(u64::MAX << (8 * count)) } else { eight }
}

/// Continues a hash over eight bytes. Its upper half depends on all of them.
pub fn hash(state: u64, eight: u64) -> u64 {
    let product = (state ^ eight).wrapping_mul(0x517c_c1b7_2722_0a95);
    product ^ (product >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_all_other_bytes() {
        for byte in 0..=255u8 {
            for at in 0..8 {
                let mut bytes = *b"aZmMzAqQ";
                bytes[at] = byte;
                let expected = if byte.is_ascii_alphabetic() { 8 } else { at };
                assert_eq!(leading_letters(eight(&bytes)), expected, "{bytes:?}");
            }
        }
    }

    #[test]
    fn every_byte_counts_in_the_upper_half_of_a_hash() {
        let upper = |text: &[u8; 8]| hash(7, eight(text)) >> 32;
        for at in 0..8 {
            let mut other = *b"stripers";
            other[at] ^= 1;
            assert_ne!(upper(b"stripers"), upper(&other), "{at}");
        }
    }

    #[test]
    fn short_texts_are_filled_with_zeros() {
        assert_eq!(eight(b"ab"), 0x6261);
        assert_eq!(first(eight(b"abcdefghi"), 2), 0x6261);
        assert_eq!(leading_letters(eight(b"abc")), 3);
    }
}
