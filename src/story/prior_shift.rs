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

/// Adjusted log odds of pairs, of which each comes with its score and whether it is unrelated.
/// `skipped` pairs were not worth a score and count as not of one story.
pub(crate) fn adjusted_scores(pairs: Vec<(f32, bool)>, skipped: usize) -> Vec<f32> {
    adjusted(pairs, skipped, |shift| shift)
}

/// The same in steps of the shift.
pub(crate) fn adjusted_scores_by_steps(pairs: Vec<(f32, bool)>, skipped: usize) -> Vec<f32> {
    adjusted(pairs, skipped, |shift| libm::roundf(shift / SHIFT_STEP) * SHIFT_STEP)
}

fn adjusted(pairs: Vec<(f32, bool)>, skipped: usize, rounded: impl Fn(f32) -> f32) -> Vec<f32> {
    let max_of = |unrelated: bool| if unrelated { MAX_UNRELATED_LOGIT } else { f32::MAX };
    let logits = pairs.iter().map(|(logit, unrelated)| logit.min(max_of(*unrelated)));
    let shift = rounded(shift(logits, skipped));
    pairs.into_iter().map(|(logit, unrelated)| (logit + shift).min(max_of(unrelated))).collect()
}

/// What is added to all log odds of a collection.
fn shift(logits: impl Iterator<Item = f32> + Clone, skipped: usize) -> f32 {
    let log_odds = |share: f32| libm::logf(share / (1.0 - share));
    let mut shift = 0.0;
    for _ in 0..ROUNDS {
        let (mut sum, mut count) =
            (f64::from(PRIOR_PAIRS * PRIOR_SHARE), f64::from(PRIOR_PAIRS) + skipped as f64);
        for logit in logits.clone() {
            sum += f64::from(probability(logit + shift));
            count += 1.0;
        }
        let share = ((sum / count) as f32).clamp(MIN_SHARE, MAX_SHARE);
        shift = log_odds(share) - log_odds(PRIOR_SHARE);
    }
    APPLIED_PART * shift
}

#[cfg(test)]
mod tests {
    use crate::story::prior_shift::{adjusted_scores, shift};

    #[test]
    fn unrelated_pairs_stay_below_their_cap() {
        let pairs = [vec![(2.0, false); 300], vec![(2.0, true); 3]].concat();
        let scores = adjusted_scores(pairs, 0);
        assert!(scores[0] > 2.0 && scores[300..].iter().all(|s| *s == -2.0));
    }

    #[test]
    fn follows_the_collection() {
        let of = |same: usize, other: usize| {
            let all: Vec<f32> =
                std::iter::repeat_n(2.0, same).chain(std::iter::repeat_n(-5.0, other)).collect();
            shift(all.into_iter(), 0)
        };
        // Half of the pairs, or none.
        assert!(of(300, 300) > 0.5);
        assert!(of(0, 600) < -0.5);
        assert!(of(3, 6).abs() < of(50, 100).abs());
        assert!(shift([2.0; 300].into_iter(), 300) > 0.5 && shift([2.0; 3].into_iter(), 600) < -0.5);
        assert!(of(0, 0).abs() < 1e-5);
    }
}
