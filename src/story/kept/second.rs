//! The second look at the scored pairs of a large collection, kept between groupings.
//!
//! In: scored pairs, and the articles of which one has another first score. Out: the scores for linkage, and the
//! articles of which one is another. A pair is looked at again when one of its articles has another first score.

use crate::story::kept::scores::{Scored, ScoredPair, are_unrelated};
use crate::story::lazy_vectors::LazyVectors;
use crate::story::pair_score::{PairModel, PairScorer};
use crate::story::prior_shift::{adjusted_score, shift_by_steps};
use crate::story::second_look::{ScoresAround, plain_features};
use crate::story::unrelated::MAX_UNRELATED_LOGIT;

/// Brings the scores of the pairs up to date; `shift` is that of the first scores before, and is replaced. Returns for
/// each article whether a pair of it came or went, or has another score.
pub(crate) fn refresh(
    scored: &mut Scored,
    shift: &mut Option<f32>,
    vectors: &LazyVectors<'_>,
    model: &PairModel,
) -> Vec<bool> {
    let skipped = scored.skipped;
    let caps = are_unrelated(&mut scored.pairs, |s| s.logit, vectors);
    let firsts = scored.pairs.iter().map(|s| s.logit).zip(caps.iter().copied());
    let first_shift = shift_by_steps(firsts, skipped);
    if shift.replace(first_shift) != Some(first_shift) {
        scored.pairs.iter_mut().for_each(|s| s.mean = f32::NAN);
    }
    let first = |s: &ScoredPair, cap: bool| adjusted_score(s.logit, cap, first_shift);
    look_again(scored, |at, s| first(s, caps[at]), model);
    // The texts of pairs with a low first score were not compared.
    let later = are_unrelated(&mut scored.pairs, |s| s.mean, vectors);
    let cap = |at: usize, s: &ScoredPair| if s.logit <= MAX_UNRELATED_LOGIT { later[at] } else { caps[at] };
    let means = scored.pairs.iter().enumerate().map(|(at, s)| (s.mean, cap(at, s)));
    let shift = shift_by_steps(means, skipped);
    let mut dirty = std::mem::take(&mut scored.dirty);
    for (at, scored) in scored.pairs.iter_mut().enumerate() {
        let score = adjusted_score(scored.mean, cap(at, scored), shift);
        if score.to_bits() != scored.score.to_bits() {
            scored.score = score;
            (dirty[scored.pair.0 as usize], dirty[scored.pair.1 as usize]) = (true, true);
        }
    }
    dirty
}

/// Computes the mean scores of the pairs that have none, or of which an article has another first score.
fn look_again(scored: &mut Scored, score: impl Fn(usize, &ScoredPair) -> f32, model: &PairModel) {
    let Scored { pairs, dirty, .. } = scored;
    let is_stale = |s: &ScoredPair| s.mean.is_nan() || dirty[s.pair.0 as usize] || dirty[s.pair.1 as usize];
    let mut seen = vec![false; dirty.len()];
    for s in pairs.iter().filter(|s| is_stale(s)) {
        (seen[s.pair.0 as usize], seen[s.pair.1 as usize]) = (true, true);
    }
    let near = pairs.iter().enumerate().filter(|(_, s)| seen[s.pair.0 as usize] || seen[s.pair.1 as usize]);
    let (near, scores): (Vec<(u32, u32)>, Vec<f32>) = near.map(|(at, s)| (s.pair, score(at, s))).unzip();
    let mut around = ScoresAround::new(dirty.len(), &near, &scores);
    let mut scorer = PairScorer::new(model);
    let stale: Vec<usize> = (0..pairs.len()).filter(|at| is_stale(&pairs[*at])).collect();
    for &at in &stale {
        let s = &pairs[at];
        scorer.push(&around.row(s.pair, score(at, s), &plain_features(&s.features)));
    }
    for (at, second) in stale.into_iter().zip(scorer.finish()) {
        pairs[at].mean = (second + pairs[at].logit) / 2.0;
    }
}
