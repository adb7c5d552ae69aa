//! The scored pairs with their features, kept between groupings.
//!
//! In: candidate pairs. Out: those worth a score, each with its features and first log odds. Of a pair of two
//! articles that stayed as they were only the features that depend on other articles are computed anew, and only
//! when one of them changed is the pair scored again.

use crate::fingerprint::form::Form;
use crate::story::kept::diff::Diff;
use crate::story::kept::pairs::KeptPairs;
use crate::story::lazy_vectors::LazyVectors;
use crate::story::neighbour_rank::NeighbourRanks;
use crate::story::pair_features::{FEATURES, features, set_rank, similarity};
use crate::story::pair_score::{PairModel, PairScorer};
use crate::story::term_index::TermIndex;
use crate::story::unrelated::{MAX_UNRELATED_LOGIT, Relatedness, relatedness};

/// Articles that the features see: above the number from which they count no further.
const COUNTED_ARTICLES: usize = 1 << 20;

/// One pair that is worth a score.
#[derive(Clone, Debug)]
pub(crate) struct ScoredPair {
    pub pair: (u32, u32),
    pub features: [f32; FEATURES],
    /// First log odds that the two are of one story.
    pub logit: f32,
    relatedness: Relatedness,
    /// Whether both texts were written by one form; `None` until they are compared.
    by_form: Option<bool>,
}

/// The pairs that are worth a score, ascending, and how many are not.
pub(crate) fn refresh(
    before: Vec<ScoredPair>,
    candidates: &KeptPairs,
    diff: &Diff,
    changed: &[bool],
    vectors: &LazyVectors<'_>,
    model: &PairModel,
) -> (Vec<ScoredPair>, usize) {
    let mut known = before
        .into_iter()
        .filter_map(|mut scored| {
            scored.pair = diff.pair_now(scored.pair)?;
            let same = !changed[scored.pair.0 as usize] && !changed[scored.pair.1 as usize];
            same.then_some(scored)
        })
        .peekable();
    let mut ranks = NeighbourRanks::new(changed.len(), &candidates.pairs, &candidates.similarities);
    let mut index = TermIndex::default();
    let (mut opened, mut indexed, mut skipped) = (None, None, 0);
    let (mut out, mut open): (Vec<ScoredPair>, Vec<u32>) = (Vec::new(), Vec::new());
    let mut scorer = PairScorer::new(model);
    for (&(a, b), &s) in candidates.pairs.iter().zip(&candidates.similarities) {
        if opened.replace(a) != Some(a) {
            ranks.open(a);
        }
        if !ranks.worth_scoring(b, s) {
            skipped += 1;
            continue;
        }
        let rank = ranks.rank_of(b, s);
        while known.next_if(|scored| scored.pair < (a, b)).is_some() {}
        if let Some(mut scored) = known.next_if(|scored| scored.pair == (a, b)) {
            let old = scored.features;
            set_rank(&mut scored.features, &rank);
            if scored.features.map(f32::to_bits) != old.map(f32::to_bits) {
                open.push(out.len() as u32);
                scorer.push(&scored.features);
            }
            out.push(scored);
            continue;
        }
        let Some((x, y)) = vectors.get(a).zip(vectors.get(b)) else { continue };
        if indexed.replace(a) != Some(a) {
            index.open(x);
        }
        let found = similarity(&mut index, x, y);
        let features = features(x, y, &found, &rank, COUNTED_ARTICLES);
        let relatedness = relatedness(x, y, &found, COUNTED_ARTICLES);
        open.push(out.len() as u32);
        scorer.push(&features);
        out.push(ScoredPair { pair: (a, b), features, logit: 0.0, relatedness, by_form: None });
    }
    for (at, logit) in open.into_iter().zip(scorer.finish()) {
        out[at as usize].logit = logit;
    }
    (out, skipped)
}

/// Whether each pair is unrelated, by its score: the texts are compared only where that is above
/// [`MAX_UNRELATED_LOGIT`], as in `unrelated`, and once.
pub(crate) fn are_unrelated(
    scored: &mut [ScoredPair],
    logit: impl Fn(usize, &ScoredPair) -> f32,
    vectors: &LazyVectors<'_>,
) -> Vec<bool> {
    let (mut form, mut opened) = (Form::default(), None);
    let mut is_unrelated = |(at, scored): (usize, &mut ScoredPair)| {
        let Relatedness::UnrelatedIfForm(names) = scored.relatedness else {
            return scored.relatedness == Relatedness::Unrelated;
        };
        if logit(at, scored) <= MAX_UNRELATED_LOGIT {
            return false;
        }
        let (a, b) = scored.pair;
        *scored.by_form.get_or_insert_with(|| {
            let Some((x, y)) = vectors.print(a).zip(vectors.print(b)) else { return false };
            if opened.replace(a) != Some(a) {
                form.open(x);
            }
            form.fillings(y).by_form(names)
        })
    };
    scored.iter_mut().enumerate().map(&mut is_unrelated).collect()
}
