//! A second look at each pair, at the first scores around it: whether the two articles have the same
//! friends, how their score compares with their others, how large their stories may be. What is scored
//! pair by pair misses that two articles are each of one story with a third.
//!
//! In: pairs with their first scores and some of their features. Out: the mean of the first log odds and
//! those of a second model over these numbers. The prior and the caps are applied elsewhere.

use crate::story::article_vector::masked;
use crate::story::pair_features;
use crate::story::pair_score::{PairModel, PairScorer, probability};

/// Number of features of a pair in the second look.
pub const FEATURES: usize = AROUND + PLAIN;
/// Of them, numbers of the first scores around the pair.
const AROUND: usize = 15;
/// Of them, features of the first look that the second sees again.
const PLAIN: usize = 12;

/// Names of the features, in the order of a row.
pub const NAMES: [&str; FEATURES] = [
    "score",
    "best-common-friend",
    "common-friends",
    "with-friends-of-other-less",
    "with-friends-of-other-more",
    "best-other-less",
    "best-other-more",
    "above-best-other-more",
    "above-best-other-less",
    "rank-first",
    "rank-last",
    "expected-story-smaller",
    "expected-story-larger",
    "friends-fewer",
    "friends-more",
    "cosine-early",
    "cosine-own",
    "cosine-names",
    "cosine-rare",
    "title-in-lead-more",
    "shared-lead",
    "rarest",
    "dated",
    "days-apart",
    "length-shorter",
    "length-ratio",
    "collection-size",
];

/// Positions in the first look of the features that are seen again. Without them the second look helps
/// small drops and ruins whole collections of a kind that was not learned from.
const SEEN_AGAIN: [usize; PLAIN] = [1, 2, 5, 7, 9, 13, 14, 25, 26, 33, 34, 35];
/// Scores are clipped to plus and minus this; the lowest counts as none.
const MAX_ABS_SCORE: f32 = 4.0;
/// Neighbours of an article that are looked at, those with the highest scores.
const MAX_NEIGHBOURS: usize = 64;
/// Mean score with the friends of an article that has none.
const NO_FRIENDS: f32 = -9.0;

/// The features of the first look that the second sees again.
pub(crate) fn plain_features(features: &[f32; pair_features::FEATURES]) -> [f32; PLAIN] {
    SEEN_AGAIN.map(|at| features[at])
}

/// For each pair the mean of its first log odds and those of the second look. `pairs` ascend, `scores` are
/// the first log odds adapted to the collection, `plain` the features that are seen again.
pub(crate) fn mean_logits(
    n: usize,
    pairs: &[(u32, u32)],
    first: &[f32],
    scores: &[f32],
    plain: &[[f32; PLAIN]],
    model: &PairModel,
) -> Vec<f32> {
    let mut scorer = PairScorer::new(model);
    for_each_row(n, pairs, scores, plain, |row| scorer.push(row));
    scorer.finish().iter().zip(first).map(|(second, first)| (second + first) / 2.0).collect()
}

/// Shows the features of each pair, in order.
pub(crate) fn for_each_row(
    n: usize,
    pairs: &[(u32, u32)],
    scores: &[f32],
    plain: &[[f32; PLAIN]],
    mut show: impl FnMut(&[f32; FEATURES]),
) {
    let mut around = ScoresAround::new(n, pairs, scores);
    for ((&pair, &score), plain) in pairs.iter().zip(scores).zip(plain) {
        show(&around.row(pair, score, plain));
    }
}

/// A neighbour of an article.
#[derive(Clone, Copy, Default)]
struct Neighbour {
    article: u32,
    score: f32,
    /// The score as a probability.
    p: f32,
}

/// The neighbourhood of one article.
#[derive(Clone, Copy, Default)]
struct Neighbourhood {
    /// Where its neighbours begin and end.
    range: (u32, u32),
    /// The two best scores.
    best: (f32, f32),
    /// Sum of the probabilities: the expected number of others of its story.
    expected: f32,
    /// Sum of the probabilities of its friends: the neighbours with a score above 0.
    friends: f32,
}

/// The scores of all articles with their neighbours. One article is open at a time.
pub(crate) struct ScoresAround {
    neighbourhoods: Vec<Neighbourhood>,
    /// The neighbours of one article after the other, ascending.
    near: Vec<Neighbour>,
    /// Their scores, of each article the highest first.
    ranked: Vec<f32>,
    opened: Option<u32>,
    /// Score above the lowest, and probability, of each article with the open one; 0 when it is no
    /// neighbour.
    with_opened: Vec<(f32, f32)>,
}

