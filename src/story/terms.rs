//! An article as a sparse vector: each of its terms once, with the weights that the pair score needs.
//!
//! In: term counts and document frequencies. Out: [`Term`]s, and pairs of neighbouring words.

use crate::fingerprint::Fingerprint;
use crate::story::idf::DocumentFrequencies;
use crate::story::term_counts::TermCount;
use crate::text::tokenizer::{HASH, mix};
use crate::util::hash_table::HashIndex;

/// Words of a text whose neighbouring pairs are terms of their own.
const MAX_PAIRED_WORDS: usize = 300;
/// Rarity (natural logarithm) above which a pair of words is kept.
const MIN_PAIR_IDF: f32 = 2.0;

/// Flag of a term: it stands in few general news texts.
pub(crate) const IS_SPECIFIC: u8 = 16;

/// One term of an article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Term {
    /// Hash of the word.
    pub id: u32,
    /// Square root of its count.
    pub often: f32,
    /// Square root of its count weighted by position.
    pub early: f32,
    /// Rarity over the collection and general news text.
    pub idf: f32,
    /// Rarity over the collection alone.
    pub own: f32,
    /// `IN_` and `IS_` flags.
    pub flags: u8,
}

/// The terms of an article and its day of publication, in days since 1970-01-01.
#[derive(Clone, Copy)]
pub(crate) struct DatedTerms<'t> {
    pub terms: &'t [Term],
    pub day: Option<i32>,
}

/// The terms that two articles share, ascending by hash.
pub(crate) fn shared_terms<'t>(
    mine: &'t [Term],
    theirs: &'t [Term],
) -> impl Iterator<Item = (&'t Term, &'t Term)> {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while let (Some(a), Some(b)) = (mine.get(i), theirs.get(j)) {
            // Branch-free merge: both cursors advance by the result of a comparison, so the CPU has
            // nothing to mispredict.
            i += usize::from(a.id <= b.id);
            j += usize::from(b.id <= a.id);
            if a.id == b.id {
                return Some((a, b));
            }
        }
        None
    })
}

/// Gives counted terms their rarity.
pub(crate) fn weigh_terms(counts: &[TermCount], frequencies: &DocumentFrequencies) -> Vec<Term> {
    counts
        .iter()
        .map(|c| {
            let rarity = frequencies.rarity_of(c);
            let often = f32::from(c.count).sqrt();
            let specific = if rarity.specific { IS_SPECIFIC } else { 0 };
            let (idf, own, flags) = (rarity.idf, rarity.own, c.flags | specific);
            Term { id: c.id, often, early: c.early.sqrt(), idf, own, flags }
        })
        .collect()
}

/// Pairs of neighbouring words, each once, ascending by hash: hash and rarity. A pair is as rare as
/// the more common of its words.
pub(crate) fn word_pairs(print: &Fingerprint, terms: &[Term]) -> Vec<(u32, f32)> {
    let mut finder = HashIndex::default();
    finder.fill(terms.iter().map(|t| t.id));
    let idf = |code: u32| {
        let found = finder.find(code & HASH).and_then(|i| terms.get(i as usize));
        found.map_or(0.0, |t| t.idf)
    };
    let mut out = Vec::new();
    for text in [&print.title[..], &print.body[..print.body.len().min(MAX_PAIRED_WORDS)]] {
        let mut before: Option<(u32, f32)> = None;
        for &code in text {
            let now = (code & HASH, idf(code));
            if let Some((word, rarity)) = before {
                let both = rarity.min(now.1);
                if both > MIN_PAIR_IDF {
                    let pair = mix(u64::from(word) << 32 | u64::from(now.0)) as u32;
                    // The bits of positive floats have the order of their values.
                    out.push(u64::from(pair) << 32 | u64::from(both.to_bits()));
                }
            }
            before = Some(now);
        }
    }
    out.sort_unstable();
    out.dedup_by_key(|p| *p >> 32);
    out.into_iter().map(|p| ((p >> 32) as u32, f32::from_bits(p as u32))).collect()
}
