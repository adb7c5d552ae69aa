//! What limits and directs the search for copies: pairs that a person joined or parted, and which
//! article keeps a set.

use crate::copies::set;
use crate::copies::set::Copy;
use crate::fingerprint::Fingerprint;
use crate::util::sorted::Set;

/// What the person said that bears on copies; articles are indices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// Pairs that are not copies, the smaller index first.
    pub apart: Set<(u32, u32)>,
    /// Pairs that are, the smaller index first.
    pub together: Set<(u32, u32)>,
    /// Articles that keep their sets; a later one goes before an earlier one.
    pub keepers: Vec<u32>,
    /// Which article keeps the other sets.
    pub rule: Rule,
}

/// Which article of a set of copies keeps it, when the person names none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Rule {
    /// The longest; of equals the earliest.
    #[default]
    Fullest,
    /// The earliest.
    Earliest,
    /// The one of the outlet with this hash.
    Source(u32),
}

impl Rule {
    /// The keeper of a set, if it is another than the fullest. An excerpt never is.
    pub fn choose(self, items: &[&Fingerprint], set: &[Copy]) -> Option<u32> {
        let print = |i: u32| items.get(i as usize).copied();
        let full = set.iter().filter_map(|c| print(c.item)).map(|p| p.body.len()).max()?;
        let whole = set.iter().map(|c| c.item).filter(|&i| print(i).is_some_and(|p| p.body.len() * 2 > full));
        match self {
            Rule::Fullest | Rule::Source(0) => None,
            Rule::Earliest => {
                whole.min_by_key(|&i| (print(i).and_then(|p| p.day).unwrap_or(i32::MAX), set::rank(items, i)))
            }
            Rule::Source(source) => {
                let of_it = whole.filter(|&i| print(i).is_some_and(|p| p.source == source));
                of_it.min_by_key(|&i| set::rank(items, i))
            }
        }
    }
}
