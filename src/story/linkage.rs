//! Hierarchical linkage on sparse pair scores: the unweighted pair group method (average linkage, Sokal
//! and Michener 1958) with a part for the best pair and a cost for the size of the smaller group.
//!
//! In: scored pairs and pairs that must or must not be in one group. Out: groups. The two groups with
//! the highest [`linkage_value`] join, until none is above the threshold. A pair without a score counts
//! [`UNSCORED`], so that a group does not grow through one strong pair alone.

use crate::util::order::sort;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Scores (log odds) are clipped to plus and minus this.
pub(crate) const MAX_ABS_SCORE: f32 = 3.0;
/// Score of a pair that was not compared.
pub(crate) const UNSCORED: f64 = -3.0;

/// Part of the best pair in the value of two groups, 0 to 1; the mean of all pairs has the rest.
/// Measured on three labelled sets: from 0.2 to 0.4 the scores hardly differ.
const BEST_PART: f64 = 0.3;
/// What is taken from the value times the natural logarithm of the size of the smaller group: a wrong join of two large
/// groups costs most, and a right one has many pairs that speak for it. Flat from 0.4 to 0.8.
const SIZE_COST: f64 = 0.6;

/// The value by which two groups join, in log odds: from the mean and the best score of their pairs and
/// the number of items of the smaller group. The best pair counts only between groups of several: one pair
/// alone must not bring an article into a story.
pub(crate) fn linkage_value(mean: f64, best: f64, smaller: f64) -> f64 {
    let part = if smaller > 1.0 { BEST_PART } else { 0.0 };
    // `libm` gives the same bits natively and in WebAssembly.
    (1.0 - part) * mean + part * best - SIZE_COST * libm::log(smaller.max(1.0))
}

/// What is known of the pairs between two groups.
#[derive(Clone, Copy, Debug, Default)]
struct PairSum {
    /// Sum of the scores, each counted from [`UNSCORED`] up.
    sum: f64,
    /// The highest score, counted from [`UNSCORED`] up.
    best: f64,
    /// Two articles of them must not be in one group.
    apart: bool,
}

/// Two groups that might join. `versions` are those of the groups when the value was computed; a group
/// that has joined another since has a new version.
struct Merge {
    value: f64,
    pair: (usize, usize),
    versions: (u32, u32),
}