impl ScoresAround {
    /// Of `n` articles and pairs that ascend.
    pub fn new(n: usize, pairs: &[(u32, u32)], scores: &[f32]) -> Self {
        let mut neighbourhoods = vec![Neighbourhood::default(); n];
        let scored = || pairs.iter().zip(scores).filter(|(_, s)| **s > -MAX_ABS_SCORE);
        scored().flat_map(|((a, b), _)| [a, b]).for_each(|i| neighbourhoods[*i as usize].range.1 += 1);
        let mut from = 0;
        for neighbourhood in &mut neighbourhoods {
            let count = neighbourhood.range.1;
            neighbourhood.range = (from, from);
            from += count;
        }
        // Pairs ascend, so the neighbours of each article do.
        let mut near = vec![Neighbour::default(); from as usize];
        for (&(a, b), &score) in scored() {
            let score = score.min(MAX_ABS_SCORE);
            let p = probability(score);
            for (i, article) in [(a, b), (b, a)] {
                let end = &mut neighbourhoods[i as usize].range.1;
                near[*end as usize] = Neighbour { article, score, p };
                *end += 1;
            }
        }
        let mut ranked = vec![0.0; near.len()];
        for neighbourhood in &mut neighbourhoods {
            let (from, to) = (neighbourhood.range.0 as usize, neighbourhood.range.1 as usize);
            *neighbourhood = Neighbourhood::of(&mut near[from..to], &mut ranked[from..to], from as u32);
        }
        ScoresAround { neighbourhoods, near, ranked, opened: None, with_opened: vec![(0.0, 0.0); n] }
    }

    /// The features of a pair with this score. Pairs of one first article come together.
    pub fn row(&mut self, (a, b): (u32, u32), score: f32, plain: &[f32; PLAIN]) -> [f32; FEATURES] {
        if self.opened != Some(a) {
            self.open(a);
        }
        let mut row = [0.0; FEATURES];
        let (first, second) = row.split_at_mut(AROUND);
        first.copy_from_slice(&self.features(a, b, score));
        second.copy_from_slice(plain);
        row
    }

    /// Opens an article.
    fn open(&mut self, article: u32) {
        for (from, is_new) in self.opened.map(|o| (o, false)).into_iter().chain([(article, true)]) {
            let (start, end) = self.of(from).range;
            for near in self.near.get(start as usize..end as usize).unwrap_or_default() {
                self.with_opened[near.article as usize] =
                    (masked(near.score + MAX_ABS_SCORE, is_new), masked(near.p, is_new));
            }
        }
        self.opened = Some(article);
    }

    /// The features of the open article and another, which have this score.
    fn features(&self, opened: u32, other: u32, score: f32) -> [f32; AROUND] {
        let (a, b) = (self.of(opened), self.of(other));
        let x = score.clamp(-MAX_ABS_SCORE, MAX_ABS_SCORE);
        let p = masked(probability(x), x > -MAX_ABS_SCORE);
        let friend = masked(p, x > 0.0);
        // Scores count from the lowest up, so that only neighbours of both need a look.
        let (mut best, mut common, mut with_a, mut with_b) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for near in self.near.get(b.range.0 as usize..b.range.1 as usize).unwrap_or_default() {
            // The open article is no neighbour of itself: its score here is 0.
            let (score_a, p_a) = self.with_opened[near.article as usize];
            let score_b = near.score + MAX_ABS_SCORE;
            best = best.max(score_a.min(score_b));
            common += p_a * near.p;
            with_b += masked(p_a, score_a > MAX_ABS_SCORE) * score_b;
            with_a += masked(near.p, score_b > MAX_ABS_SCORE) * score_a;
        }
        let (friends_a, friends_b) = ((a.friends - friend).max(0.0), (b.friends - friend).max(0.0));
        let mean =
            |sum: f32, friends: f32| if friends > 0.0 { sum / friends - MAX_ABS_SCORE } else { NO_FRIENDS };
        let (with_b, with_a) = (mean(with_b, friends_a), mean(with_a, friends_b));
        let (other_a, other_b) = (a.best_other(x), b.best_other(x));
        let (rank_a, rank_b) = (self.rank(&a, x), self.rank(&b, x));
        let (expected_a, expected_b) = ((a.expected - p).max(0.0), (b.expected - p).max(0.0));
        [
            x,
            best - MAX_ABS_SCORE,
            common,
            with_a.min(with_b),
            with_a.max(with_b),
            other_a.min(other_b),
            other_a.max(other_b),
            x - other_a.max(other_b),
            x - other_a.min(other_b),
            rank_a.min(rank_b),
            rank_a.max(rank_b),
            expected_a.min(expected_b),
            expected_a.max(expected_b),
            friends_a.min(friends_b),
            friends_a.max(friends_b),
        ]
    }

