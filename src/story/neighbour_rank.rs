//! Where a pair stands among the other pairs of its two articles. Ranks are left out: they
//! tell how large the stories of a collection are, and another collection has others.

use crate::story::article_vector::when;
use crate::util::sorted;

/// The neighbour whose likeness is the background level of an article.
const LEVEL: usize = 30;
/// Likeness of two articles, with the larger gap at its rate and the kin, below which they are
/// not looked at more closely. Measured on three sets: so are four pairs of five, and of those
/// that the score gives log odds above -2 it lets go one in a thousand.
const HOPE: f32 = 0.22;
const GAP: f32 = 0.3;

/// The standing of one pair; two values are those of its two articles.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// Likeness of the background neighbour.
    pub levels: (f32, f32),
    /// Likeness of the best other neighbour.
    pub best: (f32, f32),
    /// Where the likeness stands between the background level of an article and its best other
    /// neighbour, 0 and 1: the smaller, and the larger.
    pub gaps: (f32, f32),
    /// The neighbours that both have above their background levels: cosine of the excesses,
    /// and the largest that both reach with one neighbour.
    pub kin: (f32, f32),
}

/// The neighbourhoods of some articles, one of which is open: others are looked at beside it.
pub(crate) struct Standings {
    around: Vec<Around>,
    /// Neighbours above the level with by how much, the nearest first; one article after the other.
    above: Vec<(u32, f32)>,
    open: u32,
    /// By how much each article stands above the level of the one that is open.
    excess: Vec<f32>,
}

/// The neighbourhood of an article.
#[derive(Clone, Copy, Default)]
struct Around {
    level: f32,
    /// Likeness of the two best neighbours.
    best: (f32, f32),
    /// Where the neighbours above the level begin and end.
    above: (u32, u32),
    /// Their length as a vector.
    length: f32,
}

impl Standings {
    /// Of `n` articles; `pairs` are ascending and `likeness` is one a pair.
    pub fn new(n: usize, pairs: &[(u32, u32)], likeness: &[f32]) -> Self {
        let mut around = vec![Around::default(); n];
        for i in pairs.iter().flat_map(|&(a, b)| [a, b]) {
            around[i as usize].above.1 += 1;
        }
        let mut from = 0;
        for a in &mut around {
            let count = a.above.1;
            a.above = (from, from);
            from += count;
        }
        let mut above = vec![(0u32, 0.0f32); from as usize];
        for (&(a, b), &s) in pairs.iter().zip(likeness) {
            for (i, other) in [(a, b), (b, a)] {
                let end = &mut around[i as usize].above.1;
                above[*end as usize] = (other, s);
                *end += 1;
            }
        }
        for a in &mut around {
            if let Some(near) = above.get_mut(a.above.0 as usize..a.above.1 as usize) {
                *a = Around::of(near, a.above.0);
            }
        }
        Standings { around, above, open: 0, excess: vec![0.0; n] }
    }

    /// Turns to an article.
    pub fn open(&mut self, article: u32) {
        for (from, value) in [(self.open, false), (article, true)] {
            let above = self.of(from).above;
            for &(other, excess) in self.above.get(above.0 as usize..above.1 as usize).unwrap_or_default() {
                self.excess[other as usize] = when(excess, value);
            }
        }
        self.open = article;
    }

    /// Whether the article that is open and another, which are so alike, may tell one story. Most
    /// do not.
    pub fn hope(&self, other: u32, likeness: f32) -> bool {
        let (a, b) = (self.of(self.open), self.of(other));
        let need = HOPE - likeness - GAP * a.gap(likeness).max(b.gap(likeness));
        let near = self.above(&b).iter().take_while(|x| x.1 >= need);
        need <= 0.0 || near.into_iter().any(|x| self.excess_of(x.0) >= need)
    }

    /// The standing of the article that is open with another.
    pub fn standing(&self, other: u32, likeness: f32) -> Standing {
        let (a, b) = (self.of(self.open), self.of(other));
        let gaps = (a.gap(likeness), b.gap(likeness));
        let (mut dot, mut best) = (0.0f32, 0.0f32);
        for &(other, excess) in self.above(&b) {
            let mine = self.excess_of(other);
            dot += mine * excess;
            best = best.max(mine.min(excess));
        }
        Standing {
            levels: (a.level, b.level),
            best: (a.best_other(likeness), b.best_other(likeness)),
            gaps: (gaps.0.min(gaps.1), gaps.0.max(gaps.1)),
            kin: (if dot > 0.0 { dot / (a.length * b.length) } else { 0.0 }, best),
        }
    }

    fn of(&self, article: u32) -> Around {
        self.around.get(article as usize).copied().unwrap_or_default()
    }

    fn above(&self, a: &Around) -> &[(u32, f32)] {
        self.above.get(a.above.0 as usize..a.above.1 as usize).unwrap_or_default()
    }

    fn excess_of(&self, article: u32) -> f32 {
        self.excess.get(article as usize).copied().unwrap_or(0.0)
    }
}

impl Around {
    /// Of the neighbours of an article, which stand `from` a place on.
    fn of(near: &mut [(u32, f32)], from: u32) -> Self {
        sorted::strongest_first(near);
        let at = |i: usize| near.get(i).map_or(0.0, |x| x.1);
        // In a small drop there are no thirty others: the median neighbour stands for them.
        let level = at(LEVEL.min(near.len() / 2));
        let best = (at(0), at(1));
        let count = near.partition_point(|x| x.1 > level);
        let mut length = 0.0;
        for x in near.iter_mut().take(count) {
            x.1 -= level;
            length += x.1 * x.1;
        }
        Around { level, best, above: (from, from + count as u32), length: length.sqrt() }
    }

    /// Likeness of the best neighbour other than one that is so alike.
    fn best_other(&self, likeness: f32) -> f32 {
        if likeness >= self.best.0 { self.best.1 } else { self.best.0 }
    }

    /// Where a likeness stands between the background level and the best other neighbour, 0 and 1.
    fn gap(&self, likeness: f32) -> f32 {
        let best = self.best_other(likeness).max(likeness);
        ((likeness - self.level) / (best - self.level).max(0.01)).max(-1.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::story::neighbour_rank::Standings;

    #[test]
    fn a_pair_is_seen_among_its_neighbours() {
        let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        let likeness = [0.9, 0.5, 0.1, 0.6, 0.1, 0.2];
        let mut all = Standings::new(4, &pairs, &likeness);
        let mut of = |pair: usize| {
            all.open(pairs[pair].0);
            let hope = all.hope(pairs[pair].1, likeness[pair]);
            (all.standing(pairs[pair].1, likeness[pair]), hope)
        };
        assert_eq!((of(0).0.best, of(0).0.levels), ((0.5, 0.6), (0.5, 0.6)));
        assert_eq!(of(1).0.best, (0.9, 0.6));
        assert!(of(5).0.kin.0 <= 1.0 && of(5).0.kin.1 >= 0.0);
        // Of articles that are no more alike than each is to all the world there is no hope.
        assert!(of(0).1 && !of(2).1);
    }
}
