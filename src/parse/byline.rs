//! The authors' names that a line gives.

use crate::lexicon::names::names;
use crate::parse::tokens::{Kind, tokens};
use crate::text::chars::{is_unspaced, is_word};

/// The authors that a byline names: "By Ada Mole and Ben Oak | 3 May" gives "Ada Mole and Ben
/// Oak". Without one of the words for "by" only `bare` lines are read: two to four capitalised
/// words and nothing else.
pub(crate) fn byline(text: &str, bare: bool) -> Option<String> {
    let text = text.trim().trim_start_matches(['-', '–', '—', '|', '•', '·', '✍']).trim_start();
    match signed(text) {
        Some(rest) => people(rest, bare && text.starts_with("By") && rest.len() + 2 == text.len()),
        None if bare => people(text, true),
        None => None,
    }
}

/// What stands behind the word for "by" that a line opens with.
pub(crate) fn signed(text: &str) -> Option<&str> {
    let marked = names().by.opening(text).map(|(_, rest)| rest);
    let glued = || text.strip_prefix("By").filter(|r| r.starts_with(char::is_uppercase));
    let rest = marked.or_else(glued)?;
    Some(rest.trim_start_matches([':', ' ', '\t', '\u{a0}', '\n', '\r', '：']))
}

/// Whether a line is nothing but a word for "by": "Author:", "Verfasst von".
pub(crate) fn is_by(line: &str) -> bool {
    signed(line.trim()).is_some_and(|rest| !rest.contains(is_word))
}

/// The people at the start of a text, as it joins them; what follows a role or a mark is left
/// out. `strict` wants two words of each.
pub(crate) fn people(text: &str, strict: bool) -> Option<String> {
    const MARKS: [char; 12] = ['|', '•', '·', '\n', '\t', '/', ';', '(', '—', '–', '@', '<'];
    let cut = text.find(|c| MARKS.contains(&c) || c == '[').unwrap_or(text.len());
    let mut found: Vec<&str> = Vec::new();
    let mut joints = Vec::new();
    for part in text[..cut].split(',') {
        for (n, (and, person)) in parted(part).into_iter().enumerate() {
            let role = person.split_whitespace().any(|w| names().role.names.contains(&w));
            if !is_name(person) || role && !found.is_empty() {
                // A role or a place behind the names ends the list.
                return finish(&found, &joints, strict);
            }
            // The word for "and" stays the author's own.
            joints.push(match (n, and) {
                (0, "") => ", ".to_owned(),
                (0, and) => format!(", {and} "),
                (_, and) => format!(" {and} "),
            });
            found.push(person);
        }
    }
    finish(&found, &joints, strict)
}

fn finish(found: &[&str], joints: &[String], strict: bool) -> Option<String> {
    if found.is_empty()
        || found.len() > 8
        || (strict && found.iter().any(|n| n.split_whitespace().count() < 2))
    {
        return None;
    }
    let mut line = String::new();
    for (n, name) in found.iter().enumerate() {
        if n > 0 {
            line.push_str(joints.get(n).map_or(", ", String::as_str));
        }
        line.push_str(name);
    }
    Some(line)
}

/// Splits "Ada Mole and Ben Oak" at the words for "and"; each name with the word before it,
/// if any.
fn parted(text: &str) -> Vec<(&str, &str)> {
    let text = text.trim();
    let mut parts = Vec::new();
    let (mut and, mut from, mut at) = ("", 0, 0);
    for word in text.split_inclusive(' ') {
        let next = at + word.len();
        if next < text.len() && names().and.names.contains(&word.trim()) {
            parts.push((and, text[from..at].trim()));
            (and, from) = (word.trim(), next);
        }
        at = next;
    }
    parts.push((and, text[from..].trim()));
    parts.retain(|(_, p)| !p.is_empty());
    parts
}

/// One to five words of a name: each opens with a capital (or is a particle between two that
/// do), none holds a digit; or a short run of an unspaced script.
pub(crate) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > 5 || text.len() > 60 {
        return false;
    }
    if text.chars().all(|c| is_unspaced(c) || c.is_whitespace()) {
        return text.chars().count() <= 8;
    }
    let particle = |w: &str| {
        matches!(
            w,
            "de" | "da"
                | "del"
                | "della"
                | "der"
                | "den"
                | "van"
                | "von"
                | "zu"
                | "la"
                | "le"
                | "bin"
                | "al"
                | "el"
                | "dos"
                | "do"
                | "du"
                | "ten"
                | "ter"
                | "y"
                | "af"
                | "ibn"
        )
    };
    let cased = tokens(text).iter().all(|t| match t.kind {
        Kind::Word => true,
        Kind::Number(_) => false,
        Kind::Mark(c) => matches!(c, '.' | '-' | '\'' | '’' | '‘'),
    });
    let capital =
        |w: &str| w.chars().find(|c| is_word(*c)).is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
    cased
        && words.first().is_some_and(|w| capital(w))
        && words.last().is_some_and(|w| capital(w) && !w.ends_with('.') || w.len() <= 3)
        && words.iter().all(|w| capital(w) || particle(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_stay_joined_as_they_were() {
        for (line, names) in [
            ("By Ada Mole, Ben Oak, and Cy Elm", "Ada Mole, Ben Oak, and Cy Elm"),
            ("Von Ada Mole und Ben Oak", "Ada Mole und Ben Oak"),
            ("By Ada Mole and Ben Oak | 3 May", "Ada Mole and Ben Oak"),
        ] {
            assert_eq!(byline(line, false).as_deref(), Some(names));
        }
    }

    #[test]
    fn bylines_in_many_forms() {
        let table = [
            ("By Ada Mole", Some("Ada Mole")),
            ("BySarah", Some("Sarah")),
            ("by Ada Mole and Ben Oak | 3 May 2025", Some("Ada Mole and Ben Oak")),
            ("Von Jan Kupfer", Some("Jan Kupfer")),
            ("By Ada Mole, Energy Correspondent", Some("Ada Mole")),
            ("By Ada Mole, our woman in Lima", Some("Ada Mole")),
            ("By the time the gates opened, it was late.", None),
            ("A plain title line", None),
        ];
        for (text, want) in table {
            assert_eq!(byline(text, false).as_deref(), want, "{text}");
        }
        assert_eq!(byline("Ada Mole", true).as_deref(), Some("Ada Mole"));
        assert_eq!(byline("Sport", true), None);
    }
}
