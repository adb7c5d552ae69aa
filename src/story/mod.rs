//! Stories: articles about one event.
//!
//! In: fingerprints of articles, copies already collapsed, and the constraints of the person. Out:
//! groups of indices and the scores that made them. Records for the outside are written in
//! `corpus::grouping`.
//!
//! Steps: candidate pairs come from an inverted index over weighted terms; a learned score (boosted
//! trees over sparse features) gives each pair the log odds that it reports one event; average linkage
//! on the scores forms the groups.

pub(crate) mod article_vector;
pub(crate) mod candidates;
pub(crate) mod clusters;
pub(crate) mod cohesion;
pub(crate) mod collection;
pub(crate) mod constraints;
pub(crate) mod event_days;
pub(crate) mod idf;
pub(crate) mod linkage;
pub(crate) mod neighbour_rank;
pub(crate) mod pair_features;
pub(crate) mod pair_score;
pub(crate) mod prior_shift;
pub(crate) mod recurring_column;
pub(crate) mod roundup;
pub(crate) mod shared_terms;
pub(crate) mod term_counts;
pub(crate) mod term_index;
pub(crate) mod term_vectors;
pub(crate) mod terms;
pub(crate) mod unrelated;

use crate::story::clusters::{StoryClusters, cluster_scored};
use crate::story::collection::Collection;
use crate::story::constraints::Constraints;
use crate::story::pair_score::{PairModel, PairScorer};
use crate::story::prior_shift::adjusted_scores;
use crate::story::unrelated::UnrelatedPairs;

/// Finds the stories among articles, which stand in the order of their ids.
pub(crate) fn find_stories(
    collection: &Collection<'_>,
    constraints: &Constraints,
    model: &PairModel,
) -> StoryClusters {
    let (mut pairs, mut scorer) = (Vec::new(), PairScorer::new(model));
    let mut relatedness = Vec::new();
    let skipped = collection.for_each_pair(constraints, false, |view| {
        debug_assert!(view.worth_scoring);
        pairs.push(view.pair);
        relatedness.push(view.relatedness);
        scorer.push(view.features);
    });
    let logits = scorer.finish();
    let mut unrelated = UnrelatedPairs::new(&collection.vectors);
    let judged = pairs.iter().zip(&logits).zip(relatedness);
    let judged = judged.map(|((pair, logit), r)| (*logit, unrelated.contains(*pair, *logit, r)));
    let scores = adjusted_scores(judged.collect(), skipped);
    let scores = pairs.into_iter().zip(scores).map(|((a, b), score)| (a, b, score)).collect();
    cluster_scored(collection.vectors.len(), scores, constraints)
}
