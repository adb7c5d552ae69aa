//! The scored pairs with their features, kept between groupings.
//!
//! In: candidate pairs, and what is other about them and about the neighbours of their articles. Out: the pairs worth
//! a score, each with its features and first log odds. A pair is looked at again only when one of its articles has
//! other terms or neighbours; if it has the same terms, only the features that depend on neighbours are computed
//! anew, and only when one of them changed is the pair scored again.

use crate::fingerprint::form::Form;
use crate::story::kept::diff::Diff;
use crate::story::kept::pairs::KeptPairs;
use crate::story::lazy_vectors::LazyVectors;
use crate::story::neighbour_rank::NeighbourRanks;
use crate::story::pair_features::{FEATURES, features, set_rank, similarity};
use crate::story::pair_score::{PairModel, PairScorer};
use crate::story::term_index::TermIndex;
use crate::story::unrelated::{MAX_UNRELATED_LOGIT, Relatedness, relatedness};
use std::iter::Peekable;
use std::slice::Iter;
use std::vec::IntoIter;

/// Articles that the features see: above the number from which they count no further.
const COUNTED_ARTICLES: usize = 1 << 20;

/// One pair that is worth a score.
#[derive(Clone, Debug)]
pub(crate) struct ScoredPair {
    pub pair: (u32, u32),
    pub features: Box<[f32; FEATURES]>,
    /// First log odds that the two are of one story.
    pub logit: f32,
    /// The mean of those and of the second ones; not a number until it is computed.
    pub mean: f32,
    /// The score that linkage saw.
    pub score: f32,
    relatedness: Relatedness,
    /// Whether both texts were written by one form; `None` until they are compared.
    by_form: Option<bool>,
}

/// The scored pairs, and what is other about them than before.
#[derive(Default)]
pub(crate) struct Scored {
    /// The pairs that are worth a score, ascending.
    pub pairs: Vec<ScoredPair>,
    /// How many candidates are not.
    pub skipped: usize,
    /// For each article: a scored pair of it came or went, or has another first score.
    pub dirty: Vec<bool>,
}

/// Which candidates must be looked at.
pub(crate) struct Stale<'s> {
    /// For each candidate: it is new, or what its articles share weighs otherwise.
    pub pairs: &'s [bool],
    /// Pairs of before that are no candidates any more although both articles are there, ascending.
    pub gone: &'s [(u32, u32)],
    /// For each article: it has other neighbours.
    pub articles: &'s [bool],
}

/// The scored pairs of before, ascending, and those of them that are candidates no more.
struct StillScored<'s> {
    pairs: Peekable<IntoIter<ScoredPair>>,
    gone: Peekable<Iter<'s, (u32, u32)>>,
}

impl StillScored<'_> {
    /// Takes over the pairs in front of this one; `mark` gets those that are candidates no more.
    fn move_before(&mut self, end: (u32, u32), to: &mut Vec<ScoredPair>, mut mark: impl FnMut((u32, u32))) {
        while let Some(scored) = self.pairs.next_if(|scored| scored.pair < end) {
            while self.gone.next_if(|gone| **gone < scored.pair).is_some() {}
            if self.gone.next_if(|gone| **gone == scored.pair).is_some() {
                mark(scored.pair);
            } else {
                to.push(scored);
            }
        }
    }
}

