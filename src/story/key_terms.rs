//! The key terms of a story: its strongest words, numbers apart.
//!
//! In: the weighted terms of its articles. Out: hashes of words, the strongest first. How an article writes them is
//! looked up in `corpus::grouping`.

use crate::story::shared_terms::{MIN_SHOWN_IDF, term_weight};
use crate::story::term_counts::IS_NUMBER;
use crate::story::terms::Term;
use crate::util::sorted;

/// Key terms of a story.
const MAX_TERMS: usize = 6;
/// Articles of a story with more than one that have a key term.
const MIN_TERM_ARTICLES: usize = 2;

/// The key terms of a story with these articles.
pub(crate) fn key_terms(articles: &[&[Term]]) -> Vec<u32> {
    let is_shown = |t: &&Term| t.idf >= MIN_SHOWN_IDF && t.flags & IS_NUMBER == 0;
    let terms = || articles.iter().copied().flatten().filter(is_shown);
    let found: Vec<f32> = terms().map(term_weight).collect();
    let places = sorted::sorted_with_positions(terms().map(|t| t.id.into()));
    let min = articles.len().min(MIN_TERM_ARTICLES);
    let same = places.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() >= min);
    let sum = |same: &[(u64, u32)]| same.iter().filter_map(|s| found.get(s.1 as usize)).sum::<f32>();
    let mut best: Vec<(u32, f32)> = same.map(|same| (same[0].0 as u32, sum(same))).collect();
    sorted::sort_heaviest_first(&mut best);
    best.truncate(MAX_TERMS);
    best.into_iter().map(|term| term.0).collect()
}

#[cfg(test)]
mod tests {
    use crate::story::key_terms::key_terms;
    use crate::story::term_counts::{IN_TITLE, IS_NUMBER};
    use crate::story::terms::Term;

    fn term(id: u32, early: f32, idf: f32, flags: u8) -> Term {
        Term { id, often: 1.0, early, idf, own: idf, flags }
    }

    #[test]
    fn of_two_articles_both_have_a_key_term() {
        let a = [term(1, 1.0, 5.0, 0), term(2, 9.0, 5.0, 0), term(3, 1.0, 5.0, IN_TITLE)];
        let b = [term(1, 1.0, 5.0, 0), term(3, 1.0, 5.0, 0), term(4, 1.0, 5.0, 0)];
        assert_eq!(key_terms(&[&a, &b]), [3, 1]);
        assert_eq!(key_terms(&[&a]), [2, 3, 1]);
    }

    #[test]
    fn numbers_and_common_words_are_none() {
        let all = [term(1, 1.0, 5.0, IS_NUMBER), term(2, 9.0, 1.0, 0), term(3, 1.0, 3.0, 0)];
        assert_eq!(key_terms(&[&all]), [3]);
    }
}
