//! Names of authors in a line of a page.
//!
//! In: a line. Out: the names in it. Whether they are those of the article's authors is decided later.

use crate::metadata::page::{LabelledPage, ShownLines};
use crate::metadata::person::without_date_words;
use crate::parse::byline::{people, signed};
use crate::parse::date::line::date_line;
use crate::text::words::count_words;

/// Words for a reporter in Chinese.
const REPORTERS: [&str; 3] = ["记者", "記者", "通讯员"];
/// Characters of the name of a paper between the bracket and the word.
const MAX_PAPER_CHARS: usize = 12;
/// Bytes of the names in a bracket.
const MAX_BRACKET_BYTES: usize = 48;
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

/// The names that a Chinese text gives in brackets behind a word for a reporter: "（记者 何小溪）".
pub fn bracketed_reporters(line: &str) -> Option<String> {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let (at, word) = REPORTERS.iter().filter_map(|w| line.find(w).map(|at| (at, w))).min()?;
    let opens = line[..at].rfind(['（', '(']).is_some_and(|b| line[b..at].chars().count() <= MAX_PAPER_CHARS);
    let rest = &line[at + word.len()..];
    let end = rest.find(['）', ')', '　']).filter(|end| *end <= MAX_BRACKET_BYTES)?;
    let names: Vec<&str> = rest[..end].split(|c: char| !is_han(c)).filter(|n| !n.is_empty()).collect();
    let is_name = |n: &&str| (2..=4).contains(&n.chars().count());
    (opens && !names.is_empty() && names.iter().all(is_name)).then(|| names.join(", "))
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
    fn reporters_in_brackets() {
        for (line, names) in [
            ("新华社江口电（记者 何小溪）渡口昨天重新开放。", Some("何小溪")),
            ("渡口昨天重新开放。（本报记者 何小溪 林大山）", Some("何小溪, 林大山")),
            ("记者何小溪昨天到了渡口。", None),
            ("（记者昨天从渡口管理局获悉的消息很多）", None),
        ] {
            assert_eq!(bracketed_reporters(line).as_deref(), names, "{line}");
        }
    }

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
