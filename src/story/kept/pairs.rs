//! The candidate pairs with their similarities, kept between groupings.
//!
//! In: lists of neighbours and terms. Out: pairs of articles of which one is among the nearest of the other, each
//! with its cosine similarity. Pairs of two articles that stayed as they were are taken over.

use crate::story::constraints::Constraints;
use crate::story::kept::diff::Diff;
use crate::story::kept::nearest::Neighbours;
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

impl KeptPairs {
    /// Brings the pairs up to date. `changed` are the articles whose terms are new or weigh otherwise.
    pub fn refresh(
        &mut self,
        lists: &[Neighbours],
        diff: &Diff,
        changed: &[bool],
        is_allowed: impl Fn(u32, u32) -> bool,
        similarities: &mut Similarities<'_>,
    ) {
        let before = std::mem::take(self);
        let known = before.pairs.iter().zip(&before.similarities);
        let mut known = known.filter_map(|(pair, s)| Some((diff.pair_now(*pair)?, *s))).peekable();
        let found = joined(lists);
        (self.pairs, self.similarities) = (Vec::with_capacity(found.len()), Vec::with_capacity(found.len()));
        for key in found {
            let (a, b) = ((key >> 32) as u32, key as u32);
            while known.next_if(|(pair, _)| *pair < (a, b)).is_some() {}
            let same = !changed[a as usize] && !changed[b as usize];
            let similarity = match known.peek().filter(|(pair, _)| same && *pair == (a, b)) {
                Some((_, similarity)) => *similarity,
                None if is_allowed(a, b) => similarities.of(a, b),
                None => continue,
            };
            self.pairs.push((a, b));
            self.similarities.push(similarity);
        }
    }
}

/// The pairs of all lists, each once, ascending, the smaller index in the upper half.
fn joined(lists: &[Neighbours]) -> Vec<u64> {
    let mut found = Vec::with_capacity(lists.iter().map(Vec::len).sum());
    for (i, list) in (0u32..).zip(lists) {
        let pair = |j: u32| u64::from(i.min(j)) << 32 | u64::from(i.max(j));
        found.extend(list.iter().map(|key| pair(*key as u32)));
    }
    found.sort_unstable();
    found.dedup();
    found
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
