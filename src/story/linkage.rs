//! Average linkage on sparse pair scores: the two groups with the highest mean score over
//! all their pairs join, until no mean is above the bar. A pair without a score counts
//! [`MISSING`], so that a group does not grow through one strong pair alone.

use crate::util::sorted;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Scores are clipped to plus and minus this.
pub(crate) const CLIP: f32 = 3.0;
/// Score of a pair that was never compared.
pub(crate) const MISSING: f64 = -3.0;

/// The sum over the pairs between two groups.
#[derive(Clone, Copy, Debug, Default)]
struct Between {
    /// Of the scores, each counted from [`MISSING`] up.
    sum: f64,
    /// The person parted two of them.
    apart: bool,
}

/// Two groups that might join; `versions` tell whether they are still what they were.
struct Offer {
    mean: f64,
    pair: (usize, usize),
    versions: (u32, u32),
}

impl Ord for Offer {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then_with(|| other.pair.cmp(&self.pair))
    }
}
impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Offer {}

/// Groups `n` items. `scores` are (a, b, score), a < b; `together` and `apart` are pairs that
/// must and must not end in one group, where `apart` is the stronger. Returns the groups, each
/// ascending, in order of their first items.
pub(crate) fn group(
    n: usize,
    scores: &[(u32, u32, f32)],
    together: &[(u32, u32)],
    apart: &[(u32, u32)],
    bar: f32,
) -> Vec<Vec<u32>> {
    let mut groups = Groups {
        members: (0..n).map(|i| vec![i as u32]).collect(),
        near: vec![Vec::new(); n],
        versions: vec![0; n],
        heap: BinaryHeap::new(),
        bar: f64::from(bar),
    };
    for &(a, b, score) in scores {
        let more = f64::from(score.clamp(-CLIP, CLIP)) - MISSING;
        // The lowest score is no different from none.
        if more > 0.0 {
            groups.between(a, b, |x| x.sum += more);
        }
    }
    for &(a, b) in apart {
        groups.between(a, b, |x| x.apart = true);
    }
    for &(a, b) in together {
        let (a, b) = (groups.home(a), groups.home(b));
        let parted = groups.known(a, b).is_some_and(|x| x.apart);
        if a != b && !parted {
            groups.join(a, b);
        }
    }
    groups.run();
    let mut out: Vec<Vec<u32>> = groups.members.into_iter().filter(|m| !m.is_empty()).collect();
    out.iter_mut().for_each(|g| g.sort_unstable());
    sorted::sort(&mut out, Ord::cmp);
    out
}

struct Groups {
    members: Vec<Vec<u32>>,
    /// What is between each group and others, ascending by these.
    near: Vec<Vec<(usize, Between)>>,
    versions: Vec<u32>,
    heap: BinaryHeap<Offer>,
    bar: f64,
}

impl Groups {
    /// The group that an item is in; before the run only must-links have moved any.
    fn home(&self, item: u32) -> usize {
        let own = self.members.get(item as usize).is_some_and(|m| m.contains(&item));
        if own { item as usize } else { self.members.iter().position(|m| m.contains(&item)).unwrap_or(0) }
    }

    fn between(&mut self, a: u32, b: u32, change: impl Fn(&mut Between)) {
        for (x, y) in [(a as usize, b as usize), (b as usize, a as usize)] {
            let Some(near) = self.near.get_mut(x) else { continue };
            let place = near.binary_search_by_key(&y, |n| n.0).unwrap_or_else(|place| {
                near.insert(place, (y, Between::default()));
                place
            });
            near.get_mut(place).into_iter().for_each(|n| change(&mut n.1));
        }
    }

    /// What is between two groups.
    fn known(&self, a: usize, b: usize) -> Option<Between> {
        let near = self.near.get(a)?;
        near.binary_search_by_key(&b, |n| n.0).ok().and_then(|i| near.get(i)).map(|n| n.1)
    }

    fn size(&self, g: usize) -> f64 {
        self.members.get(g).map_or(0, Vec::len) as f64
    }

    fn offer(&mut self, a: usize, b: usize) {
        let Some(between) = self.known(a, b) else { return };
        let mean = MISSING + between.sum / (self.size(a) * self.size(b)).max(1.0);
        if !between.apart && mean > self.bar {
            let pair = (a.min(b), a.max(b));
            let version = |g: usize| self.versions.get(g).copied().unwrap_or(0);
            let versions = (version(pair.0), version(pair.1));
            self.heap.push(Offer { mean, pair, versions });
        }
    }

    /// Moves the smaller group into the larger and renews what is between it and the others.
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
        let theirs = self.near.get_mut(b).map(std::mem::take).unwrap_or_default();
        for (other, between) in theirs {
            if let Some(near) = self.near.get_mut(other)
                && let Ok(place) = near.binary_search_by_key(&b, |n| n.0)
            {
                near.remove(place);
            }
            if other != a {
                self.between(a as u32, other as u32, |x| {
                    x.sum += between.sum;
                    x.apart |= between.apart;
                });
            }
        }
    }

    fn run(&mut self) {
        for a in 0..self.near.len() {
            let others = self.near.get(a).into_iter().flatten().map(|n| n.0);
            let later: Vec<usize> = others.filter(|b| *b > a).collect();
            later.into_iter().for_each(|b| self.offer(a, b));
        }
        while let Some(Offer { pair: (a, b), versions, .. }) = self.heap.pop() {
            let now = |g: usize| self.versions.get(g).copied().unwrap_or(0);
            if (now(a), now(b)) != versions {
                continue;
            }
            self.join(a, b);
            let home = if self.members.get(a).is_some_and(|m| m.is_empty()) { b } else { a };
            let others: Vec<usize> = self.near.get(home).into_iter().flatten().map(|n| n.0).collect();
            others.into_iter().for_each(|o| self.offer(home, o));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::story::linkage::group;

    #[test]
    fn joins_what_is_alike_and_nothing_else() {
        let scores = [(0, 1, 2.0), (1, 2, 2.0), (0, 2, 1.0), (3, 4, -1.0)];
        assert_eq!(group(5, &scores, &[], &[], 0.0), [vec![0, 1, 2], vec![3], vec![4]]);
    }

    #[test]
    fn one_strong_pair_does_not_chain() {
        let scores = [(0, 1, 3.0), (2, 3, 3.0), (1, 2, 2.9)];
        assert_eq!(group(4, &scores, &[], &[], 0.0), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn the_person_is_obeyed() {
        let scores = [(0, 1, 3.0), (0, 2, 3.0), (1, 2, 3.0)];
        assert_eq!(group(3, &scores, &[], &[(0, 1)], 0.0), [vec![0, 2], vec![1]]);
        assert_eq!(group(3, &[], &[(0, 1), (1, 2)], &[(0, 2)], 0.0), [vec![0, 1], vec![2]]);
        assert_eq!(group(3, &[], &[(0, 2)], &[], 0.0), [vec![0, 2], vec![1]]);
    }
}
