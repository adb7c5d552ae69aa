//! The search for stories in a large collection, with what it found kept for the next grouping.
//!
//! In: articles with serial numbers, constraints, the model. Out: the stories, the same as if nothing had been kept:
//! each step's result is taken over where all that it was made of is as before. Small collections are searched by
//! `find_stories` as a whole. The steps are those of the parent module.

pub(crate) mod components;
pub(crate) mod diff;
pub(crate) mod nearest;
pub(crate) mod pairs;
pub(crate) mod ranks;
pub(crate) mod scores;
pub(crate) mod second;
pub(crate) mod term_changes;
pub(crate) mod terms;

use crate::fingerprint::Fingerprint;
use crate::story::article_vector::ArticleWeights;
use crate::story::clusters::StoryClusters;
use crate::story::constraints::Constraints;
use crate::story::idf::DocumentFrequencies;
use crate::story::kept::components::KeptClusters;
use crate::story::kept::diff::Diff;
use crate::story::kept::nearest::Neighbours;
use crate::story::kept::pairs::{KeptPairs, Similarities, may_be_of_one_story};
use crate::story::kept::scores::{ScoredPair, Stale};
use crate::story::kept::term_changes::{ArticleChange, TermChanges};
use crate::story::kept::terms::{KeptTerms, UsedWords};
use crate::story::lazy_vectors::LazyVectors;
use crate::story::neighbour_rank::{NeighbourRanks, Neighbourhoods};
use crate::story::shared_terms::MIN_SHOWN_IDF;
use crate::story::story_model::StoryModel;
use crate::story::term_counts::{TermCount, count_terms};
use crate::util::hash::PrehashedSet;
use std::mem::take;
use std::sync::Arc;

/// An article of the collection. Two articles with one key are the same to the last word.
#[derive(Clone, Copy)]
pub(crate) struct Unit<'a> {
    pub key: u64,
    pub print: &'a Fingerprint,
}

/// Terms of new articles that are held until they are weighed, 20 bytes each; those of further articles are counted
/// again.
const MAX_HELD_TERMS: usize = 1 << 21;

/// Flags of a word: it weighs otherwise than before; it is used in queries and was not, or the reverse.
const WEIGHS_OTHERWISE: u8 = 1;
const IS_USED_OTHERWISE: u8 = 2;

/// What is kept between groupings.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptStories {
    frequencies: Arc<DocumentFrequencies>,
    used: UsedWords,
    units: Vec<KeptTerms>,
    lists: Vec<Neighbours>,
    pairs: KeptPairs,
    near: Neighbourhoods,
    scored: Vec<ScoredPair>,
    /// The shift of the first scores.
    shift: Option<f32>,
    clusters: KeptClusters,
    /// The pairs were limited to those within one document.
    alone: bool,
    changes: TermChanges,
}

/// Which articles changed since the last grouping.
struct Changes {
    diff: Diff,
    /// What of their terms.
    terms: TermChanges,
    /// The terms by which they look for others are new or others.
    queries: Vec<bool>,
}

impl KeptStories {
    /// How common each word is.
    pub fn frequencies(&self) -> Arc<DocumentFrequencies> {
        self.frequencies.clone()
    }

    /// What changed about the terms of the articles by the last search.
    pub fn take_changes(&mut self) -> TermChanges {
        take(&mut self.changes)
    }

    /// Finds the stories among articles, which stand in the order of their ids.
    pub fn find<'a>(
        &mut self,
        units: &[Unit<'a>],
        constraints: &Constraints,
        model: &StoryModel,
    ) -> (StoryClusters, LazyVectors<'a>) {
        if self.units.is_empty() || self.alone != constraints.alone {
            let alone = constraints.alone;
            let frequencies = Arc::new(DocumentFrequencies::by_steps());
            *self = KeptStories { frequencies, alone, ..KeptStories::default() };
        }
        let (changes, vectors) = self.refresh_terms(units);
        let Changes { diff, terms, queries } = &changes;
        let words = self.frequencies.len();
        let (lists, touched) = nearest::refresh(take(&mut self.lists), diff, &self.units, words, queries);
        self.lists = lists;
        let is_allowed = |a: u32, b: u32| may_be_of_one_story(&vectors, constraints, (a, b));
        let mut similarities = Similarities::new(&self.units, words);
        let changed = self.pairs.refresh(&self.lists, &touched, diff, terms, is_allowed, &mut similarities);
        let (near, articles) = ranks::refresh(take(&mut self.near), diff, &changed.articles, &self.pairs);
        let stale = Stale { pairs: &changed.pairs, gone: &changed.gone, articles: &articles };
        let mut ranks = NeighbourRanks::of_known(near);
        let known = take(&mut self.scored);
        let mut scored =
            scores::refresh(known, &self.pairs, diff, &stale, &mut ranks, &vectors, &model.first);
        self.near = ranks.into_neighbourhoods();
        let dirty = second::refresh(&mut scored, &mut self.shift, &vectors, &model.second);
        let scores = scored.pairs.iter().map(|s| (s.pair.0, s.pair.1, s.score)).collect();
        self.scored = scored.pairs;
        let clusters = self.clusters.link(scores, diff, &dirty, constraints);
        self.changes = changes.terms;
        (clusters, vectors)
    }

