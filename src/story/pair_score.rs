//! The learned pair score: goes in, the features of pairs of articles; comes out, for each the
//! logarithm of the odds that both tell one story. Decides nothing: linkage does.
//!
//! Two models: the first sees one pair at a time, the second its features together with the first scores
//! of the pairs around it (`second_look`). The weights are `weights/story-pair.trees` and
//! `weights/story-second.trees`, written by `cargo xtask train stories`. Only comparisons and sums, so
//! every platform gets the same bits.

use crate::ml::trees::{LEAVES, LEVELS, Trees};

/// The weights of one model, made ready for [`PairScorer`].
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PairModel {
    trees: Vec<PairTree>,
}

#[derive(Clone, Debug, PartialEq)]
struct PairTree {
    /// For each level the feature, and the edge from which the answer is yes.
    asks: [(usize, f32); LEVELS],
    /// What is added, by the answers as bits, the first level's lowest.
    leaves: [f32; LEAVES],
}

impl PairModel {
    /// The model of trees that were read.
    pub fn new(trees: &Trees) -> PairModel {
        let ready = trees.trees.iter().map(|tree| PairTree {
            asks: tree.asks.map(|(place, edge)| {
                let (feature, edges) = &trees.features[usize::from(place)];
                (*feature, edges[usize::from(edge)])
            }),
            leaves: tree.leaves.map(|leaf| tree.scale * f32::from(leaf)),
        });
        PairModel { trees: ready.collect() }
    }
}

/// Pairs that are scored side by side: a question is asked of all of them at once.
const LANES: usize = 8;

/// Scores one pair after the other, each by `N` features.
pub(crate) struct PairScorer<'m, const N: usize> {
    model: &'m PairModel,
    /// The features of the pairs that wait for a score.
    waiting: [[f32; LANES]; N],
    count: usize,
    logits: Vec<f32>,
}

impl<'m, const N: usize> PairScorer<'m, N> {
    /// A scorer by this model.
    pub fn new(model: &'m PairModel) -> Self {
        PairScorer { model, waiting: [[0.0; LANES]; N], count: 0, logits: Vec::new() }
    }

    /// Adds the features of a pair.
    pub fn push(&mut self, features: &[f32; N]) {
        let lane = self.count % LANES;
        self.waiting.iter_mut().zip(features).for_each(|(row, f)| row[lane] = *f);
        self.count += 1;
        if self.count.is_multiple_of(LANES) {
            self.score();
        }
    }

    /// For each pair, in order, the logarithm of the odds that it tells one story.
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
            tree.add(&self.waiting, &mut sums);
        }
        self.logits.extend(sums);
    }
}

impl PairTree {
    /// Adds its answers to the sums.
    fn add(&self, features: &[[f32; LANES]], sums: &mut [f32; LANES]) {
        let mut leaves = [0u32; LANES];
        for (level, &(feature, edge)) in self.asks.iter().enumerate() {
            let Some(row) = features.get(feature) else { continue };
            for (leaf, f) in leaves.iter_mut().zip(row) {
                *leaf |= u32::from(*f >= edge) << level;
            }
        }
        for (sum, leaf) in sums.iter_mut().zip(leaves) {
            *sum += self.leaves[leaf as usize % LEAVES];
        }
    }
}

/// Logarithm of odds to a probability, from 0 to 1.
pub(crate) fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-logit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::pair_features::{FEATURES, NAMES};
    use crate::story::story_model::StoryModel;

    #[test]
    fn pairs_side_by_side_score_as_one_by_one() {
        let trees = Trees::read(include_bytes!("../../weights/story-pair.trees"), &NAMES).expect("weights");
        let row = |n: usize| -> [f32; FEATURES] {
            std::array::from_fn(|f| ((n * 31 + f * 17) % 23) as f32 / 9.0 - 0.4)
        };
        for count in [0, 1, 7, 8, 9, 20] {
            let mut scorer = PairScorer::new(&StoryModel::shipped().first);
            (0..count).for_each(|n| scorer.push(&row(n)));
            let single: Vec<f32> = (0..count).map(|n| trees.logit(&row(n))).collect();
            assert_eq!(scorer.finish(), single, "{count} pairs");
        }
    }

    #[test]
    fn probabilities_lie_between_0_and_1() {
        for (logit, expected) in [(0.0, 0.5), (f32::MIN, 0.0), (f32::MAX, 1.0)] {
            assert_eq!(probability(logit), expected);
        }
    }
}
