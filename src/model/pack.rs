//! Packs a forest for the program. Shared with `build.rs`.
//!
//! `tools/train/export.py` writes trees node by node, as they are read most easily. Here what is alike stands together,
//! so that it compresses, and where a node's children are is not told but follows from the order: a node's left child,
//! if it is one, comes right behind it.

/// Where a child is a leaf: `export.py` numbers leaves from here.
const LEAF: u8 = 128;

/// Packs the bytes of `export.py` as `forest.rs` reads them; `None` for bytes of another form.
pub fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = bytes.split_at_checked(12)?;
    let [features, trees] =
        [0, 2].map(|at| head.get(at..at + 2).and_then(|pair| pair.try_into().ok()).map_or(0, u16::from_le_bytes));
    let mut take = |length: usize| {
        let (taken, left) = rest.split_at_checked(length)?;
        rest = left;
        Some(taken)
    };
    let mut packed = Packed::default();
    for _ in 0..features {
        let cuts = *take(1)?.first()?;
        packed.cut_counts.push(cuts);
        for pair in take(2 * usize::from(cuts))?.chunks_exact(2) {
            packed.thresholds[0].extend(pair.first());
            packed.thresholds[1].extend(pair.last());
        }
    }
    for _ in 0..trees {
        let count = *take(1)?.first()?;
        let nodes = take(4 * usize::from(count))?;
        packed.tree(count, nodes)?;
        packed.leaves.extend(take(usize::from(count) + 1)?);
    }
    rest.is_empty().then(|| packed.bytes(head))
}

#[derive(Default)]
struct Packed {
    cut_counts: Vec<u8>,
    thresholds: [Vec<u8>; 2],
    node_counts: Vec<u8>,
    features: Vec<u8>,
    cuts: Vec<u8>,
    /// Of each node whether its left child is a node, and whether its right child is.
    shapes: Vec<[bool; 2]>,
    leaves: Vec<u8>,
}

impl Packed {
    fn tree(&mut self, count: u8, nodes: &[u8]) -> Option<()> {
        self.node_counts.push(count);
        let (mut next, mut leaf) = (0, LEAF);
        if count > 0 {
            self.node(nodes, &mut next, &mut leaf)?;
        }
        (next == count).then_some(())
    }

    /// Packs a node and what hangs on it; `None` where a child is not where the order says.
    fn node(&mut self, nodes: &[u8], next: &mut u8, leaf: &mut u8) -> Option<()> {
        let at = 4 * usize::from(*next);
        let [feature, cut, left, right] = *nodes.get(at..at + 4)?.first_chunk()?;
        *next += 1;
        self.features.push(feature);
        self.cuts.push(cut);
        self.shapes.push([left < LEAF, right < LEAF]);
        for child in [left, right] {
            match child < LEAF {
                true if child == *next => self.node(nodes, next, leaf)?,
                false if child == *leaf => *leaf += 1,
                _ => return None,
            }
        }
        Some(())
    }

    fn bytes(&self, head: &[u8]) -> Vec<u8> {
        let [low, high] = &self.thresholds;
        let shapes: Vec<u8> = self
            .shapes
            .chunks(4)
            .map(|four| four.iter().rev().fold(0, |byte, [l, r]| byte << 2 | u8::from(*l) << 1 | u8::from(*r)))
            .collect();
        let parts =
            [head, &self.cut_counts, low, high, &self.node_counts, &self.features, &self.cuts, &shapes, &self.leaves];
        parts.concat()
    }
}
