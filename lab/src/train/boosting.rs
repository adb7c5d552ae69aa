//! Gradient boosting of symmetric trees on binned features. All nodes of one level of a tree
//! ask the same question, so a tree is a short list of questions and a table of answers: small
//! to store and quick to ask. After Friedman, "Greedy function approximation" (2001), and
//! Prokhorenkova et al., "CatBoost" (NeurIPS 2018).
//!
//! In: examples with a label of 0 or 1 and a weight. Out: trees whose answers sum up to the
//! logit of label 1. The result does not depend on the number of threads, since each thread
//! owns whole features.

use crate::rng::Rng;

/// Most bins of a feature.
pub const MAX_BINS: usize = 48;
/// Most examples, about, that the quantiles of a feature are taken from.
const QUANTILE_SAMPLE: usize = 60_000;
/// Quantiles at both ends that get edges as well, so that rare values are told apart.
const TAIL_QUANTILES: [f64; 4] = [0.002, 0.01, 0.99, 0.998];
/// Least second derivative of an example, so that a sure one still counts.
const MIN_CURVATURE: f32 = 1e-6;

/// Examples, feature by feature.
pub struct Examples {
    /// For each feature, the bin of each example.
    pub bins: Vec<Vec<u8>>,
    /// Label of each example, 0 or 1.
    pub labels: Vec<f32>,
    /// Weight of each example.
    pub weights: Vec<f32>,
}

/// The edges of the bins of each feature, ascending: bin `b` holds values from `edges[b - 1]`
/// to below `edges[b]`.
pub struct Edges(pub Vec<Vec<f32>>);

/// One tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// Feature and edge of each level: the answer is yes at or above the edge.
    pub questions: Vec<(usize, usize)>,
    /// Added to the logit, by the answers as bits, the first level's lowest.
    pub leaves: Vec<f32>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Number of trees.
    pub trees: usize,
    /// Levels of a tree.
    pub depth: usize,
    /// Share of each tree's answer that is added, 0 to 1 (shrinkage).
    pub learning_rate: f32,
    /// L2 penalty on the leaves: added to the sum of second derivatives in each.
    pub l2: f32,
    /// Share of the examples that a tree sees, in 1/256.
    pub example_share: u8,
    /// Share of the features that a level may ask, in 1/256.
    pub feature_share: u8,
}

impl Edges {
    /// Edges at the quantiles of each feature. `rows` are the features of each example.
    pub fn of<'r>(features: usize, rows: impl Iterator<Item = &'r [f32]> + Clone) -> Edges {
        let count = rows.clone().count().max(1);
        let step = count.div_ceil(QUANTILE_SAMPLE);
        let edges = (0..features).map(|f| {
            let mut values: Vec<f32> = rows.clone().step_by(step).map(|row| row[f]).collect();
            values.sort_unstable_by(f32::total_cmp);
            let mut edges: Vec<f32> =
                (1..MAX_BINS).map(|b| values[b * (values.len() - 1) / MAX_BINS]).collect();
            edges.extend(TAIL_QUANTILES.map(|q| values[(q * (values.len() - 1) as f64) as usize]));
            edges.iter_mut().for_each(|e| *e = round_to_16_bits(*e));
            edges.sort_unstable_by(f32::total_cmp);
            edges.dedup();
            edges.retain(|e| *e > values[0]);
            edges.truncate(MAX_BINS - 1);
            edges
        });
        Edges(edges.collect())
    }

    /// The bin of a value.
    pub fn bin(&self, feature: usize, value: f32) -> u8 {
        self.0[feature].partition_point(|edge| *edge <= value) as u8
    }
}

/// The nearest number whose lower 16 bits are 0: three significant digits, and a file of such
/// numbers compresses well.
pub fn round_to_16_bits(value: f32) -> f32 {
    f32::from_bits(value.to_bits().saturating_add(0x8000) & 0xFFFF_0000)
}

