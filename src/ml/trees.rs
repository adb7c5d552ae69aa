//! The learned judge: boosted symmetric trees over the features of a line, as a data file
//! that the trainer writes (`cargo xtask train judge`). Gives a logit for every line; the
//! [decoder](crate::label::decode) decides.
//!
//! The file: number of features asked; for each its number, the number of its edges and
//! the edges; number of levels; number of trees; for each tree the question of each level
//! (place of the feature in the list, place of the edge), a scale in [`UNIT`]s, and the
//! answers in it. Numbers are bytes, but for the number of trees (two) and edges (floats of
//! four), lowest first.

use wide::{f32x4, i8x16, i16x16, u8x16, u32x4};

/// Levels of a tree: all its answers are the lanes of one vector.
pub const LEVELS: usize = 4;
/// Logit of an answer 1 at scale 1.
pub const UNIT: f32 = 1.0 / 1024.0;
/// Most bins of a feature.
const BINS: usize = 128;

/// Trees and the features that they ask.
pub struct Model {
    pub(crate) features: Vec<(usize, Vec<f32>)>,
    pub(crate) trees: Vec<Tree>,
}

pub(crate) struct Tree {
    /// Place of the feature, and the bin above which the answer is yes.
    asks: [(u8, u8); LEVELS],
    scale: i16,
    answers: [i8; 1 << LEVELS],
}

impl Model {
    /// Reads a weights file; `None` when it is not one.
    pub fn read(bytes: &[u8], max_features: usize) -> Option<Model> {
        let mut bytes = Bytes(bytes);
        let mut features = Vec::new();
        for _ in 0..bytes.byte()? {
            let feature = usize::from(bytes.byte()?);
            let edges = (0..bytes.byte()?).map(|_| bytes.float()).collect::<Option<Vec<f32>>>()?;
            features.push((feature, edges));
        }
        let odd = |(feature, edges): &(usize, Vec<f32>)| *feature >= max_features || edges.len() >= BINS;
        if features.iter().any(odd) || bytes.byte()? as usize != LEVELS {
            return None;
        }
        let count = u16::from_le_bytes([bytes.byte()?, bytes.byte()?]);
        let mut trees = Vec::with_capacity(usize::from(count));
        for _ in 0..count {
            let mut tree = Tree { asks: [(0, 0); LEVELS], scale: 0, answers: [0; 1 << LEVELS] };
            for (feature, edge) in &mut tree.asks {
                (*feature, *edge) = (bytes.byte()?, bytes.byte()?);
                features.get(usize::from(*feature)).filter(|_| usize::from(*edge) + 1 < BINS)?;
            }
            tree.scale = i16::from(bytes.byte()?);
            for answer in &mut tree.answers {
                *answer = bytes.byte()? as i8;
            }
            trees.push(tree);
        }
        bytes.0.is_empty().then_some(Model { features, trees })
    }

    /// The logit of one example by its features.
    pub fn logit(&self, row: &[f32]) -> f32 {
        let bins: Vec<u8> = self
            .features
            .iter()
            .map(|(feature, edges)| {
                let value = row.get(*feature).copied().unwrap_or(0.0);
                edges.iter().map(|edge| u8::from(*edge <= value)).sum()
            })
            .collect();
        let leaf = |tree: &Tree| {
            let asks = tree.asks.iter().enumerate();
            asks.fold(0, |leaf, (level, (feature, edge))| {
                leaf | usize::from(bins[usize::from(*feature)] > *edge) << level
            })
        };
        let answer = |tree: &Tree| i32::from(tree.scale) * i32::from(tree.answers[leaf(tree)]);
        UNIT * self.trees.iter().map(answer).sum::<i32>() as f32
    }
}

/// Lines that are judged together: the same question goes to all of them in one step.
const LANES: usize = 32;
/// Lines of which one step takes all bins.
const SIDE: usize = 16;

/// Lines on their way through the trees.
pub struct Batch<'m> {
    model: &'m Model,
    /// For each feature, the values of the lines that wait, and their bins.
    values: Vec<[f32; LANES]>,
    bins: Vec<[u8; LANES]>,
    waiting: usize,
    logits: Vec<f32>,
}

impl<'m> Batch<'m> {
    /// No line yet; room for so many.
    pub fn of(model: &'m Model, lines: usize) -> Self {
        let (values, bins) =
            (vec![[0.0; LANES]; model.features.len()], vec![[0; LANES]; model.features.len()]);
        Batch { model, values, bins, waiting: 0, logits: Vec::with_capacity(lines + LANES) }
    }

    /// Takes a line in.
    pub fn take(&mut self, row: &[f32]) {
        for ((feature, _), values) in self.model.features.iter().zip(&mut self.values) {
            values[self.waiting] = row[*feature];
        }
        self.waiting += 1;
        if self.waiting == LANES {
            self.run();
        }
    }

    /// Asks all trees about the lines that wait.
    fn run(&mut self) {
        let waiting = self.waiting.next_multiple_of(8);
        for (((_, edges), values), bins) in self.model.features.iter().zip(&self.values).zip(&mut self.bins) {
            let (bins, values) = (&mut bins[..waiting], &values[..waiting]);
            for (bins, values) in bins.as_chunks_mut::<8>().0.iter_mut().zip(values.as_chunks::<8>().0) {
                let [a, b, c, d, e, f, g, h] = *values;
                let (values, more) = (f32x4::new([a, b, c, d]), f32x4::new([e, f, g, h]));
                let (mut low, mut high) = (u32x4::ZERO, u32x4::ZERO);
                for edge in edges {
                    // A lane that holds is all ones, which is minus one.
                    let edge = f32x4::splat(*edge);
                    low -= edge.simd_le(values).to_bits();
                    high -= edge.simd_le(more).to_bits();
                }
                let sums = low.to_array().into_iter().chain(high.to_array());
                bins.iter_mut().zip(sums).for_each(|(bin, sum)| *bin = sum as u8);
            }
        }
        for side in 0..waiting.div_ceil(SIDE) {
            let mut sums = i16x16::ZERO;
            for tree in &self.model.trees {
                let mut leaves = u8x16::ZERO;
                for (level, (feature, edge)) in tree.asks.iter().enumerate() {
                    let bins = u8x16::new(self.bins[usize::from(*feature)].as_chunks().0[side]);
                    let above = bins.max(u8x16::splat(edge + 1)).simd_eq(bins);
                    leaves |= above & u8x16::splat(1 << level);
                }
                let answers = i16x16::from(i8x16::new(tree.answers).shuffle(leaves));
                sums = sums.saturating_add(answers * i16x16::splat(tree.scale));
            }
            let lanes = (self.waiting - side * SIDE).min(SIDE);
            self.logits.extend(sums.to_array()[..lanes].iter().map(|sum| UNIT * f32::from(*sum)));
        }
        self.waiting = 0;
    }

    /// The logit of every line that was taken in, in order.
    pub fn logits(mut self) -> Vec<f32> {
        if self.waiting > 0 {
            self.run();
        }
        self.logits
    }
}

/// Bytes that are read from the front.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn float(&mut self) -> Option<f32> {
        Some(f32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }
}