    fn of(&self, article: u32) -> Neighbourhood {
        self.neighbourhoods.get(article as usize).copied().unwrap_or_default()
    }

    /// Number of neighbours with a higher score.
    fn rank(&self, of: &Neighbourhood, score: f32) -> f32 {
        let ranked = self.ranked.get(of.range.0 as usize..of.range.1 as usize).unwrap_or_default();
        ranked.partition_point(|s| *s > score) as f32
    }
}

impl Neighbourhood {
    /// Of the neighbours of an article, which begin at place `from`. Writes their scores into `ranked`.
    fn of(near: &mut [Neighbour], ranked: &mut [f32], from: u32) -> Self {
        if near.len() > MAX_NEIGHBOURS {
            near.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
            near[..MAX_NEIGHBOURS].sort_unstable_by_key(|n| n.article);
        }
        let count = near.len().min(MAX_NEIGHBOURS);
        let (near, ranked) = (&near[..count], &mut ranked[..count]);
        ranked.iter_mut().zip(near).for_each(|(score, n)| *score = n.score);
        ranked.sort_unstable_by(|a, b| b.total_cmp(a));
        let at = |i: usize| ranked.get(i).copied().unwrap_or(-MAX_ABS_SCORE);
        Neighbourhood {
            range: (from, from + count as u32),
            best: (at(0), at(1)),
            expected: near.iter().map(|n| n.p).sum(),
            friends: near.iter().map(|n| masked(n.p, n.score > 0.0)).sum(),
        }
    }

    /// The best score other than one of this height.
    fn best_other(&self, score: f32) -> f32 {
        if score >= self.best.0 { self.best.1 } else { self.best.0 }
    }
}

#[cfg(test)]
mod tests {
    use crate::story::second_look::{FEATURES, NAMES, PLAIN, for_each_row};

    fn rows(n: usize, pairs: &[(u32, u32)], scores: &[f32]) -> Vec<[f32; FEATURES]> {
        let mut out = Vec::new();
        for_each_row(n, pairs, scores, &vec![[0.0; PLAIN]; pairs.len()], |row| out.push(*row));
        out
    }

    fn of(row: &[f32; FEATURES], name: &str) -> f32 {
        row[NAMES.iter().position(|n| *n == name).expect("a feature")]
    }

    #[test]
    fn a_common_friend_speaks_for_a_pair() {
        let pairs = [(0, 1), (0, 2), (1, 2), (2, 3)];
        let rows = rows(4, &pairs, &[-1.0, 3.0, 2.0, -4.0]);
        // Rounded: a mean is a quotient of sums.
        let found =
            |row: usize, names: [&str; 3]| names.map(|name| (of(&rows[row], name) * 1e4).round() / 1e4);
        let names = ["score", "best-common-friend", "best-other-less"];
        assert_eq!(found(0, names), [-1.0, 2.0, 2.0]);
        // The lowest score is no neighbour.
        assert_eq!(found(3, names), [-4.0, -4.0, -4.0]);
        let names = ["rank-first", "rank-last", "with-friends-of-other-more"];
        assert_eq!(found(0, names), [1.0, 1.0, 3.0]);
        assert_eq!(found(1, names), [0.0, 0.0, -1.0]);
        assert_eq!(found(3, names), [0.0, 2.0, -4.0]);
        let [common, expected] = ["common-friends", "expected-story-smaller"].map(|name| of(&rows[0], name));
        assert!((common - 0.839).abs() < 0.001 && (expected - 0.881).abs() < 0.001, "{common} {expected}");
    }

    #[test]
    fn of_many_neighbours_the_best_are_looked_at() {
        let pairs: Vec<(u32, u32)> = (1..200).map(|b| (0, b)).collect();
        let scores: Vec<f32> = (1..200).map(|b| b as f32 / 60.0).collect();
        let rows = rows(200, &pairs, &scores);
        assert_eq!(of(&rows[0], "rank-last"), 64.0);
        assert_eq!((of(&rows[198], "rank-last"), of(&rows[198], "best-other-more")), (0.0, 198.0 / 60.0));
    }
}
