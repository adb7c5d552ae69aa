//! What limits and directs the search for copies: pairs that a person joined or parted, and which
//! article keeps a set. The same for stories is `story::constraints`.

use crate::copies::set::{CopyMember, keeper_order};
use crate::fingerprint::Fingerprint;
use std::collections::BTreeSet;

/// Decisions that bear on copies, resolved to indices of articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct CopyConstraints {
    /// Pairs that are not copies, the smaller index first.
    pub apart: BTreeSet<(u32, u32)>,
    /// Pairs that are, the smaller index first.
    pub together: BTreeSet<(u32, u32)>,
    /// Articles that keep their sets; a later one goes before an earlier one.
    pub keepers: Vec<u32>,
    /// Which article keeps the other sets.
    pub rule: KeeperRule,
}

/// Which article of a set of copies keeps it, when the person names none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum KeeperRule {
    /// The longest; of equals the earliest.
    #[default]
    Longest,
    /// The earliest.
    Earliest,
    /// The one of the outlet with this hash.
    Source(u32),
}

impl KeeperRule {
    /// The keeper of a set, if it is another than the longest. Never an excerpt: a keeper has more
    /// than half the words of the longest.
    pub fn choose(self, items: &[&Fingerprint], set: &[CopyMember]) -> Option<u32> {
        let print = |i: u32| items.get(i as usize).copied();
        let longest = set.iter().filter_map(|c| print(c.item)).map(|p| p.body.len()).max()?;
        let is_whole = |i: &u32| print(*i).is_some_and(|p| p.body.len() * 2 > longest);
        let whole = set.iter().map(|c| c.item).filter(is_whole);
        match self {
            KeeperRule::Longest | KeeperRule::Source(0) => None,
            KeeperRule::Earliest => whole
                .min_by_key(|&i| (print(i).and_then(|p| p.day).unwrap_or(i32::MAX), keeper_order(items, i))),
            KeeperRule::Source(source) => {
                let of_source = whole.filter(|&i| print(i).is_some_and(|p| p.source == source));
                of_source.min_by_key(|&i| keeper_order(items, i))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::copies::constraints::KeeperRule;
    use crate::copies::set::CopyMember;
    use crate::fingerprint::Fingerprint;
    use crate::types::grouping::Relation;

    #[test]
    fn a_rule_never_chooses_an_excerpt() {
        let print = |words: usize, day: i32, source: u32| Fingerprint {
            body: vec![1; words],
            day: Some(day),
            source,
            ..Fingerprint::default()
        };
        let prints = [print(100, 9, 5), print(90, 8, 6), print(40, 1, 7)];
        let items: Vec<&Fingerprint> = prints.iter().collect();
        let member = |item| CopyMember { item, relation: Relation::Near, similarity: 1.0 };
        let set = [member(0), member(1), member(2)];
        let cases = [
            (KeeperRule::Longest, None),
            (KeeperRule::Earliest, Some(1)),
            (KeeperRule::Source(6), Some(1)),
            (KeeperRule::Source(7), None),
            (KeeperRule::Source(0), None),
        ];
        for (rule, expected) in cases {
            assert_eq!(rule.choose(&items, &set), expected, "{rule:?}");
        }
    }
}
