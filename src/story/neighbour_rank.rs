//! How the similarity of a pair compares with the other neighbours of its two articles.
//!
//! In: candidate pairs with their cosine similarities. Out: for a pair its [`NeighbourRank`], and whether
//! it is worth scoring. Ranks as numbers (first, second, ...) are left out on purpose: they reflect how
//! large the stories of a collection are, which differs between collections.

use crate::story::article_vector::masked;
use crate::util::sorted;

/// The neighbour, counted from 0, whose similarity is the background level of an article.
pub(crate) const BACKGROUND_NEIGHBOUR: usize = 30;
/// Least difference between the background level and the best neighbour, so that no gap is divided by 0.
const MIN_RANGE: f32 = 0.01;
/// Smallest gap that is told apart.
const MIN_GAP: f32 = -1.0;
/// A pair is worth scoring when its similarity, plus [`GAP_WEIGHT`] times its larger gap, plus its best
/// shared neighbour, is at least this. Measured on three labelled sets: 80 % of the pairs are skipped,
/// among them 0.1 % of those with log odds above -2.
const MIN_SIMILARITY: f32 = 0.22;
const GAP_WEIGHT: f32 = 0.3;

/// The rank of one pair; where there are two values, those of its two articles.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NeighbourRank {
    /// Similarity of the background neighbour.
    pub levels: (f32, f32),
    /// Similarity of the best other neighbour.
    pub best: (f32, f32),
    /// Position of the similarity between the background level of an article (0) and its best other
    /// neighbour (1): the smaller, and the larger.
    pub gaps: (f32, f32),
    /// Neighbours that both have above their background levels: cosine of the excesses, and the
    /// largest excess that both have with one neighbour.
    pub shared_neighbours: (f32, f32),
}

/// The neighbourhoods of the articles of a collection. One article is open at a time; ranks are those of
/// its pairs.
pub(crate) struct NeighbourRanks {
    near: Neighbourhoods,
    opened: u32,
    /// The excess that each article has over the level of the open one.
    excess_over_opened: Vec<f32>,
}

/// The neighbourhoods of some articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Neighbourhoods {
    pub of_article: Vec<Neighbourhood>,
    /// Neighbours above the background level with the excess over it, the nearest first; one article
    /// after the other.
    pub excesses: Vec<(u32, f32)>,
}

/// The neighbourhood of one article.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Neighbourhood {
    pub level: f32,
    /// Similarity of the two best neighbours.
    pub best: (f32, f32),
    /// Where its neighbours begin and end in `excesses`.
    pub range: (u32, u32),
    /// Euclidean length of its excesses.
    pub length: f32,
}

impl NeighbourRanks {
    /// Of `n` articles; `pairs` are ascending, with one similarity each.
    pub fn new(n: usize, pairs: &[(u32, u32)], similarities: &[f32]) -> Self {
        let mut neighbourhoods = vec![Neighbourhood::default(); n];
        for i in pairs.iter().flat_map(|&(a, b)| [a, b]) {
            neighbourhoods[i as usize].range.1 += 1;
        }
        let mut from = 0;
        for neighbourhood in &mut neighbourhoods {
            let count = neighbourhood.range.1;
            neighbourhood.range = (from, from);
            from += count;
        }
        let mut excesses = vec![(0u32, 0.0f32); from as usize];
        for (&(a, b), &s) in pairs.iter().zip(similarities) {
            for (i, other) in [(a, b), (b, a)] {
                let end = &mut neighbourhoods[i as usize].range.1;
                excesses[*end as usize] = (other, s);
                *end += 1;
            }
        }
        for neighbourhood in &mut neighbourhoods {
            let (from, to) = neighbourhood.range;
            if let Some(near) = excesses.get_mut(from as usize..to as usize) {
                *neighbourhood = Neighbourhood::of(near, from);
            }
        }
        NeighbourRanks::of_known(Neighbourhoods { of_article: neighbourhoods, excesses })
    }

    /// Of neighbourhoods that are known.
    pub fn of_known(near: Neighbourhoods) -> Self {
        let excess_over_opened = vec![0.0; near.of_article.len()];
        NeighbourRanks { near, opened: 0, excess_over_opened }
    }

    /// Gives the neighbourhoods back.
    pub fn into_neighbourhoods(self) -> Neighbourhoods {
        self.near
    }

    /// Opens an article.
    pub fn open(&mut self, article: u32) {
        for (from, is_new) in [(self.opened, false), (article, true)] {
            let (start, end) = self.of(from).range;
            for &(other, excess) in self.near.excesses.get(start as usize..end as usize).unwrap_or_default() {
                self.excess_over_opened[other as usize] = masked(excess, is_new);
            }
        }
        self.opened = article;
    }

