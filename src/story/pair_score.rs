//! The learned pair score: features to the log odds that two articles tell one story.
//!
//! Boosted symmetric trees: every level of a tree asks one question of all its nodes, so
//! that nothing but comparisons and sums is needed and every platform gets the same bits.
//! The weights are a data file, made by `cargo xtask train stories`: for each tree the
//! feature (a byte) and the edge of each level, a scale, and the answers (a signed byte each,
//! in scales). Edges and scales are the upper halves of 32-bit floats, lower byte first.

use crate::story::pair_features::FEATURES;
use std::sync::OnceLock;

static FILE: &[u8] = include_bytes!("../../weights/story-pair.trees");

/// Questions of a tree.
pub const LEVELS: usize = 4;
/// Bytes of a tree.
const TREE: usize = 3 * LEVELS + 2 + (1 << LEVELS);

/// The weights of the score.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Model {
    trees: Vec<Tree>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Tree {
    /// Feature, and the edge from which the answer is yes.
    asks: [(u8, f32); LEVELS],
    /// What is added, by the answers as bits, the first level's lowest.
    leaves: [f32; 1 << LEVELS],
}

impl Model {
    /// The model that is shipped.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(FILE))
    }

    /// Reads weights.
    pub fn read(file: &[u8]) -> Model {
        Model { trees: file.as_chunks::<TREE>().0.iter().map(Tree::read).collect() }
    }
}

/// Pairs that are scored side by side: a question is asked of all of them at once.
const LANES: usize = 8;

/// Scores one pair after the other.
pub(crate) struct Scorer<'m> {
    model: &'m Model,
    /// The features of the pairs that wait for a score.
    waiting: [[f32; LANES]; FEATURES],
    count: usize,
    logits: Vec<f32>,
}

impl<'m> Scorer<'m> {
    /// A scorer by this model.
    pub fn new(model: &'m Model) -> Self {
        Scorer { model, waiting: [[0.0; LANES]; FEATURES], count: 0, logits: Vec::new() }
    }

    /// Takes in the features of a pair.
    pub fn push(&mut self, features: &[f32; FEATURES]) {
        let lane = self.count % LANES;
        self.waiting.iter_mut().zip(features).for_each(|(row, f)| row[lane] = *f);
        self.count += 1;
        if self.count.is_multiple_of(LANES) {
            self.score();
        }
    }

    /// For each pair, in order, the log odds that it tells one story.
    pub fn finish(mut self) -> Vec<f32> {
        if !self.count.is_multiple_of(LANES) {
            self.score();
        }
        self.logits.truncate(self.count);
        self.logits
    }

    fn score(&mut self) {
        let mut sums = [0.0; LANES];
        for tree in &self.model.trees {
            tree.answer(&self.waiting, &mut sums);
        }
        self.logits.extend(sums);
    }
}

impl Tree {
    fn read(bytes: &[u8; TREE]) -> Tree {
        let half = |low: u8, high: u8| f32::from_bits(u32::from(u16::from_le_bytes([low, high])) << 16);
        let (asks, rest) = bytes.split_at(3 * LEVELS);
        let mut tree = Tree::default();
        for (ask, &[feature, low, high]) in tree.asks.iter_mut().zip(asks.as_chunks().0) {
            *ask = (feature, half(low, high));
        }
        if let [low, high, leaves @ ..] = rest {
            let scale = half(*low, *high);
            tree.leaves.iter_mut().zip(leaves).for_each(|(l, byte)| *l = scale * f32::from(*byte as i8));
        }
        tree
    }

    /// Adds its answers to the sums.
    fn answer(&self, features: &[[f32; LANES]; FEATURES], sums: &mut [f32; LANES]) {
        let mut leaves = [0u32; LANES];
        for (level, &(feature, edge)) in self.asks.iter().enumerate() {
            let Some(row) = features.get(usize::from(feature)) else { continue };
            for (leaf, f) in leaves.iter_mut().zip(row) {
                *leaf |= u32::from(*f >= edge) << level;
            }
        }
        for (sum, leaf) in sums.iter_mut().zip(leaves) {
            *sum += self.leaves[leaf as usize % (1 << LEVELS)];
        }
    }
}

/// Log odds to a probability, from 0 to 1.
pub(crate) fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-logit))
}
