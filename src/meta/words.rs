//! Words of dates and names as data, read once from small text files.

use crate::language::hash;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a word means to the reader of dates.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
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

/// Looks a word up; the word is folded to lower case.
pub(crate) fn date_word(word: &str) -> DateWord {
    static WORDS: OnceLock<BTreeMap<u64, DateWord>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words: BTreeMap<u64, DateWord> = BTreeMap::new();
        for line in include_str!("data/dates.txt").lines() {
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
                let entry = words.entry(hash(word.chars())).or_default();
                entry.kinds |= kind;
                entry.month = entry.month.max(name.parse().unwrap_or(0));
            }
        }
        words
    });
    if word.len() > 40 {
        return DateWord::default();
    }
    let hash = hash(word.chars().flat_map(char::to_lowercase));
    words.get(&hash).copied().unwrap_or_default()
}
