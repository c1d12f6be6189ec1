//! Gradient-boosted trees (Friedman 2001), trained and exported by `tools/train`, packed by `pack.rs`.

#[cfg(test)]
#[path = "pack.rs"]
pub(super) mod pack;

/// A forest.
///
/// Its bytes, all little-endian: `u16` features, `u16` trees, `f32` leaf scale, `f32` bias; how many thresholds each
/// feature has; the thresholds, ascending, as half-precision floats, all lower bytes before all upper ones; how many
/// nodes each tree has; the nodes' features; their thresholds' places; of each node, in two bits, whether its children
/// are nodes; the leaves as `i8`. A tree's nodes and leaves stand in the order in which one walks it, left first. A
/// value goes left when it is not above the threshold.
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

/// As many as a byte can number, so that no index needs a check.
const SLOTS: usize = 256;
/// Likewise.
const FEATURES: usize = 256;
/// So many rows are judged side by side, as four vectors of 16 bytes where there are such.
const LANES: usize = 64;
/// So many groups of rows see one tree after another: together they fit into the fastest cache.
const GROUPS: usize = 2;

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

/// What the nodes of all trees have, one thing after another.
struct Planes<'w> {
    features: &'w [u8],
    cuts: &'w [u8],
    shapes: &'w [u8],
    /// The next node.
    next: usize,
}

