//! The learned pair score: features to the log odds that two articles tell one story.
//!
//! Boosted symmetric trees: every level of a tree asks one question of all its nodes, so
//! that nothing but comparisons and sums is needed and every platform gets the same bits.
//! The weights are a data file, made by `cargo xtask train stories`: for each tree the
//! feature (a byte) and the edge of each level, a scale, and the answers (a signed byte each,
//! in scales). Edges and scales are the upper halves of 32-bit floats, lower byte first.

use super::features::FEATURES;
use std::sync::OnceLock;

static FILE: &[u8] = include_bytes!("data/pair.bin");

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

    /// Log odds that a pair with these features tells one story.
    pub fn logit(&self, features: &[f32; FEATURES]) -> f32 {
        self.trees.iter().map(|tree| tree.answer(features)).sum()
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

    fn answer(&self, features: &[f32; FEATURES]) -> f32 {
        let mut leaf = 0;
        for (level, &(feature, edge)) in self.asks.iter().enumerate() {
            let yes = features.get(usize::from(feature)).is_some_and(|f| *f >= edge);
            leaf |= usize::from(yes) << level;
        }
        self.leaves.get(leaf).copied().unwrap_or(0.0)
    }
}

/// Log odds to a probability, from 0 to 1.
pub(crate) fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-logit))
}
