//! Which pairs of articles must be compared anew.
//!
//! In: the articles with other norms, and the words of others that weigh otherwise. Out: for two articles, whether what
//! they share weighs as before.

use crate::util::hash::PrehashedMap;

/// What changed about the terms of some articles.
pub(crate) struct TermChanges {
    /// For each article: it is new, or its norms are others.
    pub articles: Vec<bool>,
    /// For each article: some of its words weigh otherwise, its norms are the same.
    has_words: Vec<bool>,
    /// These words, ascending in the order of an article's terms.
    words: PrehashedMap<u32, Box<[u32]>>,
}

impl TermChanges {
    /// None, of so many articles.
    pub fn none(articles: usize) -> Self {
        let none = vec![false; articles];
        TermChanges { articles: none.clone(), has_words: none, words: PrehashedMap::default() }
    }

    /// Adds an article: as a whole, or the words of it that weigh otherwise.
    pub fn add(&mut self, article: u32, words: Box<[u32]>, whole: bool) {
        if whole {
            self.articles[article as usize] = true;
        } else {
            self.has_words[article as usize] = true;
            self.words.insert(article, words);
        }
    }

    /// Whether two articles are to each other what they were.
    pub fn are_same(&self, a: u32, b: u32) -> bool {
        !self.articles[a as usize] && !self.articles[b as usize] && !self.share_words(a, b)
    }

    /// Whether a word that both have weighs otherwise.
    fn share_words(&self, a: u32, b: u32) -> bool {
        self.has_words[a as usize] && self.has_words[b as usize] && {
            let words = |i: u32| self.words.get(&i).map_or(&[][..], |words| words);
            words(a).iter().any(|word| words(b).contains(word))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::story::kept::term_changes::TermChanges;

    #[test]
    fn a_pair_is_the_same_unless_it_shares_what_changed() {
        let mut changes = TermChanges::none(4);
        changes.add(0, [5, 7].into(), false);
        changes.add(1, [7].into(), false);
        changes.add(2, [5].into(), true);
        let pairs = [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)];
        assert_eq!(pairs.map(|(a, b)| changes.are_same(a, b)), [false, false, true, true, false]);
    }
}
