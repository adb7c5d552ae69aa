//! The words of an article, each once, counted by place: before their rarity in the collection is known.

use crate::fingerprint::Fingerprint;
use crate::text::tokenizer::{HASH, NAME, NUMBER};

/// Words of an article that are looked at; what comes later tells little about the event.
pub(crate) const WORDS: usize = 1200;

/// Words after which a word counts half.
pub(crate) const HALF: f32 = 150.0;

/// Words of the text that belong to the lead.
pub(crate) const LEAD: usize = 60;

/// Where a term stands and what it looks like.
pub(crate) const IN_TITLE: u8 = 1;

/// In the title, the standfirst or the first words.
pub(crate) const IN_LEAD: u8 = 2;

/// Written as a name at least half of the time.
pub(crate) const IS_NAME: u8 = 4;

/// Holds a digit.
pub(crate) const IS_NUMBER: u8 = 8;

/// In the text.
pub(crate) const IN_BODY: u8 = 32;

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
