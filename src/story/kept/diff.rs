//! Which articles of a grouping were there in the one before.
//!
//! In: the keys of the articles of both, each list in the order of the ids. Out: for each article its index in the
//! other list. An article whose order among the others changed counts as gone and come again, so that lists that
//! ascend by the old indices ascend by the new ones too.

use crate::util::hash::PrehashedMap;

/// Stands for no index.
pub(crate) const NONE: u32 = u32::MAX;

/// The indices of the articles in two groupings.
pub(crate) struct Diff {
    /// For each article of now its index before, or [`NONE`].
    pub before: Vec<u32>,
    /// For each article of before its index now, or [`NONE`].
    pub now: Vec<u32>,
}

impl Diff {
    /// Compares the keys of before with those of now.
    pub fn new(before: impl ExactSizeIterator<Item = u64>, now: impl ExactSizeIterator<Item = u64>) -> Self {
        let mut diff = Diff { before: vec![NONE; now.len()], now: vec![NONE; before.len()] };
        let known: PrehashedMap<u64, u32> = before.zip(0..).map(|(key, i)| (spread(key), i)).collect();
        let mut last = None;
        for (i, key) in now.enumerate() {
            let found =
                known.get(&spread(key)).copied().filter(|found| last.is_none_or(|last| *found > last));
            if let Some(found) = found {
                diff.before[i] = found;
                diff.now[found as usize] = i as u32;
                last = Some(found);
            }
        }
        diff
    }

    /// Index now of an article of before.
    pub fn now_of(&self, before: u32) -> Option<u32> {
        self.now.get(before as usize).copied().filter(|i| *i != NONE)
    }

    /// Index before of an article of now.
    pub fn before_of(&self, now: u32) -> Option<u32> {
        self.before.get(now as usize).copied().filter(|i| *i != NONE)
    }

    /// A pair of before as it is now.
    pub fn pair_now(&self, (a, b): (u32, u32)) -> Option<(u32, u32)> {
        Some((self.now_of(a)?, self.now_of(b)?))
    }
}

/// Keys are serial numbers: a table needs them spread over all bits.
fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use crate::story::kept::diff::{Diff, NONE};

    #[test]
    fn the_order_of_what_stays_is_kept() {
        let of = |before: &[u64], now: &[u64]| Diff::new(before.iter().copied(), now.iter().copied()).before;
        assert_eq!(of(&[1, 2, 3], &[1, 9, 3]), [0, NONE, 2]);
        assert_eq!(of(&[1, 2, 3], &[2, 1, 3]), [1, NONE, 2]);
        assert_eq!(of(&[], &[5]), [NONE]);
    }
}
