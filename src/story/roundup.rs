//! Roundups: articles about several events at once, such as the news of the week. One would fit the
//! story of each of its events; it becomes a story by itself.
//!
//! In: groups and pair scores. Out: the articles that are roundups.

use crate::story::linkage::{MAX_ABS_SCORE, UNSCORED};
use crate::util::sorted;

/// Mean log odds with another group from which an article fits it. A digest of short items has 1 to 2. Against
/// 2 the whole labelled sets stay as they are and drops of them change by .0005 at most; with .5 close drops
/// of one set lose .002.
const MIN_FIT: f64 = 1.0;
/// Mean log odds of two groups, up to which they are unrelated.
const MAX_UNRELATED: f64 = -2.0;
/// Articles of a group that has one event. An article alone has no story to leave.
const MIN_GROUP: usize = 2;

/// The articles that fit another group as well as their own, when the two groups are unrelated without
/// them; ascending, none of the `fixed` ones. `scores` are (a, b, log odds).
pub(crate) fn roundups(groups: &[Vec<u32>], scores: &[(u32, u32, f32)], fixed: &[(u32, u32)]) -> Vec<u32> {
    let group_of = group_of_each(groups);
    let size = |g: u32| groups.get(g as usize).map_or(0, Vec::len);
    // Scores counted from UNSCORED up: of an article with a group, of a group with a group.
    let (mut with_article, mut with_group) = (Vec::new(), Vec::new());
    // The lowest score counts as none.
    for &(a, b, score) in scores.iter().filter(|s| s.2 > -MAX_ABS_SCORE) {
        let (Some(&g), Some(&h)) = (group_of.get(a as usize), group_of.get(b as usize)) else { continue };
        if g == h || size(g) < MIN_GROUP || size(h) < MIN_GROUP {
            continue;
        }
        let score = f64::from(score.min(MAX_ABS_SCORE)) - UNSCORED;
        with_article.extend([((a, h), score), ((b, g), score)]);
        with_group.push(((g.min(h), g.max(h)), score));
    }
    let (with_article, with_group) = (sorted::sum_by_key(&with_article), sorted::sum_by_key(&with_group));
    let mut out: Vec<u32> = Vec::new();
    for ((item, other), sum) in with_article {
        let Some(&own) = group_of.get(item as usize) else { continue };
        let rest = size(own) as f64 - 1.0;
        let is_fixed = || fixed.iter().any(|(a, b)| [*a, *b].contains(&item));
        if UNSCORED + sum / (size(other) as f64) < MIN_FIT || is_fixed() {
            continue;
        }
        let pair = (own.min(other), own.max(other));
        let found = with_group.binary_search_by_key(&pair, |s| s.0).ok();
        let between = found.and_then(|i| with_group.get(i)).map_or(0.0, |s| s.1);
        let without = UNSCORED + (between - sum) / (rest * size(other) as f64);
        if without <= MAX_UNRELATED && out.last() != Some(&item) {
            out.push(item);
        }
    }
    out
}

/// The group of each article.
fn group_of_each(groups: &[Vec<u32>]) -> Vec<u32> {
    let mut group_of: Vec<u32> = Vec::new();
    for (g, items) in groups.iter().enumerate() {
        for &item in items {
            group_of.resize(group_of.len().max(item as usize + 1), 0);
            group_of[item as usize] = g as u32;
        }
    }
    group_of
}

#[cfg(test)]
mod tests {
    use crate::story::roundup::roundups;

    #[test]
    fn what_tells_of_two_events_is_of_neither() {
        let near = [(0, 1, 3.0), (2, 3, 3.0), (0, 4, 3.0), (1, 4, 3.0), (2, 4, 3.0), (3, 4, 3.0)];
        let groups = [vec![0, 1, 4], vec![2, 3]];
        assert!(roundups(&groups, &near, &[]).into_iter().eq([4]));
        assert!(roundups(&groups, &near, &[(0, 4)]).is_empty());
        let kin: Vec<_> = near.iter().copied().chain([(1, 2, 0.0), (1, 3, 0.0), (0, 2, 0.0)]).collect();
        assert!(roundups(&groups, &kin, &[]).is_empty());
    }
}
