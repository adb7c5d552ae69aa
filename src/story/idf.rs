//! Inverse document frequency of words, over the collection and a table of general news text.
//!
//! In: term counts of all articles. Out: a number for each word, and how rare it is.

use crate::lexicon::background_idf::{MAX_SHARE_SPECIFIC, share};
use crate::story::term_counts::TermCount;
use crate::util::hash::PrehashedMap;

/// Weight of the table of general news text, in documents.
const BACKGROUND_DOCUMENTS: f32 = 500.0;

/// Added to a word's document frequency, and to the number of documents where the collection stands
/// alone, so that no quotient is 0 or infinite.
const SMOOTHING: f32 = 0.5;
const OWN_SMOOTHING: f32 = 3.0;

/// Articles of a collection from which words are rare by steps: how rare a word is changes only when its count
/// reaches another step, so that a few articles more leave nearly all words as they are. Measured on the labelled
/// collections of 1,576 and 2,412 articles, with all steps of large collections (rarity, norms, background levels,
/// prior shift): BCubed F1 .9227 and .9397 where exact numbers give .9238 and .9377, undated .8929 and .9146 where they
/// give .8887 and .9094. 10,000 generated articles give 4,885 stories where exact counts gave 3,941. A collection of
/// 462 articles about forty events loses .009 by steps of rarity: small ones keep the exact counts.
pub(crate) const MIN_ARTICLES_BY_STEPS: usize = 2048;
/// The number of articles counts as this times a power of two.
const STEP_ARTICLES: f32 = 2000.0;
/// Least share of articles that a word usually has: that of names and of all words that the table does not know.
const MIN_USUAL_SHARE: f32 = 0.001;
/// Times its usual share from which a word is common here, and the ratio of the steps. Each step costs work: with 1 % more
/// articles, words that stand in about one article of a hundred cross it. Measured on the labelled collection of
/// 2,412 articles, BCubed F1 with the day and without: from 8 .9397 and .9146, from 14 .9387 and .9157, from 20 .9387
/// and .9137; steps of 4 and of 8 differ by .001. 40,000 generated articles about 11,400 events give 14,400 stories
/// from 8 and 15,800 from 20.
const MIN_COMMON: f32 = 8.0;
const STEP: f32 = 8.0;
/// Part of the usual count up to which a name or number that the table does not know is seldom here, and the part that
/// it then counts as having. Without it 40,000 generated articles about 11,400 events gave 22,000 stories.
const MAX_SELDOM: f32 = 0.25;
const SELDOM: f32 = 0.0625;

/// The words of a collection, numbered in the order of their first occurrence, and how rare each is.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocumentFrequencies {
    /// The number of each word, by its hash.
    numbers: PrehashedMap<u32, u32>,
    /// The words by their numbers.
    words: Vec<Rarity>,
    documents: u32,
    /// Words are rare by steps.
    by_steps: bool,
}

/// How rare a word is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rarity {
    /// Documents of the collection that it stands in.
    pub documents: u32,
    /// Of them, those in which it is a name or a number.
    names: u32,
    /// Its share of general news texts, 0 to 1; 0 when the table does not know it.
    share: f32,
    /// Natural logarithm, over the collection and general news text together.
    pub idf: f32,
    /// The same over the collection alone.
    pub own: f32,
    /// It stands in few general news texts.
    pub specific: bool,
    /// Step of its count: 0 the usual one, above 0 common here, below 0 a name that is seldom here.
    step: i8,
}

impl DocumentFrequencies {
    /// Counts in how many lists each word stands, and writes the numbers of the words into the lists.
    pub fn of(lists: &mut [Vec<TermCount>]) -> Self {
        let mut out = DocumentFrequencies {
            documents: lists.len() as u32,
            by_steps: lists.len() >= MIN_ARTICLES_BY_STEPS,
            ..DocumentFrequencies::default()
        };
        lists.iter_mut().for_each(|list| out.add(list));
        for word in 0..out.words.len() {
            out.words[word] = out.rarity(out.words[word]);
        }
        out
    }

