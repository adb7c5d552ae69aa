//! Scores many rows of features by the same [`Trees`], 16 rows a step.
//!
//! Goes in: rows, one after the other. Comes out: their scores, in order, the same bits on every
//! platform: leaves and scales are whole numbers here, summed in 16 bits, and only the sum is
//! multiplied by the unit. Needs trees with a unit.

use crate::ml::trees::{LEAVES, LEVELS, Trees};
use wide::{f32x4, i8x16, i16x16, u8x16, u32x4};

/// Rows that are gathered before the trees are asked.
const ROWS: usize = 32;
/// Rows that one step takes: the lanes of a vector of bytes.
const LANES: usize = 16;

/// A tree in whole numbers.
#[derive(Clone, Debug)]
struct WholeTree {
    asks: [(u8, u8); LEVELS],
    /// Scale in units.
    scale: i16,
    leaves: [i8; LEAVES],
}

/// Trees made ready for batches.
#[derive(Clone, Debug)]
pub struct BatchTrees {
    unit: f32,
    features: Vec<(usize, Vec<f32>)>,
    trees: Vec<WholeTree>,
}

impl BatchTrees {
    /// `None` when a scale is no multiple of the unit from 1 to 255.
    pub fn new(trees: Trees) -> Option<BatchTrees> {
        let whole = |scale: f32| {
            let units = scale / trees.unit;
            (units.fract() == 0.0 && (1.0..=255.0).contains(&units)).then_some(units as i16)
        };
        let ready = trees
            .trees
            .iter()
            .map(|tree| Some(WholeTree { asks: tree.asks, scale: whole(tree.scale)?, leaves: tree.leaves }));
        let ready = ready.collect::<Option<Vec<WholeTree>>>()?;
        Some(BatchTrees { unit: trees.unit, features: trees.features, trees: ready })
    }
}

/// Rows on their way through the trees.
pub struct TreeBatch<'m> {
    model: &'m BatchTrees,
    /// For each feature the values of the rows that wait.
    values: Vec<[f32; ROWS]>,
    /// For each feature the bins of these values: how many edges are at most the value.
    bins: Vec<[u8; ROWS]>,
    waiting: usize,
    logits: Vec<f32>,
}

impl<'m> TreeBatch<'m> {
    /// An empty batch with room for the scores of `rows` rows.
    pub fn new(model: &'m BatchTrees, rows: usize) -> Self {
        let features = model.features.len();
        TreeBatch {
            model,
            values: vec![[0.0; ROWS]; features],
            bins: vec![[0; ROWS]; features],
            waiting: 0,
            logits: Vec::with_capacity(rows + ROWS),
        }
    }

    /// Adds a row. It holds every feature that the trees ask.
    pub fn push(&mut self, row: &[f32]) {
        for ((feature, _), values) in self.model.features.iter().zip(&mut self.values) {
            values[self.waiting] = row[*feature];
        }
        self.waiting += 1;
        if self.waiting == ROWS {
            self.score();
        }
    }

    /// The scores of all rows, in order.
    pub fn finish(mut self) -> Vec<f32> {
        if self.waiting > 0 {
            self.score();
        }
        self.logits
    }

    /// Scores the rows that wait.
    fn score(&mut self) {
        self.fill_bins();
        for step in 0..self.waiting.div_ceil(LANES) {
            let mut sums = i16x16::ZERO;
            for tree in &self.model.trees {
                let mut leaves = u8x16::ZERO;
                for (level, (feature, edge)) in tree.asks.iter().enumerate() {
                    let bins = u8x16::new(self.bins[usize::from(*feature)].as_chunks().0[step]);
                    let above = bins.max(u8x16::splat(edge + 1)).simd_eq(bins);
                    leaves |= above & u8x16::splat(1 << level);
                }
                let answers = i16x16::from(i8x16::new(tree.leaves).shuffle(leaves));
                sums = sums.saturating_add(answers * i16x16::splat(tree.scale));
            }
            let lanes = (self.waiting - step * LANES).min(LANES);
            self.logits.extend(sums.to_array()[..lanes].iter().map(|sum| self.model.unit * f32::from(*sum)));
        }
        self.waiting = 0;
    }

    fn fill_bins(&mut self) {
        let waiting = self.waiting.next_multiple_of(8);
        for (((_, edges), values), bins) in self.model.features.iter().zip(&self.values).zip(&mut self.bins) {
            let (bins, values) = (&mut bins[..waiting], &values[..waiting]);
            for (bins, values) in bins.as_chunks_mut::<8>().0.iter_mut().zip(values.as_chunks::<8>().0) {
                let [a, b, c, d, e, f, g, h] = *values;
                let (first, second) = (f32x4::new([a, b, c, d]), f32x4::new([e, f, g, h]));
                let (mut low, mut high) = (u32x4::ZERO, u32x4::ZERO);
                for edge in edges {
                    // A lane in which the comparison holds has all bits set, which is -1.
                    let edge = f32x4::splat(*edge);
                    low -= edge.simd_le(first).to_bits();
                    high -= edge.simd_le(second).to_bits();
                }
                let counts = low.to_array().into_iter().chain(high.to_array());
                bins.iter_mut().zip(counts).for_each(|(bin, count)| *bin = count as u8);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ml::trees::Tree;

    /// Trees over two features, each with other questions and leaves.
    fn trees(count: i32) -> Trees {
        let tree = |n: i32| Tree {
            asks: [(0, (n % 3) as u8), (1, 0), (0, 1), (1, (n % 2) as u8)],
            scale: (1 + n % 5) as f32 / 1024.0,
            leaves: std::array::from_fn(|leaf| ((leaf as i32 * 37 + n * 11) % 255 - 127) as i8),
        };
        Trees {
            unit: 1.0 / 1024.0,
            features: vec![(1, vec![-1.0, 0.5, 2.0]), (0, vec![3.0, 4.0])],
            trees: (0..count).map(tree).collect(),
        }
    }

    #[test]
    fn a_batch_scores_as_single_rows_do() {
        let trees = trees(9);
        let rows: Vec<[f32; 2]> = (0..77).map(|n| [(n % 7) as f32, (n % 5) as f32 * 0.75 - 1.5]).collect();
        let ready = BatchTrees::new(trees.clone()).expect("whole scales");
        for count in [0, 1, 15, 16, 31, 32, 33, 77] {
            let mut batch = TreeBatch::new(&ready, count);
            rows[..count].iter().for_each(|row| batch.push(row));
            let single: Vec<f32> = rows[..count].iter().map(|row| trees.logit(row)).collect();
            assert_eq!(batch.finish(), single, "{count} rows");
        }
    }

    #[test]
    fn scales_that_are_no_multiples_are_refused() {
        let mut trees = trees(1);
        trees.trees[0].scale = 0.3;
        assert!(BatchTrees::new(trees).is_none());
    }
}
