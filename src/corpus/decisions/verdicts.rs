//! Decisions about pairs of articles, in the form that grouping uses.
//!
//! In: resolved decisions. Out: pairs of indices, each joined or parted.

use crate::corpus::decisions::applied::{AppliedDecision, ArticleKey};
use crate::types::decision::Decision;
use std::collections::BTreeMap;

/// What decisions say of pairs of articles; articles are indices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdicts {
    /// Pairs that are of one story (true) or of two; the last decision counts.
    pub stories: BTreeMap<(u32, u32), bool>,
    /// Pairs that are copies (true) or not.
    pub copies: BTreeMap<(u32, u32), bool>,
    /// Articles that keep their sets; a later one goes before an earlier one.
    pub keepers: Vec<u32>,
}

impl Verdicts {
    /// Adds a decision on a pair. Articles that are different are no copies either; a later decision that
    /// they are the same, or copies, takes that back.
    pub fn add(&mut self, decision: &Decision, pair: (u32, u32)) {
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

/// The verdicts of resolved decisions; `index` gives the index of each article.
pub(crate) fn verdicts(decisions: &[AppliedDecision], index: &BTreeMap<ArticleKey, u32>) -> Verdicts {
    let find = |target: &Option<ArticleKey>| index.get(target.as_ref()?).copied();
    let mut out = Verdicts::default();
    for d in decisions {
        let items: Vec<Option<u32>> = d.targets.iter().map(find).collect();
        match (&d.decision, items.as_slice()) {
            (Decision::Keeper { .. }, &[Some(a)]) => out.keepers.push(a),
            (decision, &[Some(a), Some(b)]) if a != b => out.add(decision, (a.min(b), a.max(b))),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::corpus::decisions::verdicts::Verdicts;
    use crate::types::decision::{ArticleRef, Decision};

    #[test]
    fn the_last_decision_on_a_pair_counts() {
        let [a, b] = ["a#0", "b#0"].map(|id| ArticleRef { id: id.into(), hash: String::new() });
        let same = || Decision::Same { a: a.clone(), b: b.clone() };
        let different = || Decision::Different { a: a.clone(), b: b.clone() };
        let copies = || Decision::Copies { a: a.clone(), b: b.clone() };
        let not_copies = || Decision::NotCopies { a: a.clone(), b: b.clone() };
        let cases = [
            (vec![different()], Some(false), Some(false)),
            (vec![different(), same()], Some(true), None),
            (vec![different(), copies()], None, Some(true)),
            (vec![same(), not_copies()], Some(true), Some(false)),
            (vec![copies(), different()], Some(false), Some(false)),
        ];
        for (decisions, story, copy) in cases {
            let mut verdicts = Verdicts::default();
            decisions.iter().for_each(|d| verdicts.add(d, (0, 1)));
            let found = (verdicts.stories.get(&(0, 1)), verdicts.copies.get(&(0, 1)));
            assert_eq!((found.0.copied(), found.1.copied()), (story, copy), "{decisions:?}");
        }
    }
}