impl Ord for Merge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value).then_with(|| other.pair.cmp(&self.pair))
    }
}
impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Merge {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Merge {}

/// Groups `n` items. `scores` are (a, b, score) with a < b. `together` and `apart` are pairs that must
/// and must not be in one group; where they contradict, `apart` holds. Groups join while their
/// [`linkage_value`] is above `min_value`. The order of the joins does not depend on it, so groups by a
/// lower one are unions of those by a higher one. Returns the groups, each ascending, in order of their first items.
pub(crate) fn link_groups(
    n: usize,
    scores: &[(u32, u32, f32)],
    together: &[(u32, u32)],
    apart: &[(u32, u32)],
    min_value: f32,
) -> Vec<Vec<u32>> {
    let mut groups = Groups {
        members: (0..n).map(|i| vec![i as u32]).collect(),
        links: vec![Vec::new(); n],
        versions: vec![0; n],
        queue: BinaryHeap::new(),
        min_value: f64::from(min_value),
    };
    for &(a, b, score) in scores {
        let more = f64::from(score.clamp(-MAX_ABS_SCORE, MAX_ABS_SCORE)) - UNSCORED;
        // The lowest score counts as none.
        if more > 0.0 {
            groups.update(a, b, |x| {
                x.sum += more;
                x.best = x.best.max(more);
            });
        }
    }
    for &(a, b) in apart {
        groups.update(a, b, |x| x.apart = true);
    }
    for &(a, b) in together {
        let (a, b) = (groups.group_of(a), groups.group_of(b));
        let parted = groups.pair_sum(a, b).is_some_and(|x| x.apart);
        if a != b && !parted {
            groups.join(a, b);
        }
    }
    groups.merge_all();
    let mut out: Vec<Vec<u32>> = groups.members.into_iter().filter(|m| !m.is_empty()).collect();
    out.iter_mut().for_each(|g| g.sort_unstable());
    sort(&mut out);
    out
}

/// The groups so far and the queue of merges.
struct Groups {
    members: Vec<Vec<u32>>,
    /// For each group the others that it has scored pairs with, ascending.
    links: Vec<Vec<(usize, PairSum)>>,
    versions: Vec<u32>,
    queue: BinaryHeap<Merge>,
    min_value: f64,
}

impl Groups {
    /// The group of an item. Called before the merges only, when few items have moved.
    fn group_of(&self, item: u32) -> usize {
        let own = self.members.get(item as usize).is_some_and(|m| m.contains(&item));
        if own { item as usize } else { self.members.iter().position(|m| m.contains(&item)).unwrap_or(0) }
    }

    /// Changes what is known of the pairs between two groups.
    fn update(&mut self, a: u32, b: u32, change: impl Fn(&mut PairSum)) {
        for (x, y) in [(a as usize, b as usize), (b as usize, a as usize)] {
            let Some(links) = self.links.get_mut(x) else { continue };
            let place = links.binary_search_by_key(&y, |n| n.0).unwrap_or_else(|place| {
                links.insert(place, (y, PairSum::default()));
                place
            });
            links.get_mut(place).into_iter().for_each(|n| change(&mut n.1));
        }
    }

    /// What is known of the pairs between two groups.
    fn pair_sum(&self, a: usize, b: usize) -> Option<PairSum> {
        let links = self.links.get(a)?;
        links.binary_search_by_key(&b, |n| n.0).ok().and_then(|i| links.get(i)).map(|n| n.1)
    }

    fn size(&self, g: usize) -> f64 {
        self.members.get(g).map_or(0, Vec::len) as f64
    }

    /// Puts the merge of two groups into the queue, if their value is above the threshold.
    fn offer(&mut self, a: usize, b: usize) {
        let Some(between) = self.pair_sum(a, b) else { return };
        let (p, q) = (self.size(a), self.size(b));
        let mean = UNSCORED + between.sum / (p * q).max(1.0);
        let value = linkage_value(mean, UNSCORED + between.best, p.min(q));
        if !between.apart && value > self.min_value {
            let pair = (a.min(b), a.max(b));
            let version = |g: usize| self.versions.get(g).copied().unwrap_or(0);
            let versions = (version(pair.0), version(pair.1));
            self.queue.push(Merge { value, pair, versions });
        }
    }

    /// Moves the smaller group into the larger, and its links with it.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = if (self.size(a), b) >= (self.size(b), a) { (a, b) } else { (b, a) };
        let take = |v: &mut Vec<Vec<u32>>| v.get_mut(b).map(std::mem::take).unwrap_or_default();
        let moved = take(&mut self.members);
        if let Some(members) = self.members.get_mut(a) {
            members.extend(moved);
        }
        for g in [a, b] {
            if let Some(version) = self.versions.get_mut(g) {
                *version += 1;
            }
        }
        let moved_links = self.links.get_mut(b).map(std::mem::take).unwrap_or_default();
        for (other, between) in moved_links {
            if let Some(links) = self.links.get_mut(other)
                && let Ok(place) = links.binary_search_by_key(&b, |n| n.0)
            {
                links.remove(place);
            }
            if other != a {
                self.update(a as u32, other as u32, |x| {
                    x.sum += between.sum;
                    x.best = x.best.max(between.best);
                    x.apart |= between.apart;
                });
            }
        }
    }

    /// Joins the two groups with the highest value while it is above the threshold.
    fn merge_all(&mut self) {
        for a in 0..self.links.len() {
            let others = self.links.get(a).into_iter().flatten().map(|n| n.0);
            let later: Vec<usize> = others.filter(|b| *b > a).collect();
            later.into_iter().for_each(|b| self.offer(a, b));
        }
        while let Some(Merge { pair: (a, b), versions, .. }) = self.queue.pop() {
            let now = |g: usize| self.versions.get(g).copied().unwrap_or(0);
            if (now(a), now(b)) != versions {
                continue;
            }
            self.join(a, b);
            let joined = if self.members.get(a).is_some_and(|m| m.is_empty()) { b } else { a };
            let others: Vec<usize> = self.links.get(joined).into_iter().flatten().map(|n| n.0).collect();
            others.into_iter().for_each(|o| self.offer(joined, o));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::story::linkage::link_groups;

    #[test]
    fn joins_what_is_alike_and_nothing_else() {
        let scores = [(0, 1, 2.0), (1, 2, 2.0), (0, 2, 1.0), (3, 4, -1.0)];
        assert_eq!(link_groups(5, &scores, &[], &[], 0.0), [vec![0, 1, 2], vec![3], vec![4]]);
    }

    #[test]
    fn one_strong_pair_does_not_chain() {
        let scores = [(0, 1, 3.0), (2, 3, 3.0), (1, 2, 2.9)];
        assert_eq!(link_groups(4, &scores, &[], &[], 0.0), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn constraints_hold() {
        let scores = [(0, 1, 3.0), (0, 2, 3.0), (1, 2, 3.0)];
        assert_eq!(link_groups(3, &scores, &[], &[(0, 1)], 0.0), [vec![0, 2], vec![1]]);
        assert_eq!(link_groups(3, &[], &[(0, 1), (1, 2)], &[(0, 2)], 0.0), [vec![0, 1], vec![2]]);
        assert_eq!(link_groups(3, &[], &[(0, 2)], &[], 0.0), [vec![0, 2], vec![1]]);
    }
}
