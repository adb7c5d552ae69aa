//! Linkage of a large collection, component by component.
//!
//! In: the scores of all pairs, and the articles of which one is other than before. Out: the stories. Articles that no
//! chain of scored pairs connects do not see each other in linkage: where no article of a component has another score,
//! its stories are those of before.

use crate::story::clusters::{MIN_VALUE, StoryClusters, cluster_scored};
use crate::story::constraints::Constraints;
use crate::story::kept::diff::{Diff, NONE};
use crate::story::linkage::MAX_ABS_SCORE;

/// The stories of the last grouping.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptClusters {
    /// For each article the first of its story; none before the first grouping, and none where the person joined or
    /// parted articles.
    first_of: Vec<u32>,
    /// The looseness by which they were linked.
    looseness: f32,
}

impl KeptClusters {
    /// Links the articles. `dirty` are those with other scores than before.
    pub fn link(
        &mut self,
        scores: Vec<(u32, u32, f32)>,
        diff: &Diff,
        dirty: &[bool],
        constraints: &Constraints,
    ) -> StoryClusters {
        let before = std::mem::take(self);
        if !constraints.together.is_empty() || !constraints.apart.is_empty() {
            return cluster_scored(dirty.len(), scores, constraints);
        }
        self.looseness = constraints.looseness;
        if before.first_of.is_empty() || before.looseness != constraints.looseness {
            let found = cluster_scored(dirty.len(), scores, constraints);
            self.first_of = first_of_each(dirty.len(), &found.stories);
            return found;
        }
        let stale = stale_articles(&scores, diff, dirty);
        let first = |i: usize| diff.before_of(i as u32).and_then(|o| before.first_of.get(o as usize));
        self.first_of = (0..dirty.len())
            .map(|i| first(i).and_then(|first| diff.now_of(*first)).unwrap_or(i as u32))
            .collect();
        self.link_again(&stale, &scores, constraints);
        let stories = stories(&self.first_of);
        StoryClusters { stories, scores, min_value: MIN_VALUE - constraints.looseness }
    }

    /// Links the stale articles alone.
    fn link_again(&mut self, stale: &[bool], scores: &[(u32, u32, f32)], constraints: &Constraints) {
        let articles: Vec<u32> = (0u32..).zip(stale).filter(|(_, stale)| **stale).map(|(i, _)| i).collect();
        let mut place = vec![NONE; stale.len()];
        (0u32..).zip(&articles).for_each(|(at, i)| place[*i as usize] = at);
        let own = scores.iter().filter(|s| is_link(s) && stale[s.0 as usize]);
        let own = own.map(|(a, b, score)| (place[*a as usize], place[*b as usize], *score)).collect();
        let alone = Constraints { looseness: constraints.looseness, ..Constraints::default() };
        for story in cluster_scored(articles.len(), own, &alone).stories {
            let first = articles[story[0] as usize];
            story.iter().for_each(|at| self.first_of[articles[*at as usize] as usize] = first);
        }
    }
}

/// Whether a pair links its articles: the lowest score counts as none.
fn is_link(score: &&(u32, u32, f32)) -> bool {
    score.2 > -MAX_ABS_SCORE
}

/// The articles of components with a new article or one with other scores.
fn stale_articles(scores: &[(u32, u32, f32)], diff: &Diff, dirty: &[bool]) -> Vec<bool> {
    let mut roots: Vec<u32> = (0..dirty.len() as u32).collect();
    for &(a, b, _) in scores.iter().filter(is_link) {
        let (a, b) = (root(&mut roots, a), root(&mut roots, b));
        roots[a.max(b) as usize] = a.min(b);
    }
    let mut stale = vec![false; dirty.len()];
    for i in (0..dirty.len()).filter(|i| dirty[*i] || diff.before_of(*i as u32).is_none()) {
        stale[root(&mut roots, i as u32) as usize] = true;
    }
    (0..dirty.len()).for_each(|i| stale[i] = stale[root(&mut roots, i as u32) as usize]);
    stale
}

/// The root of an article's component; halves the way to it.
fn root(roots: &mut [u32], mut i: u32) -> u32 {
    while roots[i as usize] != i {
        roots[i as usize] = roots[roots[i as usize] as usize];
        i = roots[i as usize];
    }
    i
}

/// For each of `n` articles the first of its story.
fn first_of_each(n: usize, stories: &[Vec<u32>]) -> Vec<u32> {
    let mut first_of: Vec<u32> = (0..n as u32).collect();
    for story in stories {
        story.iter().for_each(|i| first_of[*i as usize] = story[0]);
    }
    first_of
}

/// The stories in order of their first articles.
fn stories(first_of: &[u32]) -> Vec<Vec<u32>> {
    let mut place = vec![NONE; first_of.len()];
    let mut out: Vec<Vec<u32>> = Vec::new();
    for (i, first) in (0u32..).zip(first_of) {
        let place = &mut place[*first as usize];
        match out.get_mut(*place as usize) {
            Some(story) => story.push(i),
            None => {
                *place = out.len() as u32;
                out.push(vec![i]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::story::constraints::Constraints;
    use crate::story::kept::components::KeptClusters;
    use crate::story::kept::diff::Diff;

    #[test]
    fn a_component_without_changes_stays_as_it_was() {
        let none = Constraints::default();
        let diff = |before: &[u64], now: &[u64]| Diff::new(before.iter().copied(), now.iter().copied());
        let mut kept = KeptClusters::default();
        let scores = vec![(0, 1, 3.0), (2, 3, 3.0)];
        let all = kept.link(scores, &diff(&[], &[1, 2, 3, 4]), &[false; 4], &none);
        assert_eq!(all.stories, [vec![0, 1], vec![2, 3]]);
        // The second article is gone and one came between the others. The pair of the last two, whose score is said to
        // be the same, is not looked at.
        let scores = vec![(0, 2, 3.0), (1, 3, -3.0)];
        let dirty = [true, false, true, false];
        let found = kept.link(scores, &diff(&[1, 2, 3, 4], &[1, 3, 9, 4]), &dirty, &none);
        assert_eq!(found.stories, [vec![0, 2], vec![1, 3]]);
    }
}
