//! Gradient-boosted trees (Friedman 2001), packed into bytes by `tools/train/export.py`.

/// A forest.
///
/// Its bytes, all little-endian: `u16` features, `u16` trees, `f32` leaf scale, `f32` bias; for each feature a `u8`
/// count and as many ascending thresholds as half-precision floats; for each tree a `u8` count of nodes, the nodes
/// (feature, threshold, left, right, a byte each) and one leaf more than nodes as `i8`. A child of 128 and more is a
/// leaf. A value goes left when it is not above the threshold.
#[derive(Debug)]
pub struct Forest {
    scale: f32,
    bias: f32,
    thresholds: Vec<f32>,
    /// Where each feature's thresholds begin, one longer than the features.
    starts: Vec<u16>,
    trees: Vec<Tree>,
}

/// Nodes and leaves of a tree together are no more; a power of two, so that a masked index needs no check.
const SLOTS: usize = 64;
/// More features than any row has.
const FEATURES: usize = 256;
/// So many rows go down a tree side by side: one alone waits for memory at every step.
const LANES: usize = 8;

/// A tree whose leaves lead to themselves, so that every row takes as many steps as the tree is deep.
#[derive(Debug)]
struct Tree {
    nodes: [[u8; 4]; SLOTS],
    leaves: [i8; SLOTS],
    depth: usize,
}

/// Rows as the trees compare them: for each feature how many thresholds lie below its value.
type Lanes = [[u8; LANES]; FEATURES];

struct Reader<'w>(&'w [u8]);

impl<'w> Reader<'w> {
    fn take(&mut self, length: usize) -> Option<&'w [u8]> {
        let (head, tail) = self.0.split_at_checked(length)?;
        self.0 = tail;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }
}

impl Forest {
    /// Reads the bytes; `None` if they have another form.
    pub fn read(bytes: &[u8]) -> Option<Forest> {
        let mut reader = Reader(bytes);
        let features = u16::from_le_bytes(reader.array()?) as usize;
        let count = u16::from_le_bytes(reader.array()?) as usize;
        let scale = f32::from_le_bytes(reader.array()?);
        let bias = f32::from_le_bytes(reader.array()?);
        let mut thresholds = Vec::new();
        let mut starts = Vec::with_capacity(features + 1);
        for _ in 0..features {
            starts.push(thresholds.len() as u16);
            let [cuts] = reader.array()?;
            let halves = reader.take(usize::from(cuts) * 2)?;
            let pairs = halves.as_chunks::<2>().0;
            thresholds.extend(pairs.iter().map(|pair| half_to_f32(u16::from_le_bytes(*pair))));
        }
        starts.push(thresholds.len() as u16);
        let mut trees = Vec::with_capacity(count);
        for _ in 0..count {
            let [nodes] = reader.array()?;
            let nodes = usize::from(nodes);
            trees.push(Tree::new(reader.take(nodes * 4)?.as_chunks::<4>().0, reader.take(nodes + 1)?)?);
        }
        (features <= FEATURES && reader.0.is_empty()).then_some(Forest { scale, bias, thresholds, starts, trees })
    }

    /// How many features a row has.
    #[cfg(test)]
    pub fn features(&self) -> usize {
        self.starts.len() - 1
    }

    /// The chances, 0 to 1, of `count` rows; `row` is asked for each and tells its features one after another.
    pub fn chances(&self, count: usize, mut row: impl FnMut(usize, &mut dyn FnMut(f32))) -> Vec<f32> {
        let mut lanes: Vec<Lanes> = vec![[[0; LANES]; FEATURES]; count.div_ceil(LANES)];
        for i in 0..count {
            let Some(chunk) = lanes.get_mut(i / LANES) else { continue };
            let mut feature = 0;
            row(i, &mut |value| {
                if let Some(slot) = chunk.get_mut(feature) {
                    slot[i % LANES] = self.bin(feature, value);
                }
                feature += 1;
            });
        }
        let mut sums = vec![[0i32; LANES]; lanes.len()];
        for tree in &self.trees {
            for (chunk, sum) in lanes.iter().zip(&mut sums) {
                tree.add(chunk, sum);
            }
        }
        let logistic = |sum: i32| 1.0 / (1.0 + (-(sum as f32 * self.scale + self.bias)).exp());
        sums.as_flattened().iter().take(count).map(|sum| logistic(*sum)).collect()
    }

    fn bin(&self, feature: usize, value: f32) -> u8 {
        let (Some(from), Some(to)) = (self.starts.get(feature), self.starts.get(feature + 1)) else { return 0 };
        let cuts = self.thresholds.get(usize::from(*from)..usize::from(*to)).unwrap_or_default();
        cuts.partition_point(|cut| *cut < value) as u8
    }
}