    /// No words yet; those that come are rare by steps.
    pub fn by_steps() -> Self {
        DocumentFrequencies { by_steps: true, ..DocumentFrequencies::default() }
    }

    /// Counts the words of an article that came, and writes their numbers into its list. What is rare is not
    /// computed before [`settle`](Self::settle).
    pub fn add(&mut self, list: &mut [TermCount]) {
        for count in list {
            count.word = *self.numbers.entry(count.id).or_insert(self.words.len() as u32);
            if count.word as usize == self.words.len() {
                self.words.push(Rarity { share: share(count.id), step: i8::MIN, ..Rarity::default() });
            }
            let word = &mut self.words[count.word as usize];
            word.documents += 1;
            word.names += u32::from(count.is_name_or_number());
        }
    }

    /// Takes the words of an article that is gone out of the counts; with each whether it was a name or a number.
    pub fn remove(&mut self, words: impl Iterator<Item = (u32, bool)>) {
        for (word, is_name) in words {
            let Some(word) = self.words.get_mut(word as usize) else { continue };
            word.documents = word.documents.saturating_sub(1);
            word.names = word.names.saturating_sub(u32::from(is_name));
        }
    }

    /// Computes how rare the words are among this many articles. `show` gets each word whose rarity changed,
    /// with the larger of both, before and now.
    pub fn settle(&mut self, documents: u32, mut show: impl FnMut(u32, f32)) {
        let same_size = size_step(self.documents) == size_step(documents);
        self.documents = documents;
        let steps = Steps::new(documents);
        for word in 0..self.words.len() {
            let before = self.words[word];
            if !same_size || steps.of(&before) != before.step {
                self.words[word] = self.rarity(before);
                show(word as u32, self.words[word].idf.max(before.idf));
            }
        }
    }

    /// Writes the numbers that the words have here into a list of another article.
    pub fn with_word_numbers(&self, mut list: Vec<TermCount>) -> Vec<TermCount> {
        let known = |c: &mut TermCount| c.word = self.numbers.get(&c.id).copied().unwrap_or(u32::MAX);
        list.iter_mut().for_each(known);
        list
    }

    /// Whether words are rare by steps.
    pub fn are_by_steps(&self) -> bool {
        self.by_steps
    }

    /// Number of different words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Number of documents that a word stands in.
    pub fn documents_of(&self, word: u32) -> u32 {
        self.words.get(word as usize).map_or(0, |w| w.documents)
    }

    /// Rarity of a counted word.
    pub fn rarity_of(&self, count: &TermCount) -> Rarity {
        let unseen = || self.rarity(Rarity { share: share(count.id), ..Rarity::default() });
        self.words.get(count.word as usize).copied().unwrap_or_else(unseen)
    }

    /// The same counts with how rare they are.
    fn rarity(&self, counted: Rarity) -> Rarity {
        let (n, df, step) = if self.by_steps {
            let steps = Steps::new(self.documents);
            let step = steps.of(&counted);
            (steps.size, steps.count(counted.share, step), step)
        } else {
            (self.documents as f32, counted.documents as f32, 0)
        };
        let both =
            ln((n + BACKGROUND_DOCUMENTS + 1.0) / (df + BACKGROUND_DOCUMENTS * counted.share + SMOOTHING));
        let own = ln((n + OWN_SMOOTHING) / (df + SMOOTHING));
        let specific = counted.share <= MAX_SHARE_SPECIFIC;
        Rarity { idf: both.max(0.0), own: own.max(0.0), specific, step, ..counted }
    }
}

/// The number of articles that a collection of so many counts as having.
fn size_step(documents: u32) -> f32 {
    let mut size = STEP_ARTICLES;
    while size * 2.0 <= documents as f32 {
        size *= 2.0;
    }
    size
}

