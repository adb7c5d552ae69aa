//! Articles that tell of several events at once, the news of the week, say. Each of its
//! events would like to have it, and it belongs to none: it is a story by itself.

use super::linkage::{CLIP, MISSING};
use crate::gather;
use std::collections::{BTreeMap, BTreeSet};

/// Mean score from which an article could well be of a story.
const LIKELY: f64 = 2.0;
/// Mean score up to which two stories have nothing to do with each other.
const STRANGE: f64 = -2.0;

/// The articles that fit another group as well as their own, when the two groups are
/// strangers without them; none of the `fixed` ones.
pub(crate) fn digests(
    groups: &[Vec<u32>],
    scores: &[(u32, u32, f32)],
    fixed: &[(u32, u32)],
) -> BTreeSet<u32> {
    let home =
        gather::map(groups.iter().enumerate().flat_map(|(g, items)| items.iter().map(move |i| (*i, g))));
    let size = |g: usize| groups.get(g).map_or(0, Vec::len) as f64;
    // Sums of scores, counted from MISSING up: of an item with a group, of a group with a group.
    let mut of_item: BTreeMap<(u32, usize), f64> = BTreeMap::new();
    let mut of_group: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for &(a, b, score) in scores {
        let (Some(&g), Some(&h)) = (home.get(&a), home.get(&b)) else { continue };
        // One article alone has nothing to leave, and is no event that another could be of.
        if g == h || size(g) < 2.0 || size(h) < 2.0 {
            continue;
        }
        let score = f64::from(score.clamp(-CLIP, CLIP)) - MISSING;
        *of_item.entry((a, h)).or_default() += score;
        *of_item.entry((b, g)).or_default() += score;
        *of_group.entry((g.min(h), g.max(h))).or_default() += score;
    }
    let fixed = gather::set(fixed.iter().flat_map(|(a, b)| [*a, *b]));
    let mut out: BTreeSet<u32> = BTreeSet::new();
    for (&(item, other), &sum) in &of_item {
        let Some(&own) = home.get(&item) else { continue };
        let rest = size(own) - 1.0;
        if fixed.contains(&item) || MISSING + sum / size(other) < LIKELY {
            continue;
        }
        let between = of_group.get(&(own.min(other), own.max(other))).copied().unwrap_or(0.0);
        if MISSING + (between - sum) / (rest * size(other)) <= STRANGE {
            out.insert(item);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::digests;

    #[test]
    fn what_tells_of_two_events_is_of_neither() {
        let near = [(0, 1, 3.0), (2, 3, 3.0), (0, 4, 3.0), (1, 4, 3.0), (2, 4, 3.0), (3, 4, 3.0)];
        let groups = [vec![0, 1, 4], vec![2, 3]];
        assert!(digests(&groups, &near, &[]).into_iter().eq([4]));
        assert!(digests(&groups, &near, &[(0, 4)]).is_empty());
        let kin: Vec<_> = near.iter().copied().chain([(1, 2, 0.0), (1, 3, 0.0), (0, 2, 0.0)]).collect();
        assert!(digests(&groups, &kin, &[]).is_empty());
    }
}