/// The logit that trees give an example; `bin` gives the bin of a feature.
pub fn logit(trees: &[Tree], bin: impl Fn(usize) -> u8) -> f32 {
    trees.iter().map(|tree| tree.leaves[leaf(tree, &bin)]).sum()
}

/// The leaf of an example.
fn leaf(tree: &Tree, bin: &impl Fn(usize) -> u8) -> usize {
    let questions = tree.questions.iter().enumerate();
    questions.map(|(level, &(f, edge))| usize::from(bin(f) as usize > edge) << level).sum()
}

/// Trains trees on those examples whose numbers are in `rows`.
pub fn train(examples: &Examples, rows: &[u32], settings: Settings) -> Vec<Tree> {
    let mut logits = vec![0.0f32; examples.labels.len()];
    let mut trees = Vec::new();
    let mut rng = Rng(7);
    for _ in 0..settings.trees {
        let share = settings.example_share;
        let sample: Vec<u32> = rows.iter().copied().filter(|_| rng.next_u64() as u8 <= share).collect();
        let derivatives: Vec<(f32, f32)> = sample
            .iter()
            .map(|&row| {
                let row = row as usize;
                let (weight, p) = (examples.weights[row], 1.0 / (1.0 + (-logits[row]).exp()));
                (weight * (examples.labels[row] - p), weight * (p * (1.0 - p)).max(MIN_CURVATURE))
            })
            .collect();
        let tree = grow(examples, &sample, &derivatives, settings, &mut rng);
        for &row in rows {
            logits[row as usize] += tree.leaves[leaf(&tree, &|f| examples.bins[f][row as usize])];
        }
        trees.push(tree);
    }
    trees
}

/// Grows one tree, level by level. `derivatives` are the first and second derivative of the
/// log-likelihood by the logit of each example of `sample`.
fn grow(
    examples: &Examples,
    sample: &[u32],
    derivatives: &[(f32, f32)],
    settings: Settings,
    rng: &mut Rng,
) -> Tree {
    let mut node = vec![0u8; sample.len()];
    let mut questions = Vec::new();
    for level in 0..settings.depth {
        let share = settings.feature_share;
        let tried: Vec<usize> = (0..examples.bins.len()).filter(|_| rng.next_u64() as u8 <= share).collect();
        let gain =
            |f: usize| best_edge(&examples.bins[f], sample, derivatives, &node, 1 << level, settings.l2);
        let (left, right) = tried.split_at(tried.len() / 2);
        let gains_of = |features: &[usize]| features.iter().map(|&f| (gain(f), f)).collect::<Vec<_>>();
        let mut gains = std::thread::scope(|scope| {
            let right = scope.spawn(|| gains_of(right));
            let mut all = gains_of(left);
            all.extend(right.join().unwrap_or_default());
            all
        });
        gains.sort_by(|a, b| b.0.0.total_cmp(&a.0.0).then(a.1.cmp(&b.1)));
        let Some(&((_, edge), f)) = gains.first() else { break };
        for (at, &row) in sample.iter().enumerate() {
            node[at] |= u8::from(examples.bins[f][row as usize] as usize > edge) << level;
        }
        questions.push((f, edge));
    }
    let mut sums = vec![(0.0f64, 0.0f64); 1 << questions.len()];
    for (at, &(g, h)) in derivatives.iter().enumerate() {
        let sum = &mut sums[node[at] as usize];
        *sum = (sum.0 + f64::from(g), sum.1 + f64::from(h));
    }
    let step = |(g, h): &(f64, f64)| settings.learning_rate * (g / (h + f64::from(settings.l2))) as f32;
    Tree { questions, leaves: sums.iter().map(step).collect() }
}

