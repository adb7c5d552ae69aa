//! An article as a sparse vector: each of its terms once, with what the pair score needs.

use crate::fingerprint::Fingerprint;
use crate::story::idf::Frequencies;
use crate::text::tokenizer::{HASH, NAME, NUMBER, mix};
use crate::util::hash_table::Finder;

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

/// In the text.
pub(crate) const IN_BODY: u8 = 32;

/// Share of print at large up to which a word is specific.
pub(crate) const SPECIFIC: f32 = 0.006;

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
    /// Hash of the word, and its number once it has one.
    pub id: u32,
    pub word: u32,
    pub early: f32,
    pub count: u16,
    pub flags: u8,
}

/// Counts the terms of an article, ascending by id.
pub(crate) fn count(print: &Fingerprint) -> Vec<Count> {
    let head = print.title.iter().map(|c| (*c, 0, IN_TITLE | IN_LEAD));
    let deck = print.standfirst.iter().map(|c| (*c, 0, IN_LEAD));
    let body = print.body.iter().take(WORDS).enumerate();
    let body = body.map(|(i, c)| (*c, i as u32, if i < LEAD { IN_BODY | IN_LEAD } else { IN_BODY }));
    let all: Vec<(u32, u32, u8)> = head.chain(deck).chain(body).collect();
    let mut order: Vec<u64> =
        all.iter().enumerate().map(|(i, t)| u64::from(t.0 & HASH) << 32 | i as u64).collect();
    order.sort_unstable();
    order
        .chunk_by(|a, b| a >> 32 == b >> 32)
        .map(|same| {
            let id = (same[0] >> 32) as u32;
            let mut count = Count { id, word: u32::MAX, early: 0.0, count: 0, flags: 0 };
            let (mut names, mut number) = (0, true);
            for &(code, at, flags) in same.iter().filter_map(|i| all.get(*i as u32 as usize)) {
                count.count += 1;
                count.early += 1.0 / (1.0 + at as f32 / HALF);
                count.flags |= flags;
                names += u16::from(code & NAME != 0);
                number &= code & NUMBER != 0;
            }
            count.flags |= if names * 2 >= count.count { IS_NAME } else { 0 };
            count.flags |= if number { IS_NUMBER } else { 0 };
            count
        })
        .collect()
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
