//! The name of an outlet in what stands beside a day: weekdays, small words and editions left out.

use crate::lexicon::patterns::{Sign, Table};

/// Most words and characters of an outlet's name.
const MAX_WORDS: usize = 8;
pub const MAX_CHARS: usize = 60;

/// The name of an outlet in what stands beside a day.
pub fn outlet_beside<'t>(table: &Table, text: &'t str) -> Option<&'t str> {
    const MARKS: [char; 12] = [' ', '\t', ',', ';', ':', '·', '|', '/', '–', '—', '-', '\u{a0}'];
    let mut name = text.trim_matches(MARKS);
    name = name.split([';', '\t']).next().unwrap_or("").trim_matches(MARKS);
    for (open, close) in [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“')] {
        if let Some(inner) = name.strip_prefix(open).and_then(|n| n.split_once(close)) {
            return Some(inner.0.trim()).filter(|n| !n.is_empty());
        }
    }
    name = name.trim_matches(['*', '_']);
    if !table.carries(Sign::Domain, name) {
        // A small word before the day ("vom", "on") is no part of the name; a weekday is none.
        while let Some((rest, last)) = name.rsplit_once(' ') {
            let small = last.chars().count() <= 4 && last.chars().all(char::is_lowercase);
            if !small && !table.carries(Sign::Weekday, last.trim_matches(['(', ')', ','])) {
                break;
            }
            name = rest;
        }
    }
    let name = name.trim_matches(|c: char| MARKS.contains(&c) || matches!(c, '(' | ')' | '*' | '_'));
    let letters = name.chars().zip(name.chars().skip(1)).any(|(a, b)| a.is_alphabetic() && b.is_alphabetic());
    let fits = letters && name.chars().count() <= MAX_CHARS && name.split_whitespace().count() <= MAX_WORDS;
    let idle = |w: &str| {
        table.carries(Sign::Weekday, w)
            || w.bytes().any(|b| b.is_ascii_digit())
            || w.chars().count() < 3 && w.is_ascii()
    };
    let edition = table.carries(Sign::Edition, name);
    (fits && !edition && !name.split_whitespace().all(idle)).then_some(name)
}