    /// Whether the open article and another of this similarity are worth scoring.
    pub fn worth_scoring(&self, other: u32, similarity: f32) -> bool {
        let (a, b) = (self.of(self.opened), self.of(other));
        let need = MIN_SIMILARITY - similarity - GAP_WEIGHT * a.gap(similarity).max(b.gap(similarity));
        let near = self.excesses_of(&b).iter().take_while(|x| x.1 >= need);
        need <= 0.0 || near.into_iter().any(|x| self.excess_over_opened(x.0) >= need)
    }

    /// The rank of the open article and another of this similarity.
    pub fn rank_of(&self, other: u32, similarity: f32) -> NeighbourRank {
        let (a, b) = (self.of(self.opened), self.of(other));
        let gaps = (a.gap(similarity), b.gap(similarity));
        let (mut dot, mut best) = (0.0f32, 0.0f32);
        for &(other, excess) in self.excesses_of(&b) {
            let own = self.excess_over_opened(other);
            dot += own * excess;
            best = best.max(own.min(excess));
        }
        let cosine = if dot > 0.0 { dot / (a.length * b.length) } else { 0.0 };
        NeighbourRank {
            levels: (a.level, b.level),
            best: (a.best_other(similarity), b.best_other(similarity)),
            gaps: (gaps.0.min(gaps.1), gaps.0.max(gaps.1)),
            shared_neighbours: (cosine, best),
        }
    }

    fn of(&self, article: u32) -> Neighbourhood {
        self.near.of_article.get(article as usize).copied().unwrap_or_default()
    }

    fn excesses_of(&self, neighbourhood: &Neighbourhood) -> &[(u32, f32)] {
        let (from, to) = neighbourhood.range;
        self.near.excesses.get(from as usize..to as usize).unwrap_or_default()
    }

    fn excess_over_opened(&self, article: u32) -> f32 {
        self.excess_over_opened.get(article as usize).copied().unwrap_or(0.0)
    }
}

impl Neighbourhood {
    /// Of the neighbours of an article with their similarities, which begin at place `from`. The
    /// similarities of those above the background level are replaced by their excesses.
    fn of(near: &mut [(u32, f32)], from: u32) -> Self {
        sorted::sort_heaviest_first(near);
        let at = |i: usize| near.get(i).map_or(0.0, |x| x.1);
        // With fewer neighbours than that, the median neighbour gives the level.
        let level = at(BACKGROUND_NEIGHBOUR.min(near.len() / 2));
        let best = (at(0), at(1));
        let count = near.partition_point(|x| x.1 > level);
        let mut length = 0.0;
        for x in near.iter_mut().take(count) {
            x.1 -= level;
            length += x.1 * x.1;
        }
        Neighbourhood { level, best, range: (from, from + count as u32), length: length.sqrt() }
    }

    /// Similarity of the best neighbour other than one of this similarity.
    fn best_other(&self, similarity: f32) -> f32 {
        if similarity >= self.best.0 { self.best.1 } else { self.best.0 }
    }

    /// Position of a similarity between the background level (0) and the best other neighbour (1).
    fn gap(&self, similarity: f32) -> f32 {
        let best = self.best_other(similarity).max(similarity);
        ((similarity - self.level) / (best - self.level).max(MIN_RANGE)).max(MIN_GAP)
    }
}

#[cfg(test)]
mod tests {
    use crate::story::neighbour_rank::NeighbourRanks;

    #[test]
    fn a_pair_is_ranked_among_its_neighbours() {
        let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        let similarities = [0.9, 0.5, 0.1, 0.6, 0.1, 0.2];
        let mut ranks = NeighbourRanks::new(4, &pairs, &similarities);
        let mut of = |pair: usize| {
            ranks.open(pairs[pair].0);
            let worth_scoring = ranks.worth_scoring(pairs[pair].1, similarities[pair]);
            (ranks.rank_of(pairs[pair].1, similarities[pair]), worth_scoring)
        };
        assert_eq!((of(0).0.best, of(0).0.levels), ((0.5, 0.6), (0.5, 0.6)));
        assert_eq!(of(1).0.best, (0.9, 0.6));
        assert!(of(5).0.shared_neighbours.0 <= 1.0 && of(5).0.shared_neighbours.1 >= 0.0);
        // A pair that is no more similar than its articles are to all others is not worth scoring.
        assert!(of(0).1 && !of(2).1);
    }
}
