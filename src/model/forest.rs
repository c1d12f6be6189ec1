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
    /// The nodes of all trees, one tree after another: feature, threshold, and the slots of the two children.
    nodes: Vec<[u8; 4]>,
    leaves: Vec<i8>,
}

/// Nodes and leaves of a tree together are no more; a power of two, so that a masked index needs no check.
const SLOTS: usize = 64;
/// More features than any row has.
const FEATURES: usize = 256;
/// So many rows are judged side by side, as two vectors of 16 bytes where there are such.
const LANES: usize = 32;
/// So many groups of rows see one tree after another: together they fit into the fastest cache.
const GROUPS: usize = 4;

/// Where a tree's nodes and leaves lie; its leaves take the slots behind its nodes.
#[derive(Debug)]
struct Tree {
    nodes: std::ops::Range<usize>,
    leaves: std::ops::Range<usize>,
}

/// One byte a row.
type Lanes = [u8; LANES];

/// The values of a feature in a group of rows.
type Column = [f32; LANES];

/// Takes the features of a row, one after another.
#[derive(Debug)]
pub struct Row<'f> {
    /// The values of the row's group, by feature.
    columns: &'f mut [Column],
    lane: usize,
    feature: usize,
}

impl Row<'_> {
    /// Takes the next feature.
    #[inline]
    pub fn put(&mut self, value: f32) {
        if let Some(column) = self.columns.get_mut(self.feature) {
            column[self.lane % LANES] = value;
        }
        self.feature += 1;
    }
}

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
        let mut forest = Forest {
            scale,
            bias,
            thresholds,
            starts,
            trees: Vec::with_capacity(count),
            nodes: Vec::new(),
            leaves: Vec::new(),
        };
        for _ in 0..count {
            let [nodes] = reader.array()?;
            let nodes = usize::from(nodes);
            forest.add_tree(reader.take(nodes * 4)?.as_chunks::<4>().0, reader.take(nodes + 1)?)?;
        }
        (features <= FEATURES && reader.0.is_empty()).then_some(forest)
    }

    /// `None` for a tree of another form: a child that does not exist or comes before its parent.
    fn add_tree(&mut self, nodes: &[[u8; 4]], leaves: &[u8]) -> Option<()> {
        const LEAF: u8 = 128;
        let slots = nodes.len() + leaves.len();
        if slots > SLOTS {
            return None;
        }
        let (first_node, first_leaf) = (self.nodes.len(), self.leaves.len());
        for (i, [feature, cut, left, right]) in nodes.iter().enumerate() {
            let slot = |child: u8| {
                let at = if child >= LEAF { nodes.len() + usize::from(child - LEAF) } else { usize::from(child) };
                (at > i && at < slots).then_some(at as u8)
            };
            self.nodes.push([*feature, *cut, slot(*left)?, slot(*right)?]);
        }
        self.leaves.extend(leaves.iter().map(|leaf| *leaf as i8));
        self.trees.push(Tree { nodes: first_node..self.nodes.len(), leaves: first_leaf..self.leaves.len() });
        Some(())
    }

    /// How many features a row has.
    #[cfg(test)]
    pub fn features(&self) -> usize {
        self.starts.len() - 1
    }

    /// The chances, 0 to 1, of `count` rows; `row` is asked for each.
    pub fn chances(&self, count: usize, mut row: impl FnMut(usize, &mut Row<'_>)) -> Vec<f32> {
        let features = self.starts.len() - 1;
        let mut columns: Vec<Column> = vec![[0.0; LANES]; features];
        let mut bins: Vec<Lanes> = vec![[0; LANES]; features * GROUPS];
        let mut slots = [[0; LANES]; SLOTS];
        let mut sums = vec![[0i32; LANES]; count.div_ceil(LANES)];
        for (some, sums) in sums.chunks_mut(GROUPS).enumerate() {
            let used = sums.len() * features;
            for (group, bins) in bins.chunks_mut(features.max(1)).take(sums.len()).enumerate() {
                let first = (some * GROUPS + group) * LANES;
                for i in first..count.min(first + LANES) {
                    row(i, &mut Row { columns: &mut columns, lane: i % LANES, feature: 0 });
                }
                self.bin(&columns, bins);
            }
            for tree in &self.trees {
                self.add(tree, bins.get(..used).unwrap_or_default(), features, &mut slots, sums);
            }
        }
        let logistic = |sum: i32| 1.0 / (1.0 + (-(sum as f32 * self.scale + self.bias)).exp());
        sums.as_flattened().iter().take(count).map(|sum| logistic(*sum)).collect()
    }

    /// Turns the values of a group into bytes: how many of the feature's thresholds lie below each.
    fn bin(&self, columns: &[Column], bins: &mut [Lanes]) {
        for ((ends, column), bins) in self.starts.windows(2).zip(columns).zip(bins) {
            let [from, to] = ends else { continue };
            let cuts = self.thresholds.get(usize::from(*from)..usize::from(*to)).unwrap_or_default();
            count_below(cuts, column, bins);
        }
    }

    /// Adds what a tree says of some groups of rows.
    ///
    /// Every node chooses between its children's values, the last nodes first, for all rows at once: there is no way
    /// through the tree to be followed, and so nothing to be guessed or waited for.
    fn add(&self, tree: &Tree, bins: &[Lanes], features: usize, slots: &mut [Lanes; SLOTS], sums: &mut [[i32; LANES]]) {
        let nodes = self.nodes.get(tree.nodes.clone()).unwrap_or_default();
        let leaves = self.leaves.get(tree.leaves.clone()).unwrap_or_default();
        for (i, leaf) in leaves.iter().enumerate() {
            slots[(nodes.len() + i) % SLOTS] = [*leaf as u8; LANES];
        }
        for (bins, sums) in bins.chunks_exact(features.max(1)).zip(sums) {
            choose(nodes, bins, slots);
            for (sum, value) in sums.iter_mut().zip(slots[0]) {
                *sum += i32::from(value as i8);
            }
        }
    }
}

