//! Which pairs of articles must be compared anew.
//!
//! In: the articles with other norms, and the words of others that weigh otherwise. Out: for two articles, whether what
//! they share weighs as before; for a story, whether its record says of words what it said.

use crate::util::hash::{PrehashedMap, PrehashedSet};

/// What changed about the terms of some articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermChanges {
    /// For each article: it is new, or its norms are others.
    pub articles: Vec<bool>,
    /// For each article: it is new.
    is_new: Vec<bool>,
    /// For each article: some of its words weigh otherwise.
    has_words: Vec<bool>,
    /// For each article: the key terms of a story with it alone are others.
    has_other_key_terms: Vec<bool>,
    /// These words, ascending in the order of an article's terms.
    words: PrehashedMap<u32, Box<[u32]>>,
    /// Those of them that are or were rare enough to be shown.
    shown: PrehashedSet,
}

/// What changed about the terms of one article that was there before.
pub(crate) struct ArticleChange {
    /// The words that weigh otherwise.
    pub words: Box<[u32]>,
    pub other_norms: bool,
    pub other_key_terms: bool,
}

impl TermChanges {
    /// None, of so many articles; `shown` are words that weigh otherwise and are or were rare enough to be shown.
    pub fn none(articles: usize, shown: PrehashedSet) -> Self {
        let none = vec![false; articles];
        TermChanges {
            articles: none.clone(),
            is_new: none.clone(),
            has_words: none.clone(),
            has_other_key_terms: none,
            words: PrehashedMap::default(),
            shown,
        }
    }

    /// Adds an article that is new.
    pub fn add_new(&mut self, article: u32) {
        (self.articles[article as usize], self.is_new[article as usize]) = (true, true);
    }

    /// Adds an article that was there before.
    pub fn add(&mut self, article: u32, change: ArticleChange) {
        let at = article as usize;
        (self.articles[at], self.has_words[at]) = (change.other_norms, true);
        self.has_other_key_terms[at] = change.other_key_terms;
        self.words.insert(article, change.words);
    }

    /// Whether what the record of a story with these articles says of their words may be other: it tells words that two of
    /// them have, or of a single one its key terms.
    pub fn touch_record(&self, story: &[u32]) -> bool {
        let is = |flags: &[bool], i: &u32| flags.get(*i as usize).is_some_and(|flag| *flag);
        match story {
            _ if story.iter().any(|i| is(&self.is_new, i)) => return true,
            [single] => return is(&self.has_other_key_terms, single),
            _ => {}
        }
        let changed = story.iter().filter(|i| is(&self.has_words, i));
        let words = changed.filter_map(|i| self.words.get(i)).flatten();
        let mut words: Vec<u32> = words.filter(|word| self.shown.contains(word)).copied().collect();
        words.sort_unstable();
        words.array_windows().any(|[a, b]| a == b)
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
    use crate::story::kept::term_changes::{ArticleChange, TermChanges};

    fn changes() -> TermChanges {
        let mut changes = TermChanges::none(5, [7].into_iter().collect());
        let change = |words: &[u32], other_norms: bool, other_key_terms: bool| ArticleChange {
            words: words.into(),
            other_norms,
            other_key_terms,
        };
        changes.add(0, change(&[5, 7], false, false));
        changes.add(1, change(&[7], false, true));
        changes.add(2, change(&[5], true, false));
        changes.add_new(4);
        changes
    }

    #[test]
    fn a_pair_is_the_same_unless_it_shares_what_changed() {
        let changes = changes();
        let pairs = [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3), (3, 4)];
        let same = pairs.map(|(a, b)| changes.are_same(a, b));
        assert_eq!(same, [false, false, true, true, false, false]);
    }

    #[test]
    fn a_record_is_touched_by_shown_words_of_two_articles() {
        let changes = changes();
        // Word 5 of the articles 0 and 2 is too common to be shown.
        let stories: [(&[u32], bool); 6] = [
            (&[0, 1], true),
            (&[0, 2], false),
            (&[0, 3], false),
            (&[0], false),
            (&[1], true),
            (&[3, 4], true),
        ];
        for (story, touched) in stories {
            assert_eq!(changes.touch_record(story), touched, "{story:?}");
        }
    }
}
