//! Learns the score of pairs of articles: boosted trees on labelled pairs. In: pairs with
//! features, whether they tell one story, and weights. Out: bytes as the engine reads them: for
//! each tree the question of each level (feature, one byte; edge, two bytes), the scale (two
//! bytes) and the answers in units of the scale (one byte each). Two bytes are the upper half of
//! a float.

use super::boosting::{self, Edges, Settings, Tree};
use storysift::story_lessons::{FEATURES, LEVELS};

/// How the trees are grown.
const SETTINGS: Settings = Settings {
    trees: 300,
    depth: LEVELS,
    learning_rate: 0.08,
    l2: 6.0,
    example_share: 180,
    feature_share: 120,
};

/// Steps of the largest answer. A byte has 127; one is spare, since the scale is rounded down.
const MAX_STEPS: f32 = 126.0;

/// A labelled pair.
pub struct Pair {
    /// Its features.
    pub features: [f32; FEATURES],
    /// Whether both tell one story.
    pub same: bool,
    /// How much it counts.
    pub weight: f32,
}

/// Learns trees; returns the content of the data file.
pub fn learn(pairs: &[Pair]) -> Vec<u8> {
    let mean = pairs.iter().map(|p| p.weight).sum::<f32>() / pairs.len().max(1) as f32;
    let mut edges = Edges::of(FEATURES, pairs.iter().map(|p| p.features.as_slice()));
    for own in &mut edges.0 {
        own.iter_mut().for_each(|e| *e = upper_half(*e));
        own.dedup();
    }
    let bins = (0..FEATURES).map(|f| pairs.iter().map(|p| edges.bin(f, p.features[f])).collect()).collect();
    let examples = boosting::Examples {
        bins,
        labels: pairs.iter().map(|p| f32::from(u8::from(p.same))).collect(),
        weights: pairs.iter().map(|p| p.weight / mean).collect(),
    };
    let all: Vec<u32> = (0..pairs.len() as u32).collect();
    boosting::train(&examples, &all, SETTINGS).iter().flat_map(|tree| encode(tree, &edges)).collect()
}

/// A number without the lower half of its bits.
fn upper_half(x: f32) -> f32 {
    f32::from_bits(x.to_bits() & 0xffff_0000)
}

/// The upper half of a number's bits, lowest byte first.
fn two_bytes(x: f32) -> [u8; 2] {
    ((x.to_bits() >> 16) as u16).to_le_bytes()
}

fn encode(tree: &Tree, edges: &Edges) -> Vec<u8> {
    let mut out = Vec::new();
    for &(feature, edge) in &tree.questions {
        out.push(feature as u8);
        out.extend(two_bytes(edges.0[feature].get(edge).copied().unwrap_or(f32::INFINITY)));
    }
    let largest = tree.leaves.iter().fold(0.0f32, |m, l| m.max(l.abs()));
    let scale = upper_half(largest / MAX_STEPS);
    out.extend(two_bytes(scale));
    out.extend(tree.leaves.iter().map(|l| (l / scale.max(f32::MIN_POSITIVE)).round() as i8 as u8));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_whole_steps_of_the_scale() {
        let edges = Edges(vec![vec![1.0, 2.5]]);
        let tree = Tree { questions: vec![(0, 1), (0, 7)], leaves: vec![126.0, -63.0, 0.0, 1.4] };
        let infinity = two_bytes(f32::INFINITY);
        let expected =
            [&[0][..], &two_bytes(2.5), &[0], &infinity, &two_bytes(1.0), &[126, -63i8 as u8, 0, 1]];
        assert_eq!(encode(&tree, &edges), expected.concat());
    }

    #[test]
    fn no_answer_overruns_its_byte() {
        let edges = Edges(vec![vec![0.0]]);
        for largest in [0.1f32, 0.3, 0.7, 1.9, 123.4] {
            let tree = Tree { questions: vec![(0, 0)], leaves: vec![largest, -largest] };
            let bytes = encode(&tree, &edges);
            let [high, low] = [bytes[5] as i8, bytes[6] as i8];
            assert!(high >= 126 && low == -high, "{largest}: {high} {low}");
        }
    }

    #[test]
    fn learning_gives_trees_of_the_size_that_the_engine_reads() {
        let pair = |n: usize| {
            let mut features = [0.0; FEATURES];
            features[0] = (n % 10) as f32;
            Pair { features, same: n % 10 > 4, weight: 1.0 }
        };
        let pairs: Vec<Pair> = (0..200).map(pair).collect();
        let bytes = learn(&pairs);
        assert_eq!(bytes.len() % SETTINGS.trees, 0);
        assert_eq!(bytes, learn(&pairs));
    }
}
