//! Gradient boosting of symmetric trees on binned features: every level of a tree asks one
//! question of all its nodes, so a tree is a row of questions and a table of answers.
//! Small to store and quick to ask. After Friedman, "Greedy function approximation" (2001)
//! and Prokhorenkova et al., "CatBoost" (NeurIPS 2018). Deterministic for any number of
//! threads: each thread owns whole features.

/// Most bins of a feature.
pub const BINS: usize = 48;

/// Examples, feature by feature.
pub struct Data {
    /// For each feature, the bin of each example.
    pub bins: Vec<Vec<u8>>,
    /// 1 for body, 0 for furniture.
    pub body: Vec<f32>,
    /// How much an example counts.
    pub weight: Vec<f32>,
}

/// Where the bins of each feature part: bin `b` holds values from `edges[b - 1]` to below `edges[b]`.
pub struct Edges(pub Vec<Vec<f32>>);

/// One tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// Feature and bin edge of each level: the answer is yes at or above the edge.
    pub asks: Vec<(usize, usize)>,
    /// Added to the logit, by the answers as bits, the first level's lowest.
    pub leaves: Vec<f32>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Trees.
    pub trees: usize,
    /// Levels of a tree.
    pub depth: usize,
    /// Share of a tree's answer that is taken.
    pub rate: f32,
    /// Weight of doubt in every leaf.
    pub calm: f32,
    /// Share of examples that a tree sees, in 1/256.
    pub rows: u8,
    /// Share of features that a level may ask, in 1/256.
    pub features: u8,
}

/// A small generator of numbers (SplitMix64), so that training repeats itself.
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }
}

impl Edges {
    /// Edges at the quantiles of each feature's values. `rows` are the features of each example.
    pub fn of<'r>(features: usize, rows: impl Iterator<Item = &'r [f32]> + Clone) -> Edges {
        let count = rows.clone().count().max(1);
        let step = count.div_ceil(60_000);
        let edges = (0..features).map(|f| {
            let mut values: Vec<f32> = rows.clone().step_by(step).map(|row| row[f]).collect();
            values.sort_unstable_by(f32::total_cmp);
            let mut edges: Vec<f32> = (1..BINS).map(|b| values[b * (values.len() - 1) / BINS]).collect();
            // Rare values at both ends get edges too.
            edges
                .extend([0.002, 0.01, 0.99, 0.998].map(|q| values[(q * (values.len() - 1) as f64) as usize]));
            edges.iter_mut().for_each(|e| *e = rounded(*e));
            edges.sort_unstable_by(f32::total_cmp);
            edges.dedup();
            edges.retain(|e| *e > values[0]);
            edges.truncate(BINS - 1);
            edges
        });
        Edges(edges.collect())
    }

    /// The bin of a value.
    pub fn bin(&self, feature: usize, value: f32) -> u8 {
        self.0[feature].partition_point(|edge| *edge <= value) as u8
    }
}

/// A value in the sixteen upper bits of a float: exact enough, and a file of such packs well.
pub fn rounded(value: f32) -> f32 {
    f32::from_bits(value.to_bits().saturating_add(0x8000) & 0xFFFF_0000)
}

/// The logit that the trees give an example, `bin` telling the bin of a feature.
pub fn logit(trees: &[Tree], bin: impl Fn(usize) -> u8) -> f32 {
    trees.iter().map(|tree| tree.leaves[leaf(tree, &bin)]).sum()
}

fn leaf(tree: &Tree, bin: &impl Fn(usize) -> u8) -> usize {
    tree.asks.iter().enumerate().map(|(level, &(f, edge))| usize::from(bin(f) as usize > edge) << level).sum()
}

/// Trains trees on the examples `rows` of the data.
pub fn train(data: &Data, rows: &[u32], plan: Plan) -> Vec<Tree> {
    let mut logits = vec![0.0f32; data.body.len()];
    let mut trees = Vec::new();
    let mut dice = Dice(7);
    for _ in 0..plan.trees {
        let seen: Vec<u32> = rows.iter().copied().filter(|_| dice.roll() as u8 <= plan.rows).collect();
        let slopes: Vec<(f32, f32)> = seen
            .iter()
            .map(|&row| {
                let row = row as usize;
                let p = 1.0 / (1.0 + (-logits[row]).exp());
                (data.weight[row] * (data.body[row] - p), data.weight[row] * (p * (1.0 - p)).max(1e-6))
            })
            .collect();
        let tree = grow(data, &seen, &slopes, plan, &mut dice);
        for &row in rows {
            logits[row as usize] += tree.leaves[leaf(&tree, &|f| data.bins[f][row as usize])];
        }
        trees.push(tree);
    }
    trees
}

