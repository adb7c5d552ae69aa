//! Articles that tell of several events at once, the news of the week, say. Each of its
//! events would like to have it, and it belongs to none: it is a story by itself.

use crate::story::linkage::{CLIP, MISSING};
use crate::util::sorted;

/// Mean score from which an article could well be of a story.
const LIKELY: f64 = 2.0;
/// Mean score up to which two stories have nothing to do with each other.
const STRANGE: f64 = -2.0;

/// The articles that fit another group as well as their own, when the two groups are
/// strangers without them, ascending; none of the `fixed` ones.
pub(crate) fn digests(groups: &[Vec<u32>], scores: &[(u32, u32, f32)], fixed: &[(u32, u32)]) -> Vec<u32> {
    let mut home: Vec<u32> = Vec::new();
    for (g, items) in groups.iter().enumerate() {
        for &item in items {
            home.resize(home.len().max(item as usize + 1), 0);
            home[item as usize] = g as u32;
        }
    }
    let size = |g: u32| groups.get(g as usize).map_or(0, Vec::len) as f64;
    // Scores, counted from MISSING up: of an item with a group, of a group with a group.
    let (mut of_item, mut of_group) = (Vec::new(), Vec::new());
    // The lowest score is no different from none.
    for &(a, b, score) in scores.iter().filter(|s| s.2 > -CLIP) {
        let (Some(&g), Some(&h)) = (home.get(a as usize), home.get(b as usize)) else { continue };
        // One article alone has nothing to leave, and is no event that another could be of.
        if g == h || size(g) < 2.0 || size(h) < 2.0 {
            continue;
        }
        let score = f64::from(score.min(CLIP)) - MISSING;
        of_item.extend([((a, h), score), ((b, g), score)]);
        of_group.push(((g.min(h), g.max(h)), score));
    }
    let (of_item, of_group) = (sorted::sums(&of_item), sorted::sums(&of_group));
    let mut out: Vec<u32> = Vec::new();
    for ((item, other), sum) in of_item {
        let Some(&own) = home.get(item as usize) else { continue };
        let rest = size(own) - 1.0;
        let is_fixed = || fixed.iter().any(|(a, b)| [*a, *b].contains(&item));
        if MISSING + sum / size(other) < LIKELY || is_fixed() {
            continue;
        }
        let pair = (own.min(other), own.max(other));
        let found = of_group.binary_search_by_key(&pair, |s| s.0).ok();
        let between = found.and_then(|i| of_group.get(i)).map_or(0.0, |s| s.1);
        if MISSING + (between - sum) / (rest * size(other)) <= STRANGE && out.last() != Some(&item) {
            out.push(item);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::story::roundup::digests;

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
