//! An article as a sparse vector: each of its terms once, with what the pair score needs.

use super::background::share;
use super::weights::Frequencies;
use crate::fingerprint::Fingerprint;
use crate::fingerprint::words::{HASH, NAME, NUMBER, mix};

/// Words of an article that are looked at; what comes later tells little about the event.
const WORDS: usize = 1200;
/// Words after which a word counts half.
const HALF: f32 = 150.0;
/// Words of the text that belong to the lead.
const LEAD: usize = 60;
/// Words whose neighbouring pairs are kept.
const PAIRED: usize = 300;

/// Where a term stands and what it looks like.
pub(crate) const IN_TITLE: u8 = 1;
/// In the title, the standfirst or the first words.
pub(crate) const IN_LEAD: u8 = 2;
/// Written as a name at least half of the time.
pub(crate) const IS_NAME: u8 = 4;
/// Holds a digit.
pub(crate) const IS_NUMBER: u8 = 8;
/// Stands in few texts of print at large.
pub(crate) const IS_SPECIFIC: u8 = 16;

/// Share of print at large up to which a word is specific.
const SPECIFIC: f32 = 0.006;

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

/// A term before its rarity is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Count {
    pub id: u32,
    pub count: u32,
    pub early: f32,
    pub flags: u8,
}

/// Counts the terms of an article, ascending by id.
pub(crate) fn count(print: &Fingerprint) -> Vec<Count> {
    let head = print.title.iter().map(|c| (*c, 0, IN_TITLE | IN_LEAD));
    let deck = print.standfirst.iter().map(|c| (*c, 0, IN_LEAD));
    let body = print.body.iter().take(WORDS).enumerate();
    let body = body.map(|(i, c)| (*c, i as u32, if i < LEAD { IN_LEAD } else { 0 }));
    let mut all: Vec<(u32, u32, u32, u8)> =
        head.chain(deck).chain(body).map(|(c, at, f)| (c & HASH, at, c, f)).collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a.0 == b.0)
        .map(|same| {
            let names = same.iter().filter(|t| t.2 & NAME != 0).count();
            let mut flags = same.iter().fold(0, |f, t| f | t.3);
            if names * 2 >= same.len() {
                flags |= IS_NAME;
            }
            if same[0].2 & NUMBER != 0 {
                flags |= IS_NUMBER;
            }
            let early = same.iter().map(|t| 1.0 / (1.0 + t.1 as f32 / HALF)).sum();
            Count { id: same[0].0, count: same.len() as u32, early, flags }
        })
        .collect()
}

/// Gives counted terms their rarity.
pub(crate) fn weigh(counts: &[Count], frequencies: &Frequencies) -> Vec<Term> {
    counts
        .iter()
        .map(|c| {
            let (idf, own) = frequencies.idf(c.id);
            let often = (c.count as f32).sqrt();
            let specific = if share(c.id) <= SPECIFIC { IS_SPECIFIC } else { 0 };
            Term { id: c.id, often, early: c.early.sqrt(), idf, own, flags: c.flags | specific }
        })
        .collect()
}

/// Neighbouring words as terms of their own, each once, ascending: hash and rarity. A pair is as
/// rare as the commoner of its words.
pub(crate) fn pairs(print: &Fingerprint, terms: &[Term]) -> Vec<(u32, f32)> {
    let idf = |code: u32| {
        let found = terms.binary_search_by_key(&(code & HASH), |t| t.id);
        found.ok().and_then(|i| terms.get(i)).map_or(0.0, |t| t.idf)
    };
    let mut out = Vec::new();
    for text in [&print.title[..], &print.body[..print.body.len().min(PAIRED)]] {
        let mut before: Option<(u32, f32)> = None;
        for &code in text {
            let now = (code & HASH, idf(code));
            if let Some((word, rarity)) = before {
                let both = rarity.min(now.1);
                if both > 2.0 {
                    out.push((mix(u64::from(word) << 32 | u64::from(now.0)) as u32, both));
                }
            }
            before = Some(now);
        }
    }
    out.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    out.dedup_by_key(|p| p.0);
    out
}
