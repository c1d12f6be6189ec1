//! Gradient-boosted trees (Friedman 2001), packed into bytes by `tools/train/export.py`.

/// A forest over its bytes.
///
/// The form, all little-endian: `u16` features, `u16` trees, `f32` leaf scale, `f32` bias; for each feature a `u8`
/// count and as many ascending thresholds as half-precision floats; for each tree a `u8` count of nodes, the nodes
/// (feature, threshold, left, right, a byte each) and one leaf more than nodes as `i8`. A child of 128 and more is a
/// leaf. A value goes left when it is not above the threshold.
#[derive(Debug)]
pub struct Forest<'w> {
    scale: f32,
    bias: f32,
    thresholds: Vec<f32>,
    /// Where each feature's thresholds begin, one longer than the features.
    starts: Vec<u16>,
    trees: Vec<Tree<'w>>,
}

#[derive(Debug)]
struct Tree<'w> {
    nodes: &'w [[u8; 4]],
    leaves: &'w [u8],
}

/// More features than any row has.
pub const MOST_FEATURES: usize = 256;

/// A row as the trees compare it: for each feature how many thresholds lie below its value.
#[derive(Debug)]
pub struct Bins {
    bins: [u8; MOST_FEATURES],
    next: usize,
}

impl Default for Bins {
    fn default() -> Self {
        Bins { bins: [0; MOST_FEATURES], next: 0 }
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

impl<'w> Forest<'w> {
    /// Reads the bytes; `None` if they have another form.
    pub fn read(bytes: &'w [u8]) -> Option<Forest<'w>> {
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
            let (nodes, leaves) = (reader.take(nodes * 4)?.as_chunks::<4>().0, reader.take(nodes + 1)?);
            trees.push(Tree { nodes, leaves });
        }
        (features <= MOST_FEATURES && reader.0.is_empty()).then_some(Forest { scale, bias, thresholds, starts, trees })
    }

    /// How many features a row has.
    #[cfg(test)]
    pub fn features(&self) -> usize {
        self.starts.len() - 1
    }

    /// Adds the next feature of a row.
    pub fn bin(&self, bins: &mut Bins, value: f32) {
        let at = bins.next;
        bins.next += 1;
        let (Some(from), Some(to), Some(slot)) = (self.starts.get(at), self.starts.get(at + 1), bins.bins.get_mut(at))
        else {
            return;
        };
        let cuts = self.thresholds.get(usize::from(*from)..usize::from(*to)).unwrap_or_default();
        *slot = cuts.partition_point(|cut| *cut < value) as u8;
    }

    /// The chance, 0 to 1, of the row; empties it for the next one.
    pub fn chance(&self, bins: &mut Bins) -> f32 {
        bins.next = 0;
        let mut sum = 0i32;
        for tree in &self.trees {
            sum += i32::from(tree.leaf(&bins.bins));
        }
        let logit = sum as f32 * self.scale + self.bias;
        1.0 / (1.0 + (-logit).exp())
    }
}

impl Tree<'_> {
    fn leaf(&self, bins: &[u8; MOST_FEATURES]) -> i8 {
        const LEAF: u8 = 128;
        let mut at = if self.nodes.is_empty() { LEAF } else { 0 };
        // A sound tree ends within as many steps as it has nodes; damaged bytes end too.
        for _ in 0..=self.nodes.len() {
            if at >= LEAF {
                break;
            }
            let Some([feature, cut, left, right]) = self.nodes.get(usize::from(at)) else { return 0 };
            let bin = bins[usize::from(*feature)];
            at = if bin <= *cut { *left } else { *right };
        }
        self.leaves.get(usize::from(at & 127)).map_or(0, |leaf| *leaf as i8)
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

    fn chance(forest: &Forest<'_>, row: [f32; 2]) -> f32 {
        let mut bins = Bins::default();
        row.iter().for_each(|value| forest.bin(&mut bins, *value));
        forest.chance(&mut bins)
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
