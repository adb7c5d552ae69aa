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

/// The words of a collection, numbered in the order of their first occurrence, and how rare each is.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocumentFrequencies {
    /// The number of each word, by its hash.
    numbers: PrehashedMap<u32, u32>,
    /// The words by their numbers.
    words: Vec<Rarity>,
    documents: u32,
}

/// How rare a word is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rarity {
    /// Documents of the collection that it stands in.
    pub documents: u32,
    /// Natural logarithm, over the collection and general news text together.
    pub idf: f32,
    /// The same over the collection alone.
    pub own: f32,
    /// It stands in few general news texts.
    pub specific: bool,
}

impl DocumentFrequencies {
    /// Counts in how many lists each word stands, and writes the numbers of the words into the lists.
    pub fn of(lists: &mut [Vec<TermCount>]) -> Self {
        let mut out = DocumentFrequencies { documents: lists.len() as u32, ..DocumentFrequencies::default() };
        let mut ids = Vec::new();
        for count in lists.iter_mut().flatten() {
            count.word = *out.numbers.entry(count.id).or_insert(ids.len() as u32);
            if count.word as usize == ids.len() {
                ids.push(count.id);
                out.words.push(Rarity::default());
            }
            out.words[count.word as usize].documents += 1;
        }
        for (word, id) in ids.into_iter().enumerate() {
            out.words[word] = out.rarity(id, out.words[word].documents);
        }
        out
    }

    /// Writes the numbers that the words have here into a list of another article.
    pub fn with_word_numbers(&self, mut list: Vec<TermCount>) -> Vec<TermCount> {
        let known = |c: &mut TermCount| c.word = self.numbers.get(&c.id).copied().unwrap_or(u32::MAX);
        list.iter_mut().for_each(known);
        list
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
        self.words.get(count.word as usize).copied().unwrap_or_else(|| self.rarity(count.id, 0))
    }

    fn rarity(&self, id: u32, documents: u32) -> Rarity {
        let (n, df, share) = (self.documents as f32, documents as f32, share(id));
        let both = ln((n + BACKGROUND_DOCUMENTS + 1.0) / (df + BACKGROUND_DOCUMENTS * share + SMOOTHING));
        let own = ln((n + OWN_SMOOTHING) / (df + SMOOTHING));
        Rarity { documents, idf: both.max(0.0), own: own.max(0.0), specific: share <= MAX_SHARE_SPECIFIC }
    }
}

/// Natural logarithm with the same bits natively and in WebAssembly.
fn ln(x: f32) -> f32 {
    libm::logf(x)
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::idf::DocumentFrequencies;
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
}
