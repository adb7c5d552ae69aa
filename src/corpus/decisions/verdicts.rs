//! Decisions about pairs of articles in the form that grouping uses.

use crate::corpus::decisions::applied::{Pin, Said};
use crate::types::decision::Decision;
use std::collections::BTreeMap;

/// The decisions in a form that grouping can use; articles are indices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdicts {
    /// Pairs that are of one story or of two, the last word counts.
    pub stories: BTreeMap<(u32, u32), bool>,
    /// Pairs that are copies or not.
    pub copies: BTreeMap<(u32, u32), bool>,
    /// Articles that keep their sets; a later one goes before an earlier one.
    pub keepers: Vec<u32>,
}

impl Verdicts {
    /// Adds what was said of a pair. What is different is no copy either; what is said to be
    /// the same, or copies, takes that back.
    pub fn pair(&mut self, decision: &Decision, pair: (u32, u32)) {
        let parted = self.stories.get(&pair) == Some(&false);
        match decision {
            Decision::Different { .. } => {
                self.stories.insert(pair, false);
                self.copies.insert(pair, false);
            }
            Decision::Same { .. } => {
                if parted {
                    self.copies.remove(&pair);
                }
                self.stories.insert(pair, true);
            }
            Decision::Copies { .. } => {
                if parted {
                    self.stories.remove(&pair);
                }
                self.copies.insert(pair, true);
            }
            Decision::NotCopies { .. } => {
                self.copies.insert(pair, false);
            }
            _ => {}
        }
    }
}

/// Ties decisions to articles by `find`.
pub(crate) fn verdicts(said: &[Said], find: impl Fn(&Option<(Pin, u32)>) -> Option<u32>) -> Verdicts {
    let mut out = Verdicts::default();
    for s in said {
        let items: Vec<Option<u32>> = s.pins.iter().map(&find).collect();
        match (&s.decision, items.as_slice()) {
            (Decision::Keeper { .. }, &[Some(a)]) => out.keepers.push(a),
            (decision, &[Some(a), Some(b)]) if a != b => out.pair(decision, (a.min(b), a.max(b))),
            _ => {}
        }
    }
    out
}
