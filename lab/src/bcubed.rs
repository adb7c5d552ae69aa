//! BCubed precision, recall and F1 of a grouping against a labelled one (Bagga and Baldwin,
//! "Entity-based cross-document coreferencing using the vector space model", 1998). In: the
//! group of each item in both. Out: two numbers from 0 to 1.

use std::collections::BTreeMap;

/// Means over items.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bcubed {
    /// Share of an item's group that has the item's label.
    pub precision: f64,
    /// Share of an item's label that is in the item's group.
    pub recall: f64,
}

impl Bcubed {
    /// Compares groupings; the means are over the items for which `counts` holds.
    pub fn of<G: Ord, F: Ord>(gold: &[G], found: &[F], counts: impl Fn(usize) -> bool) -> Self {
        let mut gold_sizes: BTreeMap<&G, f64> = BTreeMap::new();
        let mut found_sizes: BTreeMap<&F, f64> = BTreeMap::new();
        let mut shared: BTreeMap<(&G, &F), f64> = BTreeMap::new();
        for (g, f) in gold.iter().zip(found) {
            *gold_sizes.entry(g).or_default() += 1.0;
            *found_sizes.entry(f).or_default() += 1.0;
            *shared.entry((g, f)).or_default() += 1.0;
        }
        let (mut sum, mut n) = (Bcubed::default(), 0.0);
        for (_, (g, f)) in gold.iter().zip(found).enumerate().filter(|(i, _)| counts(*i)) {
            sum.precision += shared[&(g, f)] / found_sizes[f];
            sum.recall += shared[&(g, f)] / gold_sizes[g];
            n += 1.0;
        }
        let n = f64::max(n, 1.0);
        Bcubed { precision: sum.precision / n, recall: sum.recall / n }
    }

    /// The harmonic mean of both; 0 when both are 0.
    pub fn f1(self) -> f64 {
        let Bcubed { precision, recall } = self;
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_values_that_follow_from_the_definition() {
        let gold = [1, 1, 1, 2];
        for (name, found, precision, recall) in [
            ("the same", [7, 7, 7, 8], 1.0, 1.0),
            ("all in one", [5, 5, 5, 5], (3.0 * 0.75 + 0.25) / 4.0, 1.0),
            ("all apart", [1, 2, 3, 4], 1.0, (3.0 / 3.0 + 1.0) / 4.0),
            ("one astray", [1, 1, 2, 2], (1.0 + 1.0 + 0.5 + 0.5) / 4.0, (4.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0),
        ] {
            let b = Bcubed::of(&gold, &found, |_| true);
            assert!((b.precision - precision).abs() < 1e-12 && (b.recall - recall).abs() < 1e-12, "{name}");
        }
        assert_eq!(Bcubed::of(&gold, &[5, 5, 5, 5], |i| i == 3), Bcubed { precision: 0.25, recall: 1.0 });
        assert_eq!(Bcubed::of::<u8, u8>(&[], &[], |_| true).f1(), 0.0);
    }
}
