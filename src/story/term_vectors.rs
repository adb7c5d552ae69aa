//! Articles as weighted terms, all in one list: what it takes to find the nearest articles and the
//! cosine similarity of two.
//!
//! In: terms of each article. Out: strongest terms, similarities.

use crate::story::terms::Term;
use crate::util::sorted;

/// The term vectors of the articles of a collection.
#[derive(Default)]
pub(crate) struct TermVectors {
    /// Where the terms of each article end.
    ends: Vec<u32>,
    /// Number of the term and its weight; an article has length 1.
    terms: Vec<(u32, f32)>,
}

impl TermVectors {
    /// Adds the next article; `length` is the length of its vector. The caller leaves out terms that no
    /// other article has.
    pub fn push<'t>(&mut self, terms: impl Iterator<Item = (u32, &'t Term)>, length: f32) {
        self.terms.extend(terms.map(|(word, t)| (word, t.early * t.idf / length)).filter(|t| t.1 > 0.0));
        self.ends.push(self.terms.len() as u32);
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The terms of an article.
    pub fn of(&self, article: u32) -> &[(u32, f32)] {
        let end = |i: Option<u32>| i.and_then(|i| self.ends.get(i as usize)).map_or(0, |e| *e as usize);
        self.terms.get(end(article.checked_sub(1))..end(Some(article))).unwrap_or_default()
    }

    /// The terms of all articles.
    pub fn all(&self) -> &[(u32, f32)] {
        &self.terms
    }

    /// The `max` strongest terms of each article among those that `is_used` accepts, the strongest first.
    pub fn strongest(&self, max: usize, is_used: impl Fn(u32) -> bool) -> TermVectors {
        let mut out = TermVectors::default();
        let mut keys: Vec<u64> = Vec::new();
        for article in 0..self.len() as u32 {
            keys.clear();
            let used = self.of(article).iter().filter(|t| is_used(t.0));
            keys.extend(used.map(|&(word, weight)| sorted::descending_key(word, weight)));
            if keys.len() > max {
                keys.select_nth_unstable(max);
                keys.truncate(max);
            }
            keys.sort_unstable();
            out.terms.extend(keys.iter().map(|key| (*key as u32, sorted::weight_of_key(*key))));
            out.ends.push(out.terms.len() as u32);
        }
        out
    }

    /// Cosine similarity of the articles of each pair, 0 to 1. `words` is above the number of any term;
    /// the pairs of one first article stand together.
    pub fn similarities(&self, words: usize, pairs: &[(u32, u32)]) -> Vec<f32> {
        // The weights of one article as a dense array indexed by term: no search and no branch.
        let mut dense = vec![0.0f32; words];
        let mut out = Vec::with_capacity(pairs.len());
        for same in pairs.chunk_by(|p, q| p.0 == q.0) {
            let own = self.of(same[0].0);
            own.iter().for_each(|t| dense[t.0 as usize] = t.1);
            out.extend(same.iter().map(|pair| dot_product(&dense, self.of(pair.1))));
            own.iter().for_each(|t| dense[t.0 as usize] = 0.0);
        }
        out
    }
}

/// Dot product of a dense and a sparse vector. Four independent sums, so that an addition does not
/// wait for the one before it.
pub(crate) fn dot_product(dense: &[f32], terms: &[(u32, f32)]) -> f32 {
    let mut sums = [0.0f32; 4];
    let (fours, rest) = terms.as_chunks::<4>();
    for four in fours {
        for (sum, (word, weight)) in sums.iter_mut().zip(four) {
            *sum += dense.get(*word as usize).copied().unwrap_or(0.0) * weight;
        }
    }
    for (sum, (word, weight)) in sums.iter_mut().zip(rest) {
        *sum += dense.get(*word as usize).copied().unwrap_or(0.0) * weight;
    }
    ((sums[0] + sums[1]) + (sums[2] + sums[3])).min(1.0)
}

#[cfg(test)]
mod tests {
    use crate::story::term_vectors::TermVectors;
    use crate::story::terms::Term;

    fn vectors(articles: &[&[(u32, f32)]]) -> TermVectors {
        let mut out = TermVectors::default();
        for terms in articles {
            let length = terms.iter().map(|t| t.1 * t.1).sum::<f32>().sqrt();
            let term = |early: f32| Term { id: 0, often: 1.0, early, idf: 1.0, own: 1.0, flags: 0 };
            let terms: Vec<(u32, Term)> = terms.iter().map(|t| (t.0, term(t.1))).collect();
            out.push(terms.iter().map(|(word, term)| (*word, term)), length);
        }
        out
    }

    #[test]
    fn similarity_is_the_cosine() {
        let all = vectors(&[&[(0, 3.0), (1, 4.0)], &[(0, 3.0), (1, 4.0)], &[(1, 1.0)], &[(2, 1.0)], &[]]);
        let found = all.similarities(3, &[(0, 1), (0, 2), (0, 3), (0, 4), (2, 3)]);
        for (found, expected) in found.iter().zip([1.0, 0.8, 0.0, 0.0, 0.0]) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
    }

    #[test]
    fn the_strongest_terms_come_first() {
        let all = vectors(&[&[(0, 1.0), (1, 3.0), (2, 2.0), (3, 9.0)], &[(1, 1.0)]]);
        let found = all.strongest(2, |word| word != 3);
        let words = |article: u32| found.of(article).iter().map(|t| t.0).collect::<Vec<_>>();
        assert_eq!((words(0), words(1)), (vec![1, 2], vec![1]));
    }
}
