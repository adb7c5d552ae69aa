//! The terms of each article as they are kept between groupings, and which of them changed.
//!
//! In: articles with their keys, document frequencies. Out: for each article its weighted terms and the strongest
//! of them, by which it looks for others.

use crate::story::article_vector::Norms;
use crate::story::idf::DocumentFrequencies;
use crate::story::key_terms::key_terms;
use crate::story::term_counts::TermCount;
use crate::story::terms::Term;
use crate::text::tokenizer::mix;
use crate::util::sorted;

/// Strongest terms by which an article looks for others, as in `candidates`.
const MAX_QUERY_TERMS: usize = 24;
/// Articles with one term above which the term is not used.
const MAX_TERM_ARTICLES: u32 = 400;
/// Smallest length of an article's vector, so that no weight is divided by 0.
const MIN_LENGTH: f32 = 1e-6;
/// Weights of the terms of a query are whole numbers of this part: sums of whole numbers are the same in any order.
const QUERY_SCALE: f32 = 32_768.0;

/// What is kept of one article.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptTerms {
    /// Serial number of the article.
    pub key: u64,
    /// Number of each word and its weight; an article has a length of about 1, by its rounded norm.
    pub terms: Box<[(u32, f32)]>,
    /// Which of them are names or numbers: bits, the first the lowest.
    pub names: Box<[u8]>,
    /// Hash of what weighs the article as a whole.
    pub norms: u64,
    /// Hash of the terms that are the key terms of a story with this article alone.
    pub key_terms: u64,
    /// The strongest terms that few articles have, each with its weight as a whole number, the strongest first.
    pub query: Box<[(u32, u32)]>,
}

impl KeptTerms {
    /// The weights of an article's terms. Returns whether its norms are others than before; if not, only what it
    /// shares the words with that weigh otherwise is compared anew.
    pub fn weigh(&mut self, terms: &[Term], norms: &Norms, title_in_text: f32, counts: &[TermCount]) -> bool {
        let length = norms.early.sqrt().max(MIN_LENGTH);
        let weights = counts.iter().zip(terms).map(|(c, t)| (c.word, t.early * t.idf / length));
        self.terms = weights.collect();
        let bits = |eight: &[TermCount]| {
            eight.iter().zip(0..).fold(0, |bits, (c, at)| bits | u8::from(c.is_name_or_number()) << at)
        };
        self.names = counts.chunks(8).map(bits).collect();
        let norms = norms.all().into_iter().chain([title_in_text]);
        let norms = norms.fold(0, |hash, norm| mix(hash ^ u64::from(norm.to_bits())));
        std::mem::replace(&mut self.norms, norms) != norms
    }

    /// Chooses the key terms of a story with this article alone; returns whether they are others than before.
    pub fn choose_key_terms(&mut self, terms: &[Term]) -> bool {
        let hash = key_terms(&[terms]).into_iter().fold(0, |hash, id| mix(hash ^ u64::from(id)));
        std::mem::replace(&mut self.key_terms, hash) != hash
    }

    /// The words, each with whether it is a name or a number.
    pub fn words(&self) -> impl Iterator<Item = (u32, bool)> {
        let is_name = |at: usize| self.names.get(at / 8).is_some_and(|bits| bits >> (at % 8) & 1 == 1);
        self.terms.iter().enumerate().map(move |(at, t)| (t.0, is_name(at)))
    }

    /// Chooses the strongest terms anew; returns whether they are others than before.
    pub fn choose_query(&mut self, frequencies: &DocumentFrequencies) -> bool {
        let is_used = |t: &&(u32, f32)| {
            let documents = frequencies.documents_of(t.0);
            t.1 > 0.0 && (2..=MAX_TERM_ARTICLES).contains(&documents)
        };
        // Of equal weights the first: terms ascend by the hash of their word.
        let used = self.terms.iter().zip(0..).filter(|(t, _)| is_used(t));
        let mut keys: Vec<u64> = used.map(|(t, at)| sorted::descending_key(at, t.1)).collect();
        if keys.len() > MAX_QUERY_TERMS {
            keys.select_nth_unstable(MAX_QUERY_TERMS);
            keys.truncate(MAX_QUERY_TERMS);
        }
        keys.sort_unstable();
        let term = |key: &u64| self.terms.get(*key as u32 as usize);
        let whole = |weight: f32| ((weight * QUERY_SCALE) as u32).max(1);
        let query: Box<[(u32, u32)]> = keys.iter().filter_map(term).map(|t| (t.0, whole(t.1))).collect();
        let changed = query != self.query;
        self.query = query;
        changed
    }
}

/// Which words are used in queries.
#[derive(Clone, Debug, Default)]
pub(crate) struct UsedWords(Vec<bool>);

impl UsedWords {
    /// Looks at all words anew. `show` gets those that are used now and were not, or the reverse.
    pub fn refresh(&mut self, frequencies: &DocumentFrequencies, mut show: impl FnMut(u32)) {
        self.0.resize(frequencies.len(), false);
        for (used, word) in self.0.iter_mut().zip(0..) {
            let now = (2..=MAX_TERM_ARTICLES).contains(&frequencies.documents_of(word));
            if now != *used {
                *used = now;
                show(word);
            }
        }
    }
}