/// The steps of counts in a collection.
struct Steps {
    documents: f32,
    /// The number of articles that it counts as having.
    size: f32,
}

impl Steps {
    /// Of this many articles.
    fn new(documents: u32) -> Self {
        Steps { documents: (documents as f32).max(1.0), size: size_step(documents) }
    }

    /// The step of a word's count.
    fn of(&self, word: &Rarity) -> i8 {
        let df = word.documents as f32;
        let (mut from, mut step) = (word.share.max(MIN_USUAL_SHARE) * MIN_COMMON, 0);
        while from < 1.0 && df > from * self.documents {
            (step, from) = (step + 1, from * STEP);
        }
        let max_seldom = self.size * MIN_USUAL_SHARE * MAX_SELDOM;
        // A word of one article is shared with none: a step below two tells nothing apart.
        let is_seldom = word.share == 0.0 && max_seldom >= 2.0 && df <= max_seldom;
        if is_seldom && word.names * 2 > word.documents { -1 } else { step }
    }

    /// The count that a word of a step counts as having. `share` is its share of general news texts.
    fn count(&self, share: f32, step: i8) -> f32 {
        let usual = self.size * share.max(MIN_USUAL_SHARE);
        match step {
            // The middle of the step.
            1.. => (usual * MIN_COMMON * (0..step - 1).fold(STEP.sqrt(), |to, _| to * STEP)).min(self.size),
            0 => usual,
            _ => usual * SELDOM,
        }
    }
}

/// Natural logarithm with the same bits natively and in WebAssembly.
fn ln(x: f32) -> f32 {
    libm::logf(x)
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::idf::{DocumentFrequencies, Rarity, Steps};
    use crate::story::term_counts::{TermCount, count_terms};
    use crate::text::tokenizer::codes;

    fn counts(text: &str) -> Vec<TermCount> {
        count_terms(&Fingerprint { body: codes(text), ..Fingerprint::default() })
    }

    #[test]
    fn rarer_words_weigh_more() {
        let mut lists = [counts("Velmora harbour"), counts("Quellmouth harbour"), counts("harbour")];
        let frequencies = DocumentFrequencies::of(&mut lists);
        assert_eq!(frequencies.len(), 3);
        let of = |word: &str| {
            let list = frequencies.with_word_numbers(counts(word));
            frequencies.rarity_of(&list[0])
        };
        assert_eq!(["harbour", "Velmora", "elsewhere"].map(|w| of(w).documents), [3, 1, 0]);
        assert!(of("harbour").own < of("Velmora").own && of("Velmora").own < of("unseen").own);
        assert!(of("harbour").idf < of("Velmora").idf);
        assert!(of("Velmora").specific && !of("the").specific);
    }

    #[test]
    fn a_step_changes_at_its_bounds_alone() {
        let step = |documents: u32, df: u32, names: u32, share: f32| {
            Steps::new(documents).of(&Rarity { documents: df, names, share, ..Rarity::default() })
        };
        let cases = [
            // articles, articles with the word, as a name, its share of news texts, step
            (2048, 1, 1, 0.0, 0),
            (40_000, 8, 8, 0.0, -1),
            (40_000, 8, 4, 0.0, 0),
            (40_000, 9, 9, 0.0, 0),
            (40_000, 8, 8, 0.1, 0),
            (40_000, 320, 0, 0.0, 0),
            (40_000, 321, 0, 0.0, 1),
            (40_000, 2561, 0, 0.0, 2),
            (40_000, 5, 0, 0.1, 0),
            (40_000, 33_000, 0, 0.1, 1),
        ];
        for (documents, df, names, share, expected) in cases {
            assert_eq!(step(documents, df, names, share), expected, "{documents} {df} {names} {share}");
        }
        let counts = [-1, 0, 1, 2, 3].map(|step| Steps::new(40_000).count(0.0, step));
        assert!(counts.is_sorted() && counts[4] == 32_000.0, "{counts:?}");
    }
}
