//! The words of an article, each once, with counts weighted by position.
//!
//! In: a fingerprint. Out: [`TermCount`]s. How rare a word is in the collection is not known yet.

use crate::fingerprint::Fingerprint;
use crate::text::tokenizer::{HASH, NAME, NUMBER};

/// Words of an article's text that are read; later ones say little about the event.
const MAX_WORDS: usize = 1200;
/// Position in the text, in words, at which a word counts half.
const HALF_WEIGHT_AT: f32 = 150.0;
/// Words of the text that belong to the lead.
const LEAD_WORDS: usize = 60;

/// Flag of a term: it stands in the title.
pub(crate) const IN_TITLE: u8 = 1;
/// In the title, the standfirst or the first words.
pub(crate) const IN_LEAD: u8 = 2;
/// Written as a name in at least half of its occurrences.
pub(crate) const IS_NAME: u8 = 4;
/// Holds a digit.
pub(crate) const IS_NUMBER: u8 = 8;
/// In the text.
pub(crate) const IN_BODY: u8 = 32;

/// A term before its rarity is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TermCount {
    /// Hash of the word.
    pub id: u32,
    /// Number of the word in the collection; `u32::MAX` until it has one.
    pub word: u32,
    /// Sum over its occurrences of `1 / (1 + position / 150)`.
    pub early: f32,
    /// Number of its occurrences.
    pub count: u16,
    /// `IN_` and `IS_` flags.
    pub flags: u8,
}

impl TermCount {
    /// Whether the article writes it as a name or a number.
    pub fn is_name_or_number(&self) -> bool {
        self.flags & (IS_NAME | IS_NUMBER) != 0
    }
}

/// Counts the terms of an article, ascending by id.
pub(crate) fn count_terms(print: &Fingerprint) -> Vec<TermCount> {
    let head = print.title.iter().map(|c| (*c, 0, IN_TITLE | IN_LEAD));
    let deck = print.standfirst.iter().map(|c| (*c, 0, IN_LEAD));
    let body = print.body.iter().take(MAX_WORDS).enumerate();
    let body = body.map(|(i, c)| (*c, i as u32, if i < LEAD_WORDS { IN_BODY | IN_LEAD } else { IN_BODY }));
    let all: Vec<(u32, u32, u8)> = head.chain(deck).chain(body).collect();
    let mut order: Vec<u64> =
        all.iter().enumerate().map(|(i, t)| u64::from(t.0 & HASH) << 32 | i as u64).collect();
    order.sort_unstable();
    order
        .chunk_by(|a, b| a >> 32 == b >> 32)
        .map(|same| {
            let id = (same[0] >> 32) as u32;
            let mut count = TermCount { id, word: u32::MAX, early: 0.0, count: 0, flags: 0 };
            let (mut names, mut number) = (0, true);
            for &(code, at, flags) in same.iter().filter_map(|i| all.get(*i as u32 as usize)) {
                count.count += 1;
                count.early += 1.0 / (1.0 + at as f32 / HALF_WEIGHT_AT);
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

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::term_counts::{IN_BODY, IN_LEAD, IN_TITLE, IS_NAME, IS_NUMBER, count_terms};
    use crate::text::tokenizer::{HASH, codes};

    #[test]
    fn place_and_form_make_the_flags() {
        let filler = "and so on ".repeat(30);
        let print = Fingerprint {
            title: codes("ferry to Norafel"),
            body: codes(&format!("the ferry left Norafel at 1830 {filler} harbour")),
            ..Fingerprint::default()
        };
        let counts = count_terms(&print);
        let of = |word: &str| *counts.iter().find(|c| c.id == codes(word)[0] & HASH).unwrap();
        let cases = [
            ("ferry", 2, IN_TITLE | IN_LEAD | IN_BODY),
            ("norafel", 2, IN_TITLE | IN_LEAD | IN_BODY | IS_NAME),
            ("1830", 1, IN_LEAD | IN_BODY | IS_NUMBER),
            ("harbour", 1, IN_BODY),
        ];
        for (word, count, flags) in cases {
            assert_eq!((of(word).count, of(word).flags), (count, flags), "{word}");
        }
        assert!(of("left").early > of("harbour").early);
        assert!(counts.is_sorted_by_key(|c| c.id));
    }
}