    /// Brings the terms of the articles up to date.
    fn refresh_terms<'a>(&mut self, units: &[Unit<'a>]) -> (Changes, LazyVectors<'a>) {
        let n = units.len();
        let diff = Diff::new(self.units.iter().map(|u| u.key), units.iter().map(|u| u.key));
        let mut before = take(&mut self.units);
        let frequencies = Arc::make_mut(&mut self.frequencies);
        for (o, unit) in (0..).zip(&before) {
            if diff.now_of(o).is_none() {
                frequencies.remove(unit.words());
            }
        }
        let mut counts: Vec<Vec<TermCount>> = vec![Vec::new(); n];
        let mut held = 0;
        for (i, unit) in units.iter().enumerate().filter(|(i, _)| diff.before_of(*i as u32).is_none()) {
            let mut list = count_terms(unit.print);
            frequencies.add(&mut list);
            held += list.len();
            if held < MAX_HELD_TERMS {
                counts[i] = list;
            }
        }
        let mut others = vec![0u8; frequencies.len()];
        let mut shown = PrehashedSet::default();
        frequencies.settle(n as u32, |word, idf| {
            others[word as usize] |= WEIGHS_OTHERWISE;
            if idf >= MIN_SHOWN_IDF {
                shown.insert(word);
            }
        });
        self.used.refresh(frequencies, |word| others[word as usize] |= IS_USED_OTHERWISE);
        let vectors = LazyVectors::new(units.iter().map(|u| u.print).collect(), self.frequencies.clone());
        let mut changes = Changes { diff, terms: TermChanges::none(n, shown), queries: vec![false; n] };
        for (i, unit) in units.iter().enumerate() {
            let old = changes.diff.before_of(i as u32).and_then(|o| before.get_mut(o as usize));
            let is_new = old.is_none();
            let mut kept =
                old.map(take).unwrap_or_else(|| KeptTerms { key: unit.key, ..KeptTerms::default() });
            let change = |word: u32| others.get(word as usize).copied().unwrap_or(0);
            let changed = kept.terms.iter().fold(0, |all, t| all | change(t.0));
            if is_new || changed != 0 {
                if is_new || changed & WEIGHS_OTHERWISE != 0 {
                    let words = kept.terms.iter().map(|t| t.0);
                    let words = words.filter(|word| change(*word) & WEIGHS_OTHERWISE != 0).collect();
                    let mut list = take(&mut counts[i]);
                    if list.is_empty() {
                        list = self.frequencies.with_word_numbers(count_terms(unit.print));
                    }
                    if is_new {
                        // Its vector is needed for its pairs in any case.
                        if let Some(v) = vectors.get_counted(i as u32, &list) {
                            kept.weigh(&v.terms, &v.norms, v.title_in_text, &list);
                            kept.choose_key_terms(&v.terms);
                        }
                        changes.terms.add_new(i as u32);
                    } else {
                        let w = ArticleWeights::new(unit.print, &list, &self.frequencies);
                        let other_norms = kept.weigh(&w.terms, &w.norms, w.title_in_text, &list);
                        let other_key_terms = kept.choose_key_terms(&w.terms);
                        changes.terms.add(i as u32, ArticleChange { words, other_norms, other_key_terms });
                    }
                }
                changes.queries[i] = kept.choose_query(&self.frequencies) || is_new;
            }
            self.units.push(kept);
        }
        (changes, vectors)
    }
}
