//! Boosted symmetric trees over the features of an example, as a data file that a trainer writes.
//! In: the features. Out: a logit. Decides nothing.
//!
//! The file: number of features asked; for each its number, the number of its edges and
//! the edges; number of levels; number of trees; for each tree the question of each level
//! (place of the feature in the list, place of the edge), a scale in [`UNIT`]s, and the
//! answers in it. Numbers are bytes, but for the number of trees (two) and edges (floats of
//! four), lowest first.

use crate::ml::byte_reader::ByteReader;

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
        let mut bytes = ByteReader(bytes);
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
        let count = bytes.short()?;
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