impl Tree {
    /// `None` for a tree of another form: a child that does not exist or comes before its parent.
    fn new(packed: &[[u8; 4]], values: &[u8]) -> Option<Tree> {
        const LEAF: u8 = 128;
        let first_leaf = packed.len();
        if first_leaf + values.len() > SLOTS {
            return None;
        }
        let mut tree = Tree { nodes: [[0, u8::MAX, 0, 0]; SLOTS], leaves: [0; SLOTS], depth: 0 };
        for (i, value) in values.iter().enumerate() {
            let at = first_leaf + i;
            *tree.nodes.get_mut(at)? = [0, u8::MAX, at as u8, at as u8];
            *tree.leaves.get_mut(at)? = *value as i8;
        }
        let mut depths = [0usize; SLOTS];
        for (i, [feature, cut, left, right]) in packed.iter().enumerate() {
            let depth = depths.get(i)? + 1;
            let mut child = |child: u8| {
                let at = if child >= LEAF { first_leaf + usize::from(child - LEAF) } else { usize::from(child) };
                let sound = at > i && at < first_leaf + values.len();
                *depths.get_mut(at)? = depth;
                sound.then_some(at as u8)
            };
            *tree.nodes.get_mut(i)? = [*feature, *cut, child(*left)?, child(*right)?];
            tree.depth = tree.depth.max(depth);
        }
        Some(tree)
    }

    fn add(&self, rows: &Lanes, sums: &mut [i32; LANES]) {
        const MASK: usize = SLOTS - 1;
        let mut at = [0u8; LANES];
        for _ in 0..self.depth {
            for (lane, at) in at.iter_mut().enumerate() {
                let [feature, cut, left, right] = self.nodes[usize::from(*at) & MASK];
                let bin = rows[usize::from(feature)][lane];
                *at = if bin <= cut { left } else { right };
            }
        }
        for (sum, at) in sums.iter_mut().zip(at) {
            *sum += i32::from(self.leaves[usize::from(at) & MASK]);
        }
    }
}

/// Half precision to single (IEEE 754); infinities and NaN do not occur in weights.
fn half_to_f32(half: u16) -> f32 {
    let sign = if half & 0x8000 == 0 { 1.0 } else { -1.0 };
    let exponent = i32::from((half >> 10) & 0x1f);
    let fraction = f32::from(half & 0x3ff);
    match exponent {
        0 => sign * fraction * 2f32.powi(-24),
        _ => sign * (1.0 + fraction / 1024.0) * 2f32.powi(exponent - 15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two features; one tree: first > 1.5 ? (second > -2 ? 100 : 50) : -127; scale 1/127.
    fn small() -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(2u16.to_le_bytes());
        bytes.extend(1u16.to_le_bytes());
        bytes.extend((1.0f32 / 127.0).to_le_bytes());
        bytes.extend(0.0f32.to_le_bytes());
        bytes.extend([1, 0x00, 0x3e, 1, 0x00, 0xc0]);
        bytes.extend([2, 0, 0, 128, 1, 1, 0, 129, 130]);
        bytes.extend([(-127i8) as u8, 50, 100]);
        bytes
    }

    fn chance(forest: &Forest, row: [f32; 2]) -> f32 {
        forest.chances(1, |_, put| row.iter().for_each(|value| put(*value)))[0]
    }

    #[test]
    fn rows_find_their_leaves() {
        let bytes = small();
        let forest = Forest::read(&bytes).expect("sound bytes");
        let logistic = |x: f32| 1.0 / (1.0 + (-x).exp());
        for (row, leaf) in [([1.5, 9.0], -127.0), ([1.6, -2.0], 50.0), ([1.6, -1.9], 100.0)] {
            assert!((chance(&forest, row) - logistic(leaf / 127.0)).abs() < 1e-6, "{row:?}");
        }
    }

    #[test]
    fn halves_are_read() {
        for (half, value) in
            [(0x3c00, 1.0), (0xc000, -2.0), (0x0000, 0.0), (0x3555, 0.333_251_95), (0x0001, 5.960_464_5e-8)]
        {
            assert_eq!(half_to_f32(half), value);
        }
    }

    #[test]
    fn damaged_bytes_are_refused_or_harmless() {
        let bytes = small();
        for length in 0..bytes.len() {
            assert!(Forest::read(&bytes[..length]).is_none());
        }
        for i in 12..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[i] ^= 0xff;
            if let Some(forest) = Forest::read(&damaged) {
                assert!(chance(&forest, [2.0, 2.0]).is_finite());
            }
        }
    }
}
