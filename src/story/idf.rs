//! How rare words are: in the collection at hand and in a table of print at large.

use crate::lexicon::background_idf::SPECIFIC;
use crate::lexicon::background_idf::share;
use crate::story::term_counts::Count;
use crate::util::hash::ByHash;

/// What the table of print at large is worth, in documents.
const BACKGROUND: f32 = 500.0;

/// The words of a collection, numbered as they come, and how rare each is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frequencies {
    /// The number of each word, by its hash.
    numbers: ByHash<u32, u32>,
    /// The words by their numbers.
    words: Vec<Rarity>,
    documents: u32,
}

/// How rare a word is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rarity {
    /// Documents of the collection that it stands in.
    pub documents: u32,
    /// In the collection and in print at large.
    pub idf: f32,
    /// In the collection.
    pub own: f32,
    /// It stands in few texts of print at large.
    pub specific: bool,
}

impl Frequencies {
    /// Counts in how many of the lists each word stands, and gives the words their numbers.
    pub fn of(lists: &mut [Vec<Count>]) -> Self {
        let mut out = Frequencies { documents: lists.len() as u32, ..Frequencies::default() };
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

    /// Gives the words of a list the numbers that they have here.
    pub fn number(&self, mut list: Vec<Count>) -> Vec<Count> {
        let known = |c: &mut Count| c.word = self.numbers.get(&c.id).copied().unwrap_or(u32::MAX);
        list.iter_mut().for_each(known);
        list
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// In how many documents a word stands.
    pub fn documents_of(&self, word: u32) -> u32 {
        self.words.get(word as usize).map_or(0, |w| w.documents)
    }

    /// How rare a counted word is.
    pub fn rarity_of(&self, count: &Count) -> Rarity {
        self.words.get(count.word as usize).copied().unwrap_or_else(|| self.rarity(count.id, 0))
    }

    fn rarity(&self, id: u32, documents: u32) -> Rarity {
        let (n, df, share) = (self.documents as f32, documents as f32, share(id));
        let with = ln((n + BACKGROUND + 1.0) / (df + BACKGROUND * share + 0.5));
        let own = ln((n + 3.0) / (df + 0.5));
        Rarity { documents, idf: with.max(0.0), own: own.max(0.0), specific: share <= SPECIFIC }
    }
}

/// Natural logarithm, the same bits natively and in wasm.
pub(crate) fn ln(x: f32) -> f32 {
    libm::logf(x)
}
