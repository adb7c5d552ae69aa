//! An article as a sparse vector: each of its terms once, with what the pair score needs.

use crate::fingerprint::Fingerprint;
use crate::story::idf::Frequencies;
use crate::story::term_counts::Count;
use crate::text::tokenizer::{HASH, mix};
use crate::util::hash_table::Finder;

/// Words whose neighbouring pairs are kept.
const PAIRED: usize = 300;

/// Stands in few texts of print at large.
pub(crate) const IS_SPECIFIC: u8 = 16;

/// One term of an article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Term {
    /// Hash of the word.
    pub id: u32,
    /// Square root of its count.
    pub often: f32,
    /// Its occurrences, each counting less the later it stands.
    pub early: f32,
    /// How rare it is in the collection and in print at large.
    pub idf: f32,
    /// How rare it is in the collection.
    pub own: f32,
    /// `IN_` and `IS_` flags.
    pub flags: u8,
}

/// Gives counted terms their rarity.
pub(crate) fn weigh(counts: &[Count], frequencies: &Frequencies) -> Vec<Term> {
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

/// Neighbouring words as terms of their own, each once, ascending: hash and rarity. A pair is as
/// rare as the commoner of its words.
pub(crate) fn pairs(print: &Fingerprint, terms: &[Term]) -> Vec<(u32, f32)> {
    let mut finder = Finder::default();
    finder.fill(terms.iter().map(|t| t.id));
    let idf = |code: u32| {
        let found = finder.find(code & HASH).and_then(|i| terms.get(i as usize));
        found.map_or(0.0, |t| t.idf)
    };
    let mut out = Vec::new();
    for text in [&print.title[..], &print.body[..print.body.len().min(PAIRED)]] {
        let mut before: Option<(u32, f32)> = None;
        for &code in text {
            let now = (code & HASH, idf(code));
            if let Some((word, rarity)) = before {
                let both = rarity.min(now.1);
                if both > 2.0 {
                    let pair = mix(u64::from(word) << 32 | u64::from(now.0)) as u32;
                    // Positive numbers are in the order of their bits.
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
