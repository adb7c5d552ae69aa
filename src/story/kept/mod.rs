//! The search for stories in a large collection, with what it found kept for the next grouping.
//!
//! In: articles with serial numbers, constraints, the model. Out: the stories, the same as if nothing had been kept:
//! each step's result is taken over where all that it was made of is as before. Small collections are searched by
//! `find_stories` as a whole. The steps are those of the parent module.

pub(crate) mod diff;
pub(crate) mod nearest;
pub(crate) mod pairs;
pub(crate) mod scores;
pub(crate) mod terms;

use crate::fingerprint::Fingerprint;
use crate::story::clusters::{StoryClusters, cluster_scored};
use crate::story::constraints::Constraints;
use crate::story::idf::DocumentFrequencies;
use crate::story::kept::diff::Diff;
use crate::story::kept::nearest::Neighbours;
use crate::story::kept::pairs::{KeptPairs, Similarities, may_be_of_one_story};
use crate::story::kept::scores::{ScoredPair, are_unrelated};
use crate::story::kept::terms::{KeptTerms, UsedWords};
use crate::story::lazy_vectors::LazyVectors;
use crate::story::prior_shift::adjusted_scores_by_steps;
use crate::story::second_look::{mean_logits, plain_features};
use crate::story::story_model::StoryModel;
use crate::story::term_counts::{TermCount, count_terms};
use crate::story::unrelated::MAX_UNRELATED_LOGIT;
use std::mem::take;
use std::sync::Arc;

/// An article of the collection. Two articles with one key are the same to the last word.
#[derive(Clone, Copy)]
pub(crate) struct Unit<'a> {
    pub key: u64,
    pub print: &'a Fingerprint,
}

/// What is kept between groupings.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptStories {
    frequencies: Arc<DocumentFrequencies>,
    used: UsedWords,
    units: Vec<KeptTerms>,
    /// Serial number of the next weights.
    stamp: u64,
    lists: Vec<Neighbours>,
    pairs: KeptPairs,
    scored: Vec<ScoredPair>,
    /// The pairs were limited to those within one document.
    alone: bool,
}

/// Which articles changed since the last grouping.
struct Changes {
    diff: Diff,
    /// Their terms are new or weigh otherwise.
    terms: Vec<bool>,
    /// The terms by which they look for others are new or others.
    queries: Vec<bool>,
}

impl KeptStories {
    /// How common each word is.
    pub fn frequencies(&self) -> Arc<DocumentFrequencies> {
        self.frequencies.clone()
    }

    /// The serial number of the weights of each article: equal numbers mean equal weights.
    pub fn stamps(&self) -> impl Iterator<Item = u64> {
        self.units.iter().map(|u| u.stamp)
    }

    /// Finds the stories among articles, which stand in the order of their ids.
    pub fn find<'a>(
        &mut self,
        units: &[Unit<'a>],
        constraints: &Constraints,
        model: &StoryModel,
    ) -> (StoryClusters, LazyVectors<'a>) {
        if self.units.is_empty() || self.alone != constraints.alone {
            let (alone, stamp) = (constraints.alone, self.stamp);
            let frequencies = Arc::new(DocumentFrequencies::by_steps());
            *self = KeptStories { frequencies, alone, stamp, ..KeptStories::default() };
        }
        let (changes, vectors) = self.refresh_terms(units);
        let Changes { diff, terms, queries } = &changes;
        let words = self.frequencies.len();
        self.lists = nearest::refresh(take(&mut self.lists), diff, &self.units, words, queries);
        let is_allowed = |a: u32, b: u32| may_be_of_one_story(&vectors, constraints, (a, b));
        let mut similarities = Similarities::new(&self.units, words);
        self.pairs.refresh(&self.lists, diff, terms, is_allowed, &mut similarities);
        let known = take(&mut self.scored);
        let (scored, skipped) = scores::refresh(known, &self.pairs, diff, terms, &vectors, &model.first);
        self.scored = scored;
        let scores = second_scores(&mut self.scored, units.len(), skipped, &vectors, model);
        (cluster_scored(units.len(), scores, constraints), vectors)
    }