/// For each value how many of the thresholds lie below it. What counts is that they are all compared with each other
/// without a branch.
#[inline(never)]
fn count_below(cuts: &[f32], column: &Column, below: &mut Lanes) {
    /// As many counters as there are registers for.
    const PART: usize = 16;
    for (values, below) in column.as_chunks::<PART>().0.iter().zip(below.as_chunks_mut::<PART>().0) {
        let mut counts = [0u32; PART];
        for cut in cuts {
            for (count, value) in counts.iter_mut().zip(values) {
                *count += u32::from(*cut < *value);
            }
        }
        *below = counts.map(|count| count as u8);
    }
}

/// Has every node of a tree choose between its children's values, the last nodes first.
///
/// Apart, so that compilers make vectors of it even where they are told to save space.
#[inline(never)]
fn choose(nodes: &[[u8; 4]], bins: &[Lanes], slots: &mut [Lanes; SLOTS]) {
    const MASK: usize = SLOTS - 1;
    const NONE: Lanes = [0; LANES];
    for (i, [feature, cut, left, right]) in nodes.iter().enumerate().rev() {
        let bins = bins.get(usize::from(*feature)).unwrap_or(&NONE);
        let (left, right) = (slots[usize::from(*left) & MASK], slots[usize::from(*right) & MASK]);
        let mut chosen = NONE;
        // Without a condition.
        for lane in 0..LANES {
            let goes_left = 0u8.wrapping_sub(u8::from(bins[lane] <= *cut));
            chosen[lane] = right[lane] ^ ((left[lane] ^ right[lane]) & goes_left);
        }
        slots[i & MASK] = chosen;
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
        forest.chances(1, |_, out| row.iter().for_each(|value| out.put(*value)))[0]
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