impl Planes<'_> {
    /// Reads the nodes of a tree, whose leaves take the slots behind them; `None` if they are not as many.
    fn read_tree(&mut self, nodes: &mut [[u8; 4]]) -> Option<()> {
        let (mut at, mut leaf) = (0, nodes.len());
        if nodes.len() * 2 >= SLOTS {
            return None;
        }
        if !nodes.is_empty() {
            self.read_node(nodes, &mut at, &mut leaf)?;
        }
        (at == nodes.len()).then_some(())
    }

    /// Reads a node and what hangs on it; a child's slot is behind its parent's.
    fn read_node(&mut self, nodes: &mut [[u8; 4]], at: &mut usize, leaf: &mut usize) -> Option<()> {
        let (own, next) = (*at, self.next);
        *at += 1;
        self.next += 1;
        let shape = self.shapes.get(next / 4)? >> (2 * (next % 4));
        let mut slots = [0; 2];
        for (slot, is_node) in slots.iter_mut().zip([shape & 2 != 0, shape & 1 != 0]) {
            if is_node {
                *slot = *at as u8;
                self.read_node(nodes, at, leaf)?;
            } else {
                *slot = *leaf as u8;
                *leaf += 1;
            }
        }
        let [left, right] = slots;
        *nodes.get_mut(own)? = [*self.features.get(next)?, *self.cuts.get(next)?, left, right];
        Some(())
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
        let cut_counts = reader.take(features)?;
        let mut end = 0u16;
        let ends = cut_counts.iter().map(|count| {
            end = end.saturating_add(u16::from(*count));
            end
        });
        let starts: Vec<u16> = std::iter::once(0).chain(ends).collect();
        let cuts = usize::from(end);
        let (low, high) = (reader.take(cuts)?, reader.take(cuts)?);
        let thresholds = low.iter().zip(high).map(|(low, high)| half_to_f32(u16::from_le_bytes([*low, *high])));
        let thresholds = thresholds.collect();
        let node_counts = reader.take(count)?;
        let all: usize = node_counts.iter().map(|count| usize::from(*count)).sum();
        let mut planes = Planes {
            features: reader.take(all)?,
            cuts: reader.take(all)?,
            shapes: reader.take(all.div_ceil(4))?,
            next: 0,
        };
        let leaves: Vec<i8> = reader.take(all + count)?.iter().map(|leaf| *leaf as i8).collect();
        let mut forest =
            Forest { scale, bias, thresholds, starts, trees: Vec::with_capacity(count), nodes: Vec::new(), leaves };
        let mut first_leaf = 0;
        for count in node_counts.iter().map(|count| usize::from(*count)) {
            let nodes = forest.nodes.len()..forest.nodes.len() + count;
            let leaves = first_leaf..first_leaf + count + 1;
            first_leaf = leaves.end;
            forest.nodes.resize(nodes.end, [0; 4]);
            planes.read_tree(forest.nodes.get_mut(nodes.clone())?)?;
            forest.trees.push(Tree { nodes, leaves });
        }
        (features <= FEATURES && reader.0.is_empty()).then_some(forest)
    }

    /// How many features a row has.
    #[cfg(test)]
    pub fn features(&self) -> usize {
        self.starts.len() - 1
    }

    /// The chances, 0 to 1, of `count` rows; `row` is asked for each.
    pub fn chances(&self, count: usize, mut row: impl FnMut(usize, &mut Row<'_>)) -> Vec<f32> {
        let mut columns: Vec<Column> = vec![[0.0; LANES]; self.starts.len() - 1];
        let mut bins = vec![[[0; LANES]; FEATURES]; GROUPS];
        let mut slots = vec![[0; LANES]; SLOTS];
        let mut sums = vec![[0i32; LANES]; count.div_ceil(LANES)];
        for (some, sums) in sums.chunks_mut(GROUPS).enumerate() {
            for (group, bins) in bins.iter_mut().enumerate().take(sums.len()) {
                let first = (some * GROUPS + group) * LANES;
                for i in first..count.min(first + LANES) {
                    row(i, &mut Row { columns: &mut columns, lane: i % LANES, feature: 0 });
                }
                self.bin(&columns, bins);
            }
            if let Some(slots) = slots.first_chunk_mut() {
                self.trees.iter().for_each(|tree| self.add(tree, &bins, slots, sums));
            }
        }
        let logistic = |sum: i32| 1.0 / (1.0 + (-(sum as f32 * self.scale + self.bias)).exp());
        sums.as_flattened().iter().take(count).map(|sum| logistic(*sum)).collect()
    }

    /// Turns the values of a group into bytes: how many of the feature's thresholds lie below each.
    fn bin(&self, columns: &[Column], bins: &mut [Lanes; FEATURES]) {
        for ((ends, column), bins) in self.starts.windows(2).zip(columns).zip(bins) {
            let [from, to] = ends else { continue };
            let cuts = self.thresholds.get(usize::from(*from)..usize::from(*to)).unwrap_or_default();
            let [first, ..] = column;
            // Much is the same for all blocks of a page.
            let others = column.iter().fold(0, |bits, value| bits | (value.to_bits() ^ first.to_bits()));
            if others == 0 {
                *bins = [cuts.partition_point(|cut| cut < first) as u8; LANES];
            } else {
                count_below(cuts, column, bins);
            }
        }
    }

    /// Adds what a tree says of some groups of rows.
    ///
    /// Every node chooses between its children's values, the last nodes first, for all rows at once: there is no way
    /// through the tree to be followed, and so nothing to be guessed or waited for.
    fn add(&self, tree: &Tree, bins: &[[Lanes; FEATURES]], slots: &mut [Lanes; SLOTS], sums: &mut [[i32; LANES]]) {
        let nodes = self.nodes.get(tree.nodes.clone()).unwrap_or_default();
        let leaves = self.leaves.get(tree.leaves.clone()).unwrap_or_default();
        for (slot, leaf) in slots.iter_mut().skip(nodes.len()).zip(leaves) {
            *slot = [*leaf as u8; LANES];
        }
        for (bins, sums) in bins.iter().zip(sums) {
            choose(nodes, bins, slots);
            for (sum, value) in sums.iter_mut().zip(slots[0]) {
                *sum += i32::from(value as i8);
            }
        }
    }
}

/// For each value how many of the thresholds lie below it. All are compared with all, without a branch.
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
#[inline(never)]
fn choose(nodes: &[[u8; 4]], bins: &[Lanes; FEATURES], slots: &mut [Lanes; SLOTS]) {
    for (i, [feature, cut, left, right]) in nodes.iter().enumerate().rev() {
        let bins = &bins[usize::from(*feature)];
        let (left, right) = (slots[usize::from(*left)], slots[usize::from(*right)]);
        // Without a condition.
        let chosen = &mut slots[i % SLOTS];
        for lane in 0..LANES {
            let goes_left = 0u8.wrapping_sub(u8::from(bins[lane] <= *cut));
            chosen[lane] = right[lane] ^ ((left[lane] ^ right[lane]) & goes_left);
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
    use super::pack::pack;
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
        pack(&bytes).expect("exported bytes")
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