/// The edge of a feature that separates best, and its gain. `node` is the node of each example
/// of `sample` so far, of `nodes`.
fn best_edge(
    bins: &[u8],
    sample: &[u32],
    derivatives: &[(f32, f32)],
    node: &[u8],
    nodes: usize,
    l2: f32,
) -> (f32, usize) {
    let mut sums = vec![(0.0f32, 0.0f32); nodes * MAX_BINS];
    for (at, &row) in sample.iter().enumerate() {
        let sum = &mut sums[node[at] as usize * MAX_BINS + bins[row as usize] as usize];
        let (g, h) = derivatives[at];
        *sum = (sum.0 + g, sum.1 + h);
    }
    let score = |g: f32, h: f32| g * g / (h + l2);
    let mut gains = [0.0f32; MAX_BINS];
    for own in sums.chunks_exact(MAX_BINS) {
        let (g, h) = own.iter().fold((0.0, 0.0), |s, x| (s.0 + x.0, s.1 + x.1));
        let (mut low_g, mut low_h) = (0.0, 0.0);
        for (edge, x) in own.iter().enumerate() {
            low_g += x.0;
            low_h += x.1;
            gains[edge] += score(low_g, low_h) + score(g - low_g, h - low_h) - score(g, h);
        }
    }
    let best = (0..MAX_BINS - 1).max_by(|a, b| gains[*a].total_cmp(&gains[*b]).then(b.cmp(a))).unwrap_or(0);
    (gains[best], best)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings =
        Settings { trees: 40, depth: 3, learning_rate: 0.3, l2: 1.0, example_share: 255, feature_share: 255 };

    /// Examples with label 1 when exactly one of two features is high; the third is noise.
    fn exclusive_or() -> (Examples, Vec<u32>) {
        let mut rng = Rng(1);
        let rows: Vec<[f32; 3]> = (0..2000).map(|_| std::array::from_fn(|_| rng.below(100) as f32)).collect();
        let edges = Edges::of(3, rows.iter().map(|r| r.as_slice()));
        let bins = (0..3).map(|f| rows.iter().map(|r| edges.bin(f, r[f])).collect()).collect();
        let label = |r: &[f32; 3]| f32::from(u8::from((r[0] >= 50.0) != (r[1] >= 50.0)));
        let labels: Vec<f32> = rows.iter().map(label).collect();
        (Examples { bins, weights: vec![1.0; labels.len()], labels }, (0..2000).collect())
    }

    #[test]
    fn learns_what_no_single_question_tells() {
        let (examples, all) = exclusive_or();
        let trees = train(&examples, &all, SETTINGS);
        let right = all.iter().filter(|&&r| {
            (logit(&trees, |f| examples.bins[f][r as usize]) > 0.0) == (examples.labels[r as usize] > 0.5)
        });
        assert!(right.count() > 1900);
    }

    #[test]
    fn training_repeats_itself_to_the_bit() {
        let (examples, all) = exclusive_or();
        let settings = Settings { example_share: 96, feature_share: 160, ..SETTINGS };
        assert_eq!(train(&examples, &all, settings), train(&examples, &all, settings));
    }

    #[test]
    fn values_fall_into_bins_between_ascending_edges() {
        let rows: Vec<[f32; 2]> = (0..1000).map(|n| [n as f32, 3.0]).collect();
        let edges = Edges::of(2, rows.iter().map(|r| r.as_slice()));
        assert!(edges.0[0].windows(2).all(|w| w[0] < w[1]) && edges.0[0].len() < MAX_BINS);
        assert!(edges.0[1].is_empty(), "a constant feature has one bin");
        for (value, bin) in [(-5.0, 0), (edges.0[0][0], 1), (1e9, edges.0[0].len() as u8)] {
            assert_eq!(edges.bin(0, value), bin, "{value}");
        }
    }

    #[test]
    fn numbers_are_rounded_to_the_upper_half_of_their_bits() {
        for (value, rounded) in [(0.0, 0.0), (1.0, 1.0), (100.3, 100.5), (-2.0, -2.0)] {
            assert_eq!(round_to_16_bits(value), rounded);
        }
    }
}
