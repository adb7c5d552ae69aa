//! Candidate pairs: for each article the nearest others by its strongest terms.
//!
//! In: term vectors. Out: pairs of indices. A small collection is compared all with all; in a larger
//! one neighbours come from an inverted index. The pairs are scored elsewhere.

use crate::story::idf::DocumentFrequencies;
use crate::story::term_vectors::TermVectors;
use crate::util::sorted;

/// Articles up to which all pairs are candidates.
pub(crate) const MAX_ALL_PAIRS: usize = 48;
/// Strongest terms by which an article looks for others. With 40 the neighbours found are worse.
const MAX_QUERY_TERMS: usize = 24;
/// Neighbours found for each article.
const MAX_NEIGHBOURS: usize = 40;
/// Neighbours that are collected before the nearest of them are chosen.
const NEIGHBOUR_BUFFER: usize = 64;
/// Articles with one term above which the term is not used: at most this many, and no more than
/// `MAX_TERM_ROOTS` times the square root of the number of articles, but `MIN_TERM_ARTICLES` always.
const MAX_TERM_ARTICLES: usize = 400;
const MIN_TERM_ARTICLES: usize = 50;
const MAX_TERM_ROOTS: usize = 8;

/// The candidate pairs that are allowed, the smaller index first, ascending.
pub(crate) fn candidate_pairs(
    vectors: &TermVectors,
    frequencies: &DocumentFrequencies,
    is_allowed: impl Fn(u32, u32) -> bool,
) -> Vec<(u32, u32)> {
    let n = vectors.len() as u32;
    let mut found = if vectors.len() <= MAX_ALL_PAIRS {
        (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect()
    } else {
        nearest(vectors, frequencies)
    };
    found.retain(|&(a, b)| is_allowed(a, b));
    found
}

/// The pairs of each article with its nearest others.
fn nearest(vectors: &TermVectors, frequencies: &DocumentFrequencies) -> Vec<(u32, u32)> {
    let index = InvertedIndex::new(vectors, frequencies);
    let mut sums = vec![0.0f32; vectors.len()];
    let (mut touched, mut near): (Vec<u32>, Vec<u64>) = (Vec::new(), Vec::new());
    let mut found: Vec<u64> = Vec::new();
    for i in 0..vectors.len() as u32 {
        let count = index.add_similarities(i, &mut sums, &mut touched);
        let mut last = u64::MAX;
        for &j in touched.iter().take(count) {
            let similarity = sums.get_mut(j as usize).map(std::mem::take).unwrap_or_default();
            let key = sorted::descending_key(j, similarity);
            if key < last && j != i {
                near.push(key);
                if near.len() == NEIGHBOUR_BUFFER {
                    last = *near.select_nth_unstable(MAX_NEIGHBOURS - 1).1;
                    near.truncate(MAX_NEIGHBOURS);
                }
            }
        }
        if near.len() > MAX_NEIGHBOURS {
            near.select_nth_unstable(MAX_NEIGHBOURS);
        }
        let ends = |key: u64| (i.min(key as u32), i.max(key as u32));
        let near = near.drain(..).take(MAX_NEIGHBOURS).map(ends);
        found.extend(near.map(|(a, b)| u64::from(a) << 32 | u64::from(b)));
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|pair| ((pair >> 32) as u32, pair as u32)).collect()
}

/// For each term the articles that have it among their strongest, all in one list.
struct InvertedIndex {
    /// The strongest terms of each article.
    queries: TermVectors,
    /// Where the articles of each term end in `postings`.
    ends: Vec<u32>,
    /// Articles, ascending within a term, each with the weight that the term has there.
    postings: Vec<(u32, f32)>,
}

impl InvertedIndex {
    fn new(vectors: &TermVectors, frequencies: &DocumentFrequencies) -> Self {
        let root = (vectors.len() as f64).sqrt() as usize;
        let max = MAX_TERM_ARTICLES.min(MIN_TERM_ARTICLES.max(MAX_TERM_ROOTS * root)) as u32;
        let queries = vectors.strongest(MAX_QUERY_TERMS, |word| frequencies.documents_of(word) <= max);
        // First where each term begins; filling moves that on to where it ends.
        let mut ends = vec![0u32; frequencies.len() + 1];
        queries.all().iter().for_each(|term| ends[term.0 as usize + 1] += 1);
        for word in 1..ends.len() {
            ends[word] += ends[word - 1];
        }
        let mut postings = vec![(0, 0.0); queries.all().len()];
        for article in 0..vectors.len() as u32 {
            for &(word, weight) in queries.of(article) {
                let next = &mut ends[word as usize];
                postings[*next as usize] = (article, weight);
                *next += 1;
            }
        }
        InvertedIndex { queries, ends, postings }
    }

    /// Adds to `sums` what each article shares with article `i`. The articles with a sum are the first
    /// of `touched`; returns how many.
    fn add_similarities(&self, i: u32, sums: &mut [f32], touched: &mut Vec<u32>) -> usize {
        let mut count = 0;
        for &(word, weight) in self.queries.of(i) {
            let postings = self.postings_of(word);
            touched.resize(count + postings.len(), 0);
            for &(j, other_weight) in postings {
                let (Some(sum), Some(next)) = (sums.get_mut(j as usize), touched.get_mut(count)) else {
                    continue;
                };
                // Branch-free: written every time, kept only when the sum was 0.
                *next = j;
                count += usize::from(*sum == 0.0);
                *sum += weight * other_weight;
            }
        }
        count
    }

    fn postings_of(&self, word: u32) -> &[(u32, f32)] {
        let end = |word: Option<u32>| word.and_then(|w| self.ends.get(w as usize)).map_or(0, |e| *e as usize);
        self.postings.get(end(word.checked_sub(1))..end(Some(word))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::candidates::{MAX_ALL_PAIRS, candidate_pairs};
    use crate::story::idf::DocumentFrequencies;
    use crate::story::term_counts::count_terms;
    use crate::story::term_vectors::TermVectors;
    use crate::story::terms::weigh_terms;
    use crate::text::tokenizer::codes;

    /// Candidates among `n` articles, of which every two neighbours share one rare word.
    fn pairs(n: usize) -> Vec<(u32, u32)> {
        let print = |i: usize| Fingerprint {
            body: codes(&format!("Velmora{} harbour report number{i}", i / 2)),
            ..Fingerprint::default()
        };
        let mut counts: Vec<_> = (0..n).map(|i| count_terms(&print(i))).collect();
        let frequencies = DocumentFrequencies::of(&mut counts);
        let mut vectors = TermVectors::default();
        for list in &counts {
            let terms = weigh_terms(list, &frequencies);
            vectors.push(list.iter().map(|c| c.word).zip(&terms), 1.0);
        }
        candidate_pairs(&vectors, &frequencies, |a, _| a != 2)
    }

    #[test]
    fn a_small_collection_is_compared_all_with_all() {
        let found = pairs(5);
        assert_eq!(found, [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (3, 4)]);
    }

    #[test]
    fn in_a_large_one_shared_rare_words_find_each_other() {
        let n = MAX_ALL_PAIRS * 12;
        let found = pairs(n);
        assert!(found.len() < n * n / 8, "{}", found.len());
        for i in (0..n as u32).step_by(2).filter(|i| *i != 2) {
            assert!(found.binary_search(&(i, i + 1)).is_ok(), "{i}");
        }
        assert!(found.iter().all(|p| p.0 != 2));
    }
}