    /// Brings the terms of the articles up to date.
    fn refresh_terms<'a>(&mut self, units: &[Unit<'a>]) -> (Changes, LazyVectors<'a>) {
        let n = units.len();
        let diff = Diff::new(self.units.iter().map(|u| u.key), units.iter().map(|u| u.key));
        let mut before = take(&mut self.units);
        let frequencies = Arc::make_mut(&mut self.frequencies);
        for (o, unit) in (0..).zip(&before) {
            if diff.now_of(o).is_none() {
                frequencies.remove(unit.terms.iter().map(|t| t.0));
            }
        }
        let mut counts: Vec<Vec<TermCount>> = vec![Vec::new(); n];
        for (i, unit) in units.iter().enumerate().filter(|(i, _)| diff.before_of(*i as u32).is_none()) {
            counts[i] = count_terms(unit.print);
            frequencies.add(&mut counts[i]);
        }
        let mut other_weight = vec![false; frequencies.len()];
        let mut other_use = vec![false; frequencies.len()];
        frequencies.settle(n as u32, |word| other_weight[word as usize] = true);
        self.used.refresh(frequencies, |word| other_use[word as usize] = true);
        let vectors = LazyVectors::new(units.iter().map(|u| u.print).collect(), self.frequencies.clone());
        let mut changes = Changes { diff, terms: vec![false; n], queries: vec![false; n] };
        for (i, unit) in units.iter().enumerate() {
            let old = changes.diff.before_of(i as u32).and_then(|o| before.get_mut(o as usize));
            let is_new = old.is_none();
            let mut kept =
                old.map(take).unwrap_or_else(|| KeptTerms { key: unit.key, ..KeptTerms::default() });
            let any = |words: &[bool]| kept.terms.iter().any(|t| words.get(t.0 as usize).is_some_and(|w| *w));
            let weighs_otherwise = is_new || any(&other_weight);
            if weighs_otherwise || any(&other_use) {
                if weighs_otherwise {
                    let mut list = take(&mut counts[i]);
                    if list.is_empty() {
                        list = self.frequencies.with_word_numbers(count_terms(unit.print));
                    }
                    if let Some(vector) = vectors.get_counted(i as u32, &list) {
                        kept.weigh(vector, &list);
                    }
                    kept.stamp = self.stamp;
                    self.stamp += 1;
                }
                changes.queries[i] = kept.choose_query(&self.frequencies) || is_new;
                changes.terms[i] = weighs_otherwise;
            }
            self.units.push(kept);
        }
        (changes, vectors)
    }
}

/// The scores of the pairs after the second look, adapted to the collection.
fn second_scores(
    scored: &mut [ScoredPair],
    n: usize,
    skipped: usize,
    vectors: &LazyVectors<'_>,
    model: &StoryModel,
) -> Vec<(u32, u32, f32)> {
    let pairs: Vec<(u32, u32)> = scored.iter().map(|s| s.pair).collect();
    let first: Vec<f32> = scored.iter().map(|s| s.logit).collect();
    let plain: Vec<_> = scored.iter().map(|s| plain_features(&s.features)).collect();
    let adjusted = |logits: &[f32], caps: &[bool]| {
        adjusted_scores_by_steps(logits.iter().copied().zip(caps.iter().copied()).collect(), skipped)
    };
    let caps = are_unrelated(scored, |_, s| s.logit, vectors);
    let scores = adjusted(&first, &caps);
    let logits = mean_logits(n, &pairs, &first, &scores, &plain, &model.second);
    // The texts of pairs with a low first score were not compared.
    let later = are_unrelated(scored, |at, _| logits.get(at).copied().unwrap_or(0.0), vectors);
    let caps: Vec<bool> = (0..first.len())
        .map(|at| if first[at] <= MAX_UNRELATED_LOGIT { later[at] } else { caps[at] })
        .collect();
    let scores = adjusted(&logits, &caps);
    pairs.into_iter().zip(scores).map(|((a, b), score)| (a, b, score)).collect()
}
