//! The candidate pairs with their similarities, kept between groupings.
//!
//! In: lists of neighbours and terms. Out: pairs of articles of which one is among the nearest of the other, each
//! with its cosine similarity, and what of that is other than before. Pairs of two articles that stayed as they were are taken over.

use crate::story::constraints::Constraints;
use crate::story::kept::diff::Diff;
use crate::story::kept::nearest::{Neighbours, are_near};
use crate::story::kept::term_changes::TermChanges;
use crate::story::kept::terms::KeptTerms;
use crate::story::lazy_vectors::LazyVectors;
use crate::story::recurring_column::{column_by_print, is_recurring_column};
use crate::story::term_vectors::dot_product;

/// Pairs, the smaller index first, ascending, each with its similarity, 0 to 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptPairs {
    pub pairs: Vec<(u32, u32)>,
    pub similarities: Vec<f32>,
}

/// What is other about the pairs than before.
pub(crate) struct PairChanges {
    /// For each pair: it is new, or what its articles share weighs otherwise.
    pub pairs: Vec<bool>,
    /// Those that are none any more although both articles are there, ascending.
    pub gone: Vec<(u32, u32)>,
    /// For each article: a pair of it came or went, or has another similarity.
    pub articles: Vec<bool>,
}

impl KeptPairs {
    /// Brings the pairs up to date. `touched` are those of which one came into the list of the other or left it, ascending; `terms` says
    /// which articles have other terms.
    pub fn refresh(
        &mut self,
        lists: &[Neighbours],
        touched: &[u64],
        diff: &Diff,
        terms: &TermChanges,
        is_allowed: impl Fn(u32, u32) -> bool,
        similarities: &mut Similarities<'_>,
    ) -> PairChanges {
        let before = std::mem::take(self);
        let mut articles = vec![false; lists.len()];
        let is_first = before.pairs.is_empty();
        let room = if is_first { touched.len() } else { before.pairs.len() + touched.len() / 2 };
        let (mut pairs, mut gone) = (Vec::with_capacity(room), Vec::new());
        (self.pairs, self.similarities) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let mut put = |pair: (u32, u32), known: Option<f32>, articles: &mut [bool]| {
            let (a, b) = pair;
            let is_same = terms.are_same(a, b);
            let similarity = known.filter(|_| is_same).unwrap_or_else(|| similarities.of(a, b));
            if known.map(f32::to_bits) != Some(similarity.to_bits()) {
                (articles[a as usize], articles[b as usize]) = (true, true);
            }
            self.pairs.push(pair);
            self.similarities.push(similarity);
            pairs.push(known.is_none() || !is_same);
        };
        let touched = touched.iter().map(|key| ((key >> 32) as u32, *key as u32));
        let mut touched = touched.peekable();
        // Of the first lists every pair is one.
        let exists = |(a, b): (u32, u32)| (is_first || are_near(lists, a, b)) && is_allowed(a, b);
        for (pair, similarity) in before.pairs.iter().zip(&before.similarities) {
            let Some(pair) = diff.pair_now(*pair) else {
                let rest = [diff.now_of(pair.0), diff.now_of(pair.1)];
                rest.into_iter().flatten().for_each(|i| articles[i as usize] = true);
                continue;
            };
            while let Some(other) = touched.next_if(|other| *other < pair) {
                if exists(other) {
                    put(other, None, &mut articles);
                }
            }
            if touched.next_if_eq(&pair).is_none() || are_near(lists, pair.0, pair.1) {
                put(pair, Some(*similarity), &mut articles);
            } else {
                (articles[pair.0 as usize], articles[pair.1 as usize]) = (true, true);
                gone.push(pair);
            }
        }
        for other in touched.filter(|other| exists(*other)) {
            put(other, None, &mut articles);
        }
        PairChanges { pairs, gone, articles }
    }
}

/// Whether two articles may be of one story, as in `collection`.
pub(crate) fn may_be_of_one_story(
    vectors: &LazyVectors<'_>,
    constraints: &Constraints,
    (a, b): (u32, u32),
) -> bool {
    let Some((x, y)) = vectors.print(a).zip(vectors.print(b)) else { return false };
    let are_issues = || match column_by_print(x, y) {
        Some(known) => known,
        None => vectors.get(a).zip(vectors.get(b)).is_some_and(|(x, y)| is_recurring_column(x, y)),
    };
    constraints.allow(x, y, (a, b)) && !are_issues()
}

/// Measures cosine similarities; pairs of one first article come together.
pub(crate) struct Similarities<'t> {
    units: &'t [KeptTerms],
    /// The weights of the open article, by the numbers of the words: no search and no branch.
    dense: Vec<f32>,
    opened: Option<u32>,
}

impl<'t> Similarities<'t> {
    /// Of articles whose words have numbers below `words`.
    pub fn new(units: &'t [KeptTerms], words: usize) -> Self {
        Similarities { units, dense: vec![0.0; words], opened: None }
    }

    fn of(&mut self, a: u32, b: u32) -> f32 {
        let terms = |i: u32| self.units.get(i as usize).map_or(&[][..], |u| &u.terms);
        if self.opened != Some(a) {
            let before = self.opened.map_or(&[][..], terms);
            before.iter().for_each(|t| self.dense[t.0 as usize] = 0.0);
            terms(a).iter().for_each(|t| self.dense[t.0 as usize] = t.1);
            self.opened = Some(a);
        }
        dot_product(&self.dense, terms(b))
    }
}
