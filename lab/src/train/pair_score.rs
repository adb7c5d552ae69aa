//! Learns a score of pairs of articles: boosted trees on labelled pairs. In: pairs with features,
//! whether they tell one story, and weights. Out: trees as the engine reads them.

use super::boosting::{self, Edges, Settings};
use super::trees_file::{self, Scale, upper_half};
use storysift::training::{LEVELS, Trees};

/// Trees of the first look, and of the second.
pub const FIRST_TREES: usize = 300;
pub const SECOND_TREES: usize = 200;

/// How the trees are grown.
const SETTINGS: Settings = Settings {
    trees: FIRST_TREES,
    depth: LEVELS,
    learning_rate: 0.08,
    l2: 6.0,
    example_share: 180,
    feature_share: 120,
};

/// A labelled pair.
pub struct Pair<const N: usize> {
    /// Its features.
    pub features: [f32; N],
    /// Whether both tell one story.
    pub same: bool,
    /// How much it counts.
    pub weight: f32,
}

/// Learns so many trees.
pub fn learn<const N: usize>(pairs: &[Pair<N>], trees: usize) -> Trees {
    let mean = pairs.iter().map(|p| p.weight).sum::<f32>() / pairs.len().max(1) as f32;
    let mut edges = Edges::of(N, pairs.iter().map(|p| p.features.as_slice()));
    for own in &mut edges.0 {
        own.iter_mut().for_each(|e| *e = upper_half(*e));
        own.dedup();
    }
    let bins = (0..N).map(|f| pairs.iter().map(|p| edges.bin(f, p.features[f])).collect()).collect();
    let examples = boosting::Examples {
        bins,
        labels: pairs.iter().map(|p| f32::from(u8::from(p.same))).collect(),
        weights: pairs.iter().map(|p| p.weight / mean).collect(),
    };
    let all: Vec<u32> = (0..pairs.len() as u32).collect();
    trees_file::encode(&edges, &boosting::train(&examples, &all, Settings { trees, ..SETTINGS }), Scale::Free)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learning_gives_as_many_trees_as_asked_and_the_same_again() {
        let pair = |n: usize| {
            let mut features = [0.0; 3];
            features[0] = (n % 10) as f32;
            Pair { features, same: n % 10 > 4, weight: 1.0 }
        };
        let pairs: Vec<Pair<3>> = (0..200).map(pair).collect();
        let trees = learn(&pairs, 40);
        assert_eq!(trees.trees.len(), 40);
        assert_eq!(trees, learn(&pairs, 40));
        let of = |n: usize| trees.logit(&pair(n).features);
        assert!(of(9) > 0.5 && of(0) < -0.5, "{} {}", of(9), of(0));
    }
}
