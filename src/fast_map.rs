//! Hash maps for keys that are hashes themselves or nearly so, looked up many times a page.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map that takes a multiplication for hashing. Its order is the same on every run; nothing may depend on it.
pub type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<Multiplied>>;

/// After Fx, the hasher of the Rust compiler: rotate, mix in, multiply.
#[derive(Clone, Copy, Debug, Default)]
pub struct Multiplied(u64);

impl Multiplied {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Multiplied {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
        self.add(u64::from_le_bytes(last) ^ rest.len() as u64);
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn write_u32(&mut self, word: u32) {
        self.add(u64::from(word));
    }

    fn write_usize(&mut self, word: usize) {
        self.add(word as u64);
    }

    fn finish(&self) -> u64 {
        // The table takes its place from the low bits and a check from the high ones; both must be mixed.
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_again_and_spread() {
        let mut map: FastMap<(u32, u32), u32> = FastMap::default();
        let mut places = [0u32; 256];
        for a in 0..64 {
            for b in 0..64 {
                map.insert((a, b), a * 64 + b);
                let mut hasher = Multiplied::default();
                std::hash::Hash::hash(&(a, b), &mut hasher);
                places[(hasher.finish() & 255) as usize] += 1;
            }
        }
        assert!((0..64).all(|a| (0..64).all(|b| map.get(&(a, b)) == Some(&(a * 64 + b)))));
        assert!(places.iter().all(|count| *count < 64), "{places:?}");
    }
}
