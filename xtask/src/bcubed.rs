//! BCubed precision, recall and F1 (Bagga and Baldwin 1998).

use std::collections::BTreeMap;

/// What groups found are worth beside the labelled ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bcubed {
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
}

impl Bcubed {
    /// Over the articles that `counts` lets in; `gold` and `found` name the group of each.
    pub fn of<G: Ord, F: Ord>(gold: &[G], found: &[F], counts: impl Fn(usize) -> bool) -> Self {
        let mut by_gold: BTreeMap<&G, f64> = BTreeMap::new();
        let mut by_found: BTreeMap<&F, f64> = BTreeMap::new();
        let mut both: BTreeMap<(&G, &F), f64> = BTreeMap::new();
        for (g, f) in gold.iter().zip(found) {
            *by_gold.entry(g).or_default() += 1.0;
            *by_found.entry(f).or_default() += 1.0;
            *both.entry((g, f)).or_default() += 1.0;
        }
        let (mut out, mut n) = (Bcubed::default(), 0.0);
        for (_, (g, f)) in gold.iter().zip(found).enumerate().filter(|(i, _)| counts(*i)) {
            out.p += both[&(g, f)] / by_found[f];
            out.r += both[&(g, f)] / by_gold[g];
            n += 1.0;
        }
        let n = f64::max(n, 1.0);
        Bcubed { p: out.p / n, r: out.r / n }
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        if self.p + self.r > 0.0 { 2.0 * self.p * self.r / (self.p + self.r) } else { 0.0 }
    }
}
