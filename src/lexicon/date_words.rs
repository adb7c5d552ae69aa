//! Words of dates and names as data, read once from small text files.

use crate::text::language::hash_lower;
use crate::util::hash::hash;
use crate::util::hash_table::Known;
use std::sync::OnceLock;

/// What a word means to the reader of dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DateWord {
    /// Month number, or 0.
    pub month: u8,
    /// One bit a kind, see the constants.
    pub kinds: u16,
}

pub(crate) const WEEKDAY: u16 = 1;
pub(crate) const PUBLISHED: u16 = 2;
pub(crate) const UPDATED: u16 = 4;
pub(crate) const NOISE: u16 = 8;
pub(crate) const UNIT: u16 = 16;
pub(crate) const AGO: u16 = 32;
pub(crate) const BEFORE: u16 = 64;
pub(crate) const SHORT: u16 = 128;
pub(crate) const NUMBER: u16 = 256;
pub(crate) const SINGLE: u16 = 512;

impl DateWord {
    /// Whether the word is of one of the kinds.
    pub fn is(self, kinds: u16) -> bool {
        self.kinds & kinds != 0
    }
}

/// The words that dates are made of, a line a kind; see the file.
pub(crate) static DATES: &str = include_str!("data/date_words.txt");

/// Looks a word up; the word is folded to lower case.
pub(crate) fn date_word(word: &str) -> DateWord {
    static WORDS: OnceLock<Known<DateWord, 2048>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words: Known<DateWord, 2048> = Known::new();
        for line in DATES.lines() {
            let Some((name, list)) = line.split_once(':') else { continue };
            let kind = match name {
                "weekday" => WEEKDAY,
                "published" => PUBLISHED,
                "updated" => UPDATED,
                "noise" => NOISE,
                "unit" => UNIT,
                "ago" => AGO,
                "before" => BEFORE,
                "short" => SHORT,
                "number" => NUMBER,
                "single" => SINGLE,
                _ => 0,
            };
            for word in list.split_whitespace() {
                words.tell(hash(word.chars()), |known| {
                    known.kinds |= kind;
                    known.month = known.month.max(name.parse().unwrap_or(0));
                });
            }
        }
        words
    });
    if word.len() > 40 {
        return DateWord::default();
    }
    words.get(hash_lower(word).0)
}