/// Brings the scored pairs up to date.
pub(crate) fn refresh(
    mut before: Vec<ScoredPair>,
    candidates: &KeptPairs,
    diff: &Diff,
    stale: &Stale<'_>,
    ranks: &mut NeighbourRanks,
    vectors: &LazyVectors<'_>,
    model: &PairModel,
) -> Scored {
    let mut out = Scored { dirty: vec![false; stale.articles.len()], ..Scored::default() };
    out.pairs.reserve(before.len());
    let mut dirty = std::mem::take(&mut out.dirty);
    let mut mark = |(a, b): (u32, u32)| (dirty[a as usize], dirty[b as usize]) = (true, true);
    before.retain_mut(|scored| {
        let (a, b) = (diff.now_of(scored.pair.0), diff.now_of(scored.pair.1));
        let pair = a.zip(b);
        match pair {
            Some(pair) => scored.pair = pair,
            None => a.or(b).into_iter().for_each(|i| mark((i, i))),
        }
        pair.is_some()
    });
    let is_stale = |at: usize, (a, b): (u32, u32)| {
        stale.pairs[at] || stale.articles[a as usize] || stale.articles[b as usize]
    };
    let looked_at = candidates.pairs.iter().enumerate().filter(|(at, pair)| is_stale(*at, **pair));
    let mut known = StillScored { pairs: before.into_iter().peekable(), gone: stale.gone.iter().peekable() };
    let mut index = TermIndex::default();
    let (mut opened, mut indexed) = (None, None);
    let mut open: Vec<u32> = Vec::new();
    let mut scorer = PairScorer::new(model);
    for (at, &(a, b)) in looked_at {
        known.move_before((a, b), &mut out.pairs, &mut mark);
        let before = known.pairs.next_if(|scored| scored.pair == (a, b));
        let s = candidates.similarities[at];
        if opened.replace(a) != Some(a) {
            ranks.open(a);
        }
        if !ranks.worth_scoring(b, s) {
            before.into_iter().for_each(|gone| mark(gone.pair));
            continue;
        }
        let rank = ranks.rank_of(b, s);
        if let Some(mut scored) = before.filter(|_| !stale.pairs[at]) {
            let old = scored.features.map(f32::to_bits);
            set_rank(&mut scored.features, &rank);
            if scored.features.map(f32::to_bits) != old {
                open.push(out.pairs.len() as u32);
                scorer.push(&scored.features);
            }
            out.pairs.push(scored);
            continue;
        }
        mark((a, b));
        let Some((x, y)) = vectors.get(a).zip(vectors.get(b)) else { continue };
        if indexed.replace(a) != Some(a) {
            index.open(x);
        }
        let found = similarity(&mut index, x, y);
        let features = Box::new(features(x, y, &found, &rank, COUNTED_ARTICLES));
        let relatedness = relatedness(x, y, &found, COUNTED_ARTICLES);
        open.push(out.pairs.len() as u32);
        scorer.push(&features);
        let (logit, mean, score) = (f32::NAN, f32::NAN, f32::NAN);
        out.pairs.push(ScoredPair { pair: (a, b), features, logit, mean, score, relatedness, by_form: None });
    }
    known.move_before((u32::MAX, u32::MAX), &mut out.pairs, &mut mark);
    out.skipped = candidates.pairs.len() - out.pairs.len();
    for (at, logit) in open.into_iter().zip(scorer.finish()) {
        let scored = &mut out.pairs[at as usize];
        if scored.logit.to_bits() != logit.to_bits() {
            mark(scored.pair);
        }
        // Features that changed are seen by the second look too.
        (scored.logit, scored.mean) = (logit, f32::NAN);
    }
    out.dirty = dirty;
    out
}

/// Whether each pair is unrelated, by its score: the texts are compared only where that is above
/// [`MAX_UNRELATED_LOGIT`], as in `unrelated`, and once.
pub(crate) fn are_unrelated(
    scored: &mut [ScoredPair],
    logit: impl Fn(&ScoredPair) -> f32,
    vectors: &LazyVectors<'_>,
) -> Vec<bool> {
    let (mut form, mut opened) = (Form::default(), None);
    let is_unrelated = |scored: &mut ScoredPair| {
        let Relatedness::UnrelatedIfForm(names) = scored.relatedness else {
            return scored.relatedness == Relatedness::Unrelated;
        };
        if logit(scored) <= MAX_UNRELATED_LOGIT {
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
    scored.iter_mut().map(is_unrelated).collect()
}
