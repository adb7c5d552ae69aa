//! Adapts the pair score to the share of same-story pairs in the collection at hand.
//!
//! In: log odds of the scored pairs. Out: adjusted log odds. The score was trained on other collections,
//! whose share of pairs of one story differs widely; the share is estimated anew by expectation
//! maximisation (Saerens, Latinne and Decaestecker 2002).

use crate::story::pair_score::probability;
use crate::story::unrelated::MAX_UNRELATED_LOGIT;

/// Prior share of pairs that are of one story, 0 to 1.
const PRIOR_SHARE: f32 = 0.05;
/// Weight of the prior, in pairs.
const PRIOR_PAIRS: f32 = 200.0;
/// Part of the estimated shift that is applied, 0 to 1. Measured: with 0, collections unlike the
/// training data lose 0.008 and small ones of them 0.015; with 1, those like it lose 0.005.
const APPLIED_PART: f32 = 0.7;
/// Rounds of expectation maximisation.
const ROUNDS: usize = 12;
/// Bounds of the estimated share.
const MIN_SHARE: f32 = 0.001;
const MAX_SHARE: f32 = 0.999;

/// Steps of the shift, in log odds, in a large collection: a few pairs more leave it, and with it all scores, as
/// they were.
const SHIFT_STEP: f32 = 1.0 / 16.0;

/// Width of the classes in which log odds are counted there, and the log odds beyond which all are of one class.
const CLASS: f32 = 1.0 / 32.0;
const MAX_CLASS: f32 = 12.0;

/// Adjusted log odds of pairs, of which each comes with its score and whether it is unrelated.
/// `skipped` pairs were not worth a score and count as not of one story.
pub(crate) fn adjusted_scores(pairs: Vec<(f32, bool)>, skipped: usize) -> Vec<f32> {
    let shift = shift(pairs.iter().map(|pair| (capped(pair), 1.0)), skipped);
    pairs.into_iter().map(|(logit, unrelated)| adjusted_score(logit, unrelated, shift)).collect()
}

/// What is added to all log odds of a large collection, in steps. Pairs are counted in classes of their log odds.
pub(crate) fn shift_by_steps(pairs: impl Iterator<Item = (f32, bool)>, skipped: usize) -> f32 {
    const CLASSES: usize = (2.0 * MAX_CLASS / CLASS) as usize + 1;
    let mut counts = [0u32; CLASSES];
    for pair in pairs {
        counts[((capped(&pair).clamp(-MAX_CLASS, MAX_CLASS) + MAX_CLASS) / CLASS) as usize] += 1;
    }
    let classes = counts.iter().zip(0u16..).filter(|(count, _)| **count > 0);
    let classes = classes.map(|(count, at)| ((f32::from(at) + 0.5) * CLASS - MAX_CLASS, f64::from(*count)));
    libm::roundf(shift(classes, skipped) / SHIFT_STEP) * SHIFT_STEP
}

/// The log odds of a pair with the shift of its collection.
pub(crate) fn adjusted_score(logit: f32, unrelated: bool, shift: f32) -> f32 {
    (logit + shift).min(if unrelated { MAX_UNRELATED_LOGIT } else { f32::MAX })
}

fn capped((logit, unrelated): &(f32, bool)) -> f32 {
    adjusted_score(*logit, *unrelated, 0.0)
}

/// What is added to all log odds of a collection. In: log odds, each with the number of pairs that have it.
fn shift(logits: impl Iterator<Item = (f32, f64)> + Clone, skipped: usize) -> f32 {
    let log_odds = |share: f32| libm::logf(share / (1.0 - share));
    let mut shift = 0.0;
    for _ in 0..ROUNDS {
        let (mut sum, mut count) =
            (f64::from(PRIOR_PAIRS * PRIOR_SHARE), f64::from(PRIOR_PAIRS) + skipped as f64);
        for (logit, pairs) in logits.clone() {
            sum += pairs * f64::from(probability(logit + shift));
            count += pairs;
        }
        let share = ((sum / count) as f32).clamp(MIN_SHARE, MAX_SHARE);
        shift = log_odds(share) - log_odds(PRIOR_SHARE);
    }
    APPLIED_PART * shift
}

#[cfg(test)]
mod tests {
    use crate::story::prior_shift::{SHIFT_STEP, adjusted_scores, shift, shift_by_steps};

    #[test]
    fn unrelated_pairs_stay_below_their_cap() {
        let pairs = [vec![(2.0, false); 300], vec![(2.0, true); 3]].concat();
        let scores = adjusted_scores(pairs, 0);
        assert!(scores[0] > 2.0 && scores[300..].iter().all(|s| *s == -2.0));
    }

    #[test]
    fn the_shift_by_steps_is_near_the_exact_one() {
        let logits = (0..1000).map(|n| (n * 37 % 160) as f32 / 16.0 - 8.0);
        let exact = shift(logits.clone().map(|logit| (logit, 1.0)), 50);
        let found = shift_by_steps(logits.map(|logit| (logit, false)), 50);
        assert!((exact - found).abs() <= SHIFT_STEP && found % SHIFT_STEP == 0.0, "{exact} {found}");
    }

    #[test]
    fn follows_the_collection() {
        let of = |same: usize, other: usize| shift([(2.0, same as f64), (-5.0, other as f64)].into_iter(), 0);
        // Half of the pairs, or none.
        assert!(of(300, 300) > 0.5);
        assert!(of(0, 600) < -0.5);
        assert!(of(3, 6).abs() < of(50, 100).abs());
        let certain = |pairs: f64, skipped: usize| shift([(2.0, pairs)].into_iter(), skipped);
        assert!(certain(300.0, 300) > 0.5 && certain(3.0, 600) < -0.5);
        assert!(of(0, 0).abs() < 1e-5);
    }
}
