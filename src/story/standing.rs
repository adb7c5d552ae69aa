//! Where a pair stands among the other pairs of its two articles. Ranks are left out: they
//! tell how large the stories of a collection are, and another collection has others.

/// The neighbour whose likeness is the background level of an article.
const LEVEL: usize = 30;

/// The standing of one pair; two values are those of its two articles.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// Likeness of the background neighbour.
    pub levels: (f32, f32),
    /// Likeness of the best other neighbour.
    pub best: (f32, f32),
    /// The neighbours that both have above their background levels: cosine of the excesses,
    /// and the largest that both reach with one neighbour.
    pub kin: (f32, f32),
}

/// The standing of every pair among `n` articles; `pairs` are ascending and `likeness` is
/// one a pair.
pub(crate) fn standings(n: usize, pairs: &[(u32, u32)], likeness: &[f32]) -> Vec<Standing> {
    let mut near: Vec<Vec<(u32, f32)>> = vec![Vec::new(); n];
    for (&(a, b), &s) in pairs.iter().zip(likeness) {
        for (i, other) in [(a, b), (b, a)] {
            if let Some(near) = near.get_mut(i as usize) {
                near.push((other, s));
            }
        }
    }
    let around: Vec<Around> = near.into_iter().map(Around::of).collect();
    let standing = |(&(a, b), &s): (&(u32, u32), &f32)| {
        let (a, b) = (around.get(a as usize)?, around.get(b as usize)?);
        let best = |x: &Around| if s >= x.best.0 { x.best.1 } else { x.best.0 };
        Some(Standing { levels: (a.level, b.level), best: (best(a), best(b)), kin: a.kin(b) })
    };
    pairs.iter().zip(likeness).map(|pair| standing(pair).unwrap_or_default()).collect()
}

/// The neighbourhood of an article.
struct Around {
    level: f32,
    /// Likeness of the two best neighbours.
    best: (f32, f32),
    /// Neighbours above the level, ascending, with by how much.
    above: Vec<(u32, f32)>,
    /// Length of `above` as a vector.
    length: f32,
}

impl Around {
    /// Of the neighbours of an article, ascending.
    fn of(near: Vec<(u32, f32)>) -> Self {
        let mut sorted: Vec<f32> = near.iter().map(|x| x.1).collect();
        sorted.sort_unstable_by(|a, b| b.total_cmp(a));
        let at = |i: usize| sorted.get(i).copied().unwrap_or(0.0);
        // In a small drop there are no thirty others: the median neighbour stands for them.
        let level = at(LEVEL.min(sorted.len() / 2));
        let above: Vec<(u32, f32)> =
            near.into_iter().map(|(i, s)| (i, s - level)).filter(|x| x.1 > 0.0).collect();
        let length = above.iter().map(|x| x.1 * x.1).sum::<f32>().sqrt();
        Around { level, best: (at(0), at(1)), above, length }
    }

    fn kin(&self, other: &Around) -> (f32, f32) {
        let mut theirs = other.above.iter().peekable();
        let (mut dot, mut best) = (0.0f32, 0.0f32);
        for mine in &self.above {
            while theirs.next_if(|t| t.0 < mine.0).is_some() {}
            if let Some(t) = theirs.next_if(|t| t.0 == mine.0) {
                dot += mine.1 * t.1;
                best = best.max(mine.1.min(t.1));
            }
        }
        (if dot > 0.0 { dot / (self.length * other.length) } else { 0.0 }, best)
    }
}

#[cfg(test)]
mod tests {
    use super::standings;

    #[test]
    fn a_pair_is_seen_among_its_neighbours() {
        let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        let found = standings(4, &pairs, &[0.9, 0.5, 0.1, 0.6, 0.1, 0.2]);
        assert_eq!((found[0].best, found[0].levels), ((0.5, 0.6), (0.5, 0.6)));
        assert_eq!(found[1].best, (0.9, 0.6));
        assert!(found[5].kin.0 <= 1.0 && found[5].kin.1 >= 0.0);
    }
}