fn grow(data: &Data, seen: &[u32], slopes: &[(f32, f32)], plan: Plan, dice: &mut Dice) -> Tree {
    let mut node = vec![0u8; seen.len()];
    let mut asks = Vec::new();
    for level in 0..plan.depth {
        let tried: Vec<usize> = (0..data.bins.len()).filter(|_| dice.roll() as u8 <= plan.features).collect();
        let gain = |f: usize| best_edge(&data.bins[f], seen, slopes, &node, 1 << level, plan.calm);
        let half = tried.len() / 2;
        let (left, right) = tried.split_at(half);
        let of = |features: &[usize]| features.iter().map(|&f| (gain(f), f)).collect::<Vec<_>>();
        let mut gains = std::thread::scope(|scope| {
            let right = scope.spawn(|| of(right));
            let mut all = of(left);
            all.extend(right.join().unwrap_or_default());
            all
        });
        gains.sort_by(|a, b| b.0.0.total_cmp(&a.0.0).then(a.1.cmp(&b.1)));
        let Some(&((_, edge), f)) = gains.first() else { break };
        for (at, &row) in seen.iter().enumerate() {
            node[at] |= u8::from(data.bins[f][row as usize] as usize > edge) << level;
        }
        asks.push((f, edge));
    }
    let mut sums = vec![(0.0f64, 0.0f64); 1 << asks.len()];
    for (at, &(g, h)) in slopes.iter().enumerate() {
        let sum = &mut sums[node[at] as usize];
        *sum = (sum.0 + f64::from(g), sum.1 + f64::from(h));
    }
    let leaves = sums.iter().map(|(g, h)| plan.rate * (g / (h + f64::from(plan.calm))) as f32).collect();
    Tree { asks, leaves }
}

/// The edge of a feature that tells most, and how much.
fn best_edge(
    bins: &[u8],
    seen: &[u32],
    slopes: &[(f32, f32)],
    node: &[u8],
    nodes: usize,
    calm: f32,
) -> (f32, usize) {
    let mut sums = vec![(0.0f32, 0.0f32); nodes * BINS];
    for (at, &row) in seen.iter().enumerate() {
        let sum = &mut sums[node[at] as usize * BINS + bins[row as usize] as usize];
        let slope = slopes[at];
        *sum = (sum.0 + slope.0, sum.1 + slope.1);
    }
    let worth = |g: f32, h: f32| g * g / (h + calm);
    let mut gains = [0.0f32; BINS];
    for of_node in sums.chunks_exact(BINS) {
        let (g, h) = of_node.iter().fold((0.0, 0.0), |s, x| (s.0 + x.0, s.1 + x.1));
        let (mut low_g, mut low_h) = (0.0, 0.0);
        for (edge, x) in of_node.iter().enumerate() {
            low_g += x.0;
            low_h += x.1;
            gains[edge] += worth(low_g, low_h) + worth(g - low_g, h - low_h) - worth(g, h);
        }
    }
    let best = (0..BINS - 1).max_by(|a, b| gains[*a].total_cmp(&gains[*b]).then(b.cmp(a))).unwrap_or(0);
    (gains[best], best)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples that are body when exactly one of two features is high.
    fn either() -> (Data, Vec<u32>) {
        let mut dice = Dice(1);
        let rows: Vec<[f32; 3]> =
            (0..2000).map(|_| std::array::from_fn(|_| (dice.roll() % 100) as f32)).collect();
        let edges = Edges::of(3, rows.iter().map(|r| r.as_slice()));
        let bins = (0..3).map(|f| rows.iter().map(|r| edges.bin(f, r[f])).collect()).collect();
        let body: Vec<f32> =
            rows.iter().map(|r| f32::from(u8::from((r[0] >= 50.0) != (r[1] >= 50.0)))).collect();
        (Data { bins, weight: vec![1.0; body.len()], body }, (0..2000).collect())
    }

    const PLAN: Plan = Plan { trees: 40, depth: 3, rate: 0.3, calm: 1.0, rows: 255, features: 255 };

    #[test]
    fn learns_what_one_question_cannot_tell() {
        let (data, all) = either();
        let trees = train(&data, &all, PLAN);
        let right = all.iter().filter(|&&r| {
            (logit(&trees, |f| data.bins[f][r as usize]) > 0.0) == (data.body[r as usize] > 0.5)
        });
        assert!(right.count() > 1900);
    }

    #[test]
    fn training_repeats_itself_to_the_bit() {
        let (data, all) = either();
        let plan = Plan { rows: 96, features: 160, ..PLAN };
        assert_eq!(train(&data, &all, plan), train(&data, &all, plan));
    }
}
