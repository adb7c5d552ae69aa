//! Names of authors in a line of a page.
//!
//! In: a line. Out: the names in it. Whether they are those of the article's authors is decided later.

use crate::metadata::page::{LabelledPage, ShownLines};
use crate::metadata::person::without_date_words;
use crate::parse::byline::{people, signed};
use crate::parse::date::line::date_line;
use crate::text::words::count_words;

/// Words of a part of a line that is names alone.
const MAX_BARE_WORDS: u32 = 8;

/// The names in a short line, each with whether a word for "by" stands before it. `parts` are the spans
/// beside the line's dates. Names without such a word are read when `bare`, or `by`: the line before
/// is such a word.
pub fn names_in_line(
    line: &str,
    parts: Option<&[(usize, usize)]>,
    bare: bool,
    by: bool,
) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut read = |part: &str| {
        let part = part.trim().trim_start_matches(['-', '–', '—', ',', '@', '✍']).trim();
        let part = without_date_words(part);
        let inner = || part.find(" by ").map(|at| &part[at + 4..]);
        match signed(part).or_else(inner) {
            Some(rest) => found.extend(people(rest, false).map(|p| (p, true))),
            None if (bare || by) && count_words(part) <= MAX_BARE_WORDS => {
                found.extend(people(part, !by).map(|p| (p, false)))
            }
            None => {}
        }
    };
    match parts {
        Some(parts) => parts.iter().for_each(|(from, to)| read(&line[*from..*to])),
        None => line
            .split(['|', '•', '·', '—', '–', '\n', '\u{3000}'])
            .flat_map(|part| part.split(" - "))
            .for_each(&mut read),
    }
    found
}

/// Whether the line before or one of the two behind holds a date.
pub fn is_beside_date(lines: &ShownLines<'_>, page: &LabelledPage<'_>, at: usize) -> bool {
    let near = [at.checked_sub(1), Some(at + 1), Some(at + 2)].into_iter().flatten();
    near.filter_map(|n| lines.runs.get(n)).any(|r| date_line(page.line(r)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_line() {
        for (line, bare, expected) in [
            ("By Ada Mole | Harbour Post", false, vec![("Ada Mole", true)]),
            ("Ada Mole", true, vec![("Ada Mole", false)]),
            ("Ada Mole", false, vec![]),
            ("Ada Mole - Harbour Post", true, vec![("Ada Mole", false), ("Harbour Post", false)]),
            ("Photographed by Ada Mole", false, vec![("Ada Mole", true)]),
        ] {
            let found = names_in_line(line, None, bare, false);
            let found: Vec<(&str, bool)> = found.iter().map(|(name, sign)| (name.as_str(), *sign)).collect();
            assert_eq!(found, expected, "{line}");
        }
    }
}
