//! Words that dates are made of, in about forty languages (`data/date_words.txt`,
//! `data/weekdays.txt`): what one word may mean in a date. How words make a date is for
//! `parse::date`.

use crate::lexicon::word_lists::words_of;
use crate::text::language::hash_lower;
use crate::util::hash::fnv1a;
use crate::util::hash_table::HashTable;
use std::sync::OnceLock;

/// Longest word that is looked up, in bytes; none of the list is so long.
const MAX_WORD_BYTES: usize = 40;

/// What a word may mean in a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DateWord {
    /// Month from 1, or 0 for a word that names none.
    pub month: u8,
    /// Roles, a bit each: [`WEEKDAY`] and those below it.
    pub roles: u16,
}

/// Name of a day of the week.
pub(crate) const WEEKDAY: u16 = 1;
/// Says that a date is of the publication.
pub(crate) const PUBLISHED: u16 = 2;
/// Says that a date is of a later change.
pub(crate) const UPDATED: u16 = 4;
/// Stands beside dates and says nothing about them: "at", "GMT", "min read".
pub(crate) const NOISE: u16 = 8;
/// Unit of time: "hours".
pub(crate) const UNIT: u16 = 16;
/// Follows a span of time and puts it before now: "ago".
pub(crate) const AGO: u16 = 32;
/// Opens a span of time and puts it before now: "vor", "hace".
pub(crate) const BEFORE: u16 = 64;
/// Abbreviated unit, which counts only where it stands alone with its number: "4h".
pub(crate) const SHORT: u16 = 128;
/// A number as a word: "an hour".
pub(crate) const NUMBER: u16 = 256;
/// A date in one word: "yesterday".
pub(crate) const SINGLE: u16 = 512;

/// The roles by their names in the file.
const ROLES: [(&str, u16); 10] = [
    ("weekday", WEEKDAY),
    ("published", PUBLISHED),
    ("updated", UPDATED),
    ("noise", NOISE),
    ("unit", UNIT),
    ("ago", AGO),
    ("before", BEFORE),
    ("short", SHORT),
    ("number", NUMBER),
    ("single", SINGLE),
];

static FILE: &str = include_str!("data/date_words.txt");

impl DateWord {
    /// Whether the word has one of these roles.
    pub fn is(self, roles: u16) -> bool {
        self.roles & roles != 0
    }
}

/// What a word means in a date; it is folded to lower case.
pub(crate) fn date_word(word: &str) -> DateWord {
    static TABLE: OnceLock<HashTable<DateWord, 2048>> = OnceLock::new();
    if word.len() > MAX_WORD_BYTES {
        return DateWord::default();
    }
    TABLE.get_or_init(read).get(hash_lower(word).0)
}

/// The table of the file.
fn read() -> HashTable<DateWord, 2048> {
    let mut table: HashTable<DateWord, 2048> = HashTable::new();
    for line in FILE.lines() {
        let Some((name, list)) = line.split_once(':') else { continue };
        let month = name.parse().unwrap_or(0);
        let role = ROLES.iter().find(|(role, _)| *role == name).map_or(0, |(_, bit)| *bit);
        if month == 0 && role == 0 {
            continue;
        }
        for word in list.split_whitespace() {
            table.update(fnv1a(word.chars()), |known| {
                known.roles |= role;
                known.month = known.month.max(month);
            });
        }
    }
    table
}

/// Number from 1 and names, parted by spaces, of each line of the file that names a month; a
/// month has several lines.
pub(crate) fn month_names() -> impl Iterator<Item = (u8, &'static str)> {
    FILE.lines()
        .filter_map(|line| line.split_once(':'))
        .filter_map(|(name, list)| Some((name.parse().ok()?, list)))
}

/// The names of each day of the week, parted by spaces, Monday first.
pub(crate) fn weekday_names() -> impl Iterator<Item = &'static str> {
    include_str!("data/weekdays.txt").lines()
}

/// Forms of date words in East Asian scripts, which are found as characters, not as words.
pub(crate) struct EastForms {
    /// Unit and "ago" behind a number: "小时前".
    pub ago: Vec<&'static str>,
    /// Before a date of a later change.
    pub updated: Vec<&'static str>,
    /// Before a date of publication.
    pub published: Vec<&'static str>,
}

/// The forms, read once.
pub(crate) fn east_forms() -> &'static EastForms {
    static FORMS: OnceLock<EastForms> = OnceLock::new();
    FORMS.get_or_init(|| EastForms {
        ago: words_of(FILE, "east-ago"),
        updated: words_of(FILE, "east-updated"),
        published: words_of(FILE, "east-published"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_any_case() {
        let table = [
            ("MÄRZ", 3, 0),
            ("Freitag", 0, WEEKDAY),
            ("hours", 0, UNIT),
            ("назад", 0, AGO),
            ("yesterday", 0, SINGLE),
            ("bridge", 0, 0),
            ("前", 0, 0),
        ];
        for (word, month, role) in table {
            let found = date_word(word);
            assert_eq!(found.month, month, "{word}");
            assert!(found.is(role) || role == 0 && found.roles == 0, "{word}");
        }
    }

    #[test]
    fn every_month_and_day_has_names() {
        let mut months: Vec<u8> = month_names().map(|(month, _)| month).collect();
        months.dedup();
        assert!((1..=12).all(|month| months.contains(&month)) && months.iter().all(|m| *m <= 12));
        assert_eq!(weekday_names().count(), 7);
        assert!(east_forms().ago.contains(&"시간전") && east_forms().updated.contains(&"更新"));
    }
}
