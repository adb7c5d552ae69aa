//! Stories: articles about one event.
//!
//! In: fingerprints of articles, copies already collapsed, and the constraints of the person. Out:
//! groups of indices and the scores that made them. Records for the outside are written in
//! `corpus::grouping`.
//!
//! Steps: candidate pairs come from an inverted index over weighted terms; a learned score (boosted
//! trees over sparse features) gives each pair the log odds that it reports one event; a second one sees the scores around
//! each pair as well; linkage on the mean of both forms the groups.

pub(crate) mod article_vector;
pub(crate) mod candidates;
pub(crate) mod clusters;
pub(crate) mod cohesion;
pub(crate) mod collection;
pub(crate) mod constraints;
pub(crate) mod day_agreement;
pub(crate) mod event_days;
pub(crate) mod figures;
pub(crate) mod idf;
pub(crate) mod kept;
pub(crate) mod key_terms;
pub(crate) mod lazy_vectors;
pub(crate) mod linkage;
pub(crate) mod name_pairs;
pub(crate) mod neighbour_rank;
pub(crate) mod pair_features;
pub(crate) mod pair_score;
pub(crate) mod prior_shift;
pub(crate) mod recurring_column;
pub(crate) mod roundup;
pub(crate) mod second_look;
pub(crate) mod shared_terms;
pub(crate) mod story_model;
pub(crate) mod term_counts;
pub(crate) mod term_index;
pub(crate) mod term_vectors;
pub(crate) mod terms;
pub(crate) mod unrelated;

use crate::story::clusters::{StoryClusters, cluster_scored};
use crate::story::collection::Collection;
use crate::story::constraints::Constraints;
use crate::story::pair_score::PairScorer;
use crate::story::prior_shift::adjusted_scores;
use crate::story::second_look::{mean_logits, plain_features};
use crate::story::story_model::StoryModel;
use crate::story::unrelated::{MAX_UNRELATED_LOGIT, UnrelatedPairs};

/// Finds the stories among articles, which stand in the order of their ids.
pub(crate) fn find_stories(
    collection: &Collection<'_>,
    constraints: &Constraints,
    model: &StoryModel,
) -> StoryClusters {
    let n = collection.vectors.len();
    let (mut pairs, mut scorer) = (Vec::new(), PairScorer::new(&model.first));
    let (mut relatedness, mut plain) = (Vec::new(), Vec::new());
    let skipped = collection.for_each_pair(constraints, false, |view| {
        debug_assert!(view.worth_scoring);
        pairs.push(view.pair);
        relatedness.push(view.relatedness);
        plain.push(plain_features(view.features));
        scorer.push(view.features);
    });
    let first = scorer.finish();
    let mut unrelated = UnrelatedPairs::new(&collection.vectors);
    let judged = pairs.iter().zip(&relatedness).zip(&first);
    let mut caps: Vec<bool> =
        judged.map(|((pair, r), logit)| unrelated.contains(*pair, *logit, *r)).collect();
    let adjusted = |logits: &[f32], caps: &[bool]| {
        adjusted_scores(logits.iter().copied().zip(caps.iter().copied()).collect(), skipped)
    };
    let scores = adjusted(&first, &caps);
    let logits = mean_logits(n, &pairs, &first, &scores, &plain, &model.second);
    // The texts of pairs with a low first score were not compared.
    let judged = pairs.iter().zip(&relatedness).zip(first.iter().zip(&logits)).zip(&mut caps);
    for (((pair, r), (_, logit)), cap) in judged.filter(|((_, (first, _)), _)| **first <= MAX_UNRELATED_LOGIT)
    {
        *cap = unrelated.contains(*pair, *logit, *r);
    }
    let scores = adjusted(&logits, &caps);
    let scores = pairs.into_iter().zip(scores).map(|((a, b), score)| (a, b, score)).collect();
    cluster_scored(n, scores, constraints)
}
