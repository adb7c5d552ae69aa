//! The articles of one grouping with their weighted terms, and the pairs of them that are scored.
//!
//! In: fingerprints. Out: for each candidate pair its features. The score is made in `pair_score`.

use crate::fingerprint::Fingerprint;
use crate::story::article_vector::ArticleVector;
use crate::story::candidates::{MAX_ALL_PAIRS, candidate_pairs};
use crate::story::constraints::Constraints;
use crate::story::idf::DocumentFrequencies;
use crate::story::neighbour_rank::NeighbourRanks;
use crate::story::pair_features::{FEATURES, features, similarity};
use crate::story::recurring_column::is_recurring_column;
use crate::story::term_counts::{TermCount, count_terms};
use crate::story::term_index::TermIndex;
use crate::story::term_vectors::TermVectors;
use crate::story::unrelated::{Relatedness, relatedness};

/// Smallest length of an article's vector, so that no weight is divided by 0.
const MIN_LENGTH: f32 = 1e-6;

/// Articles with their weighted terms, and how common each word is among them.
pub(crate) struct Collection<'a> {
    pub vectors: Vec<ArticleVector<'a>>,
    term_vectors: TermVectors,
    pub frequencies: DocumentFrequencies,
}

/// A candidate pair as the score sees it.
pub(crate) struct PairView<'f> {
    pub pair: (u32, u32),
    /// False when the pair is shown for training only.
    pub worth_scoring: bool,
    pub relatedness: Relatedness,
    pub features: &'f [f32; FEATURES],
}

impl<'a> Collection<'a> {
    /// Counts and weighs the terms of all articles.
    pub fn new(prints: &[&'a Fingerprint]) -> Self {
        let mut counts: Vec<Vec<TermCount>> = prints.iter().map(|p| count_terms(p)).collect();
        let frequencies = DocumentFrequencies::of(&mut counts);
        let mut term_vectors = TermVectors::default();
        // Each list of counts is freed once its vector is made: together they take much memory.
        let vectors = prints.iter().zip(counts).map(|(p, counts)| {
            let vector = ArticleVector::new(p, &counts, &frequencies);
            let shared = |c: &TermCount| frequencies.documents_of(c.word) > 1;
            let terms = counts.iter().zip(&vector.terms).filter(|(c, _)| shared(c));
            let length = vector.norms.early.sqrt().max(MIN_LENGTH);
            term_vectors.push(terms.map(|(c, t)| (c.word, t)), length);
            vector
        });
        Collection { vectors: vectors.collect(), term_vectors, frequencies }
    }

    /// Shows the candidate pairs that are worth a score, in order, or with `all` every candidate. The
    /// features are made one pair at a time: those of all pairs would take much memory. Returns how
    /// many candidates are not worth a score.
    pub fn for_each_pair(
        &self,
        constraints: &Constraints,
        all: bool,
        mut show: impl FnMut(PairView<'_>),
    ) -> usize {
        let vector = |i: u32| self.vectors.get(i as usize);
        let is_allowed = |a: u32, b: u32| match (vector(a), vector(b)) {
            (Some(x), Some(y)) => constraints.allow(x.print, y.print, (a, b)) && !is_recurring_column(x, y),
            _ => false,
        };
        let pairs = candidate_pairs(&self.term_vectors, &self.frequencies, is_allowed);
        let similarities = self.term_vectors.similarities(self.frequencies.len(), &pairs);
        let n = self.vectors.len();
        let mut ranks = NeighbourRanks::new(n, &pairs, &similarities);
        let (mut index, mut indexed, mut opened, mut skipped) = (TermIndex::default(), None, None, 0);
        for (&(a, b), &s) in pairs.iter().zip(&similarities) {
            if opened.replace(a) != Some(a) {
                ranks.open(a);
            }
            let worth_scoring = n <= MAX_ALL_PAIRS || ranks.worth_scoring(b, s);
            skipped += usize::from(!worth_scoring);
            let Some((x, y)) = vector(a).zip(vector(b)).filter(|_| worth_scoring || all) else { continue };
            if indexed.replace(a) != Some(a) {
                index.open(x);
            }
            let found = similarity(&mut index, x, y);
            let features = features(x, y, &found, &ranks.rank_of(b, s), n);
            let relatedness = relatedness(x, y, &found, n);
            show(PairView { pair: (a, b), worth_scoring, relatedness, features: &features });
        }
        skipped
    }
}
