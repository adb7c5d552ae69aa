//! From scored pairs to stories.
//!
//! In: pairs with their log odds, and constraints. Out: groups of articles. Roundups (articles about
//! several events) are taken out and become stories by themselves.

use crate::story::constraints::Constraints;
use crate::story::linkage::link_groups;
use crate::story::roundup::roundups;

/// Linkage value, in log odds, from which two groups are one story, before the looseness is subtracted.
/// From 0 to 0.5 the labelled sets lose .006 at most; drops of twin events and of forms join less.
pub(crate) const MIN_VALUE: f32 = 0.35;

/// The stories among some articles, and the scores that made them.
#[derive(Clone, Debug, Default)]
pub(crate) struct StoryClusters {
    /// Articles of each story, ascending; stories in order of their first articles.
    pub stories: Vec<Vec<u32>>,
    /// Scored pairs with their log odds, the smaller index first, ascending.
    pub scores: Vec<(u32, u32, f32)>,
    /// Linkage value, in log odds, from which two groups are one story here.
    pub min_value: f32,
}

impl StoryClusters {
    /// Log odds that two articles are of one story; `None` when the pair was not scored.
    pub fn score(&self, a: u32, b: u32) -> Option<f32> {
        let found = self.scores.binary_search_by_key(&(a.min(b), a.max(b)), |s| (s.0, s.1));
        found.ok().and_then(|i| self.scores.get(i)).map(|s| s.2)
    }
}

/// Groups `n` articles whose pairs are scored. Which articles are roundups does not depend on the
/// looseness, so a looser grouping never parts what a stricter one joined.
pub(crate) fn cluster_scored(
    n: usize,
    scores: Vec<(u32, u32, f32)>,
    constraints: &Constraints,
) -> StoryClusters {
    let min_value = MIN_VALUE - constraints.looseness;
    let link = |scores: &[(u32, u32, f32)], min: f32| {
        link_groups(n, scores, &constraints.together, &constraints.apart, min)
    };
    let mut stories = link(&scores, MIN_VALUE);
    let roundups = roundups(&stories, &scores, &constraints.together);
    let is_roundup = |item: &u32| roundups.binary_search(item).is_ok();
    if !roundups.is_empty() || min_value != MIN_VALUE {
        // A roundup may have brought two other stories together: link again without it.
        let without = |s: &&(u32, u32, f32)| !is_roundup(&s.0) && !is_roundup(&s.1);
        stories = link(&scores.iter().filter(without).copied().collect::<Vec<_>>(), min_value);
    }
    StoryClusters { stories, scores, min_value }
}

#[cfg(test)]
mod tests {
    use crate::story::clusters::cluster_scored;
    use crate::story::constraints::Constraints;

    #[test]
    fn looseness_joins_more_and_parts_nothing() {
        let scores = vec![(0, 1, 2.0), (1, 2, -0.5), (0, 2, -0.5)];
        let stories = |looseness: f32| {
            let constraints = Constraints { looseness, ..Constraints::default() };
            cluster_scored(3, scores.clone(), &constraints).stories
        };
        assert_eq!(stories(0.0), [vec![0, 1], vec![2]]);
        assert_eq!(stories(1.0), [vec![0, 1, 2]]);
        assert_eq!(stories(-1.0), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn scores_are_found_either_way_round() {
        let clusters = cluster_scored(3, vec![(0, 2, 1.5)], &Constraints::default());
        assert_eq!((clusters.score(2, 0), clusters.score(0, 1)), (Some(1.5), None));
    }
}
