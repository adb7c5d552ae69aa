//! Agencies, picture credits and authors' names in short lines and at the start of texts.

use super::tokens::{Kind, tokens};
use crate::gather;
use crate::text::{is_unspaced, is_word};
use std::sync::OnceLock;

/// A list of names, longest first.
struct List {
    names: Vec<&'static str>,
    /// Bytes that the names begin with: most texts begin with none of them.
    opens: [bool; 256],
    /// The names are in lower case, and texts are read so.
    fold: bool,
}

impl List {
    fn named(key: &str, fold: bool) -> Self {
        let lines = include_str!("data/names.txt").lines().filter_map(|l| l.split_once(": "));
        let mut names: Vec<&'static str> =
            lines.filter(|(k, _)| *k == key).flat_map(|(_, v)| v.split("; ")).collect();
        gather::sort(&mut names, |a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        let mut opens = [false; 256];
        for byte in names.iter().filter_map(|n| n.bytes().next()) {
            opens[usize::from(byte)] = true;
        }
        List { names, opens, fold }
    }

    /// The first name that `text` opens with where the name ends as a word, and the text behind it.
    fn opening<'t>(&self, text: &'t str) -> Option<(&'static str, &'t str)> {
        let first = text.bytes().next()?;
        let low = if self.fold { first.to_ascii_lowercase() } else { first };
        if !self.opens[usize::from(low)] && (first.is_ascii() || !self.fold) {
            return None;
        }
        self.names.iter().find_map(|name| {
            let rest = text.get(name.len()..)?;
            let same = if self.fold { is_folded(&text[..name.len()], name) } else { text.starts_with(name) };
            let ends = || {
                rest.chars().next().is_none_or(|c| !is_word(c))
                    || name.chars().last().is_some_and(is_unspaced)
            };
            (same && ends()).then_some((*name, rest))
        })
    }
}

/// Whether a text in lower case is `word`.
fn is_folded(text: &str, word: &str) -> bool {
    let (Some(first), Some(low)) = (text.bytes().next(), word.bytes().next()) else { return false };
    // Most texts and words part in their first letter.
    (first.to_ascii_lowercase() == low || !first.is_ascii())
        && text.chars().flat_map(char::to_lowercase).eq(word.chars())
}

struct Names {
    agency: List,
    picture: List,
    credit: List,
    by: List,
    and: List,
    role: List,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| Names {
        agency: List::named("agency", false),
        picture: List::named("picture", false),
        credit: List::named("credit", false),
        by: List::named("by", true),
        and: List::named("and", false),
        role: List::named("role", false),
    })
}

/// Whether a line is nothing but the name of a news agency, brackets and separators aside.
pub(crate) fn agency(text: &str) -> Option<&'static str> {
    let bare = text.trim_matches(|c: char| !is_word(c));
    names().agency.names.iter().copied().find(|a| *a == bare)
}

/// Bytes of a news agency's name glued to the front of a text, as page readers leave it when
/// a credit has lost its line: "Agencies Ministers met ...". The word behind must open with a
/// capital (a digit or a quote too), so "Reuters reported ..." is prose.
pub(crate) fn glued_agency(text: &str) -> Option<usize> {
    let (name, rest) = names().agency.opening(text)?;
    let next = rest.strip_prefix(' ')?.chars().next()?;
    let word = rest.trim_start().split(|c: char| !is_word(c)).next().unwrap_or_default();
    let names_more = matches!(
        word,
        "News"
            | "Agency"
            | "Photo"
            | "Photos"
            | "CEO"
            | "Breakingviews"
            | "Stylebook"
            | "Institute"
            | "Foundation"
    );
    (next.is_uppercase() && !names_more).then_some(name.len())
}

/// A picture credit ("Photo: AFP", "Foto: dpa") that begins at byte `at`; the byte behind it.
/// The credited name must be a known one or run to the end of the text, else where it ends
/// is a guess.
pub(crate) fn credit_at(text: &str, at: usize) -> Option<usize> {
    let text_at = text.get(at..)?;
    let (_, rest) = names().credit.opening(text_at)?;
    let rest = rest.trim_start().strip_prefix([':', '：'])?;
    let from = rest.trim_start();
    let mut tail = from;
    while let Some((_, left)) = names().picture.opening(tail) {
        let next = left.trim_start();
        match next.strip_prefix(['/', '|', ',']).map(str::trim_start) {
            Some(more) if names().picture.opening(more).is_some() => tail = more,
            _ => return Some(text.len() - left.len()),
        }
    }
    let short = from.split_whitespace().count() <= 6 && !from.is_empty();
    short.then_some(text.len())
}

/// Whether a line opens with a word for pictures ("Foto aus dem Archiv"): it names no author.
pub(crate) fn is_credit(text: &str) -> bool {
    names().credit.opening(text.trim_start()).is_some()
}

/// The authors that a byline names: "By Ada Mole and Ben Oak | 3 May" gives "Ada Mole and Ben
/// Oak". Without one of the words for "by" only `bare` lines are read: two to four capitalised
/// words and nothing else.
pub(crate) fn byline(text: &str, bare: bool) -> Option<String> {
    let text = text.trim().trim_start_matches(['-', '–', '—', '|', '•', '·', '✍']).trim_start();
    let marked = names().by.opening(text).map(|(_, rest)| rest);
    let glued = || text.strip_prefix("By").filter(|r| r.starts_with(char::is_uppercase));
    let rest = match marked.or_else(glued) {
        Some(rest) => rest.trim_start_matches([':', ' ', '\t', '\u{a0}', '\n', '\r', '：']),
        None if bare => text,
        None => return None,
    };
    let cut =
        rest.find(['|', '•', '·', '\n', '\t', '/', ';', '(', '—', '–', '@', '<', '[']).unwrap_or(rest.len());
    let mut names_found: Vec<&str> = Vec::new();
    let mut joints = Vec::new();
    for part in rest[..cut].split(',') {
        for (n, (and, person)) in people(part).into_iter().enumerate() {
            let role = person.split_whitespace().any(|w| names().role.names.contains(&w));
            if !is_name(person) || role && !names_found.is_empty() {
                // A role or a place behind the names ends the list.
                if names_found.is_empty() {
                    return None;
                }
                return finish(&names_found, &joints, bare && marked.is_none());
            }
            // The word for "and" stays the author's own.
            joints.push(match (n, and) {
                (0, "") => ", ".to_owned(),
                (0, and) => format!(", {and} "),
                (_, and) => format!(" {and} "),
            });
            names_found.push(person);
        }
    }
    finish(&names_found, &joints, bare && marked.is_none())
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
fn people(text: &str) -> Vec<(&str, &str)> {
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
fn is_name(text: &str) -> bool {
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

/// A place that opens a text: "NEW DELHI: Leaders ...", "LIMA (AP) — Ministers ...",
/// "Berlin (dpa) - Der ...". Gives the place, the agency in brackets, and the byte where the
/// prose begins. `None` when it is not sure.
pub(crate) fn dateline(text: &str) -> Option<(&str, Option<&'static str>, usize)> {
    let text_start = text.len() - text.trim_start().len();
    let line = text.trim_start();
    let limit = line.char_indices().nth(64).map_or(line.len(), |(at, _)| at);
    let head = &line[..limit];
    let (mark_at, mark) = [": ", " — ", " – ", " - ", "— ", "– ", ".- "]
        .iter()
        .filter_map(|m| head.find(m).map(|at| (at, *m)))
        .min_by_key(|(at, m)| (*at, std::cmp::Reverse(m.len())))?;
    let place_part = head[..mark_at].trim();
    let rest = line[mark_at + mark.len()..].trim_start();
    let prose = first_capital(rest) && rest.split_whitespace().take(5).count() == 5;
    let (place, agency_name) = match place_part.find('(') {
        Some(open) if place_part.ends_with(')') => {
            let inner = &place_part[open + 1..place_part.len() - 1];
            let known = inner.split(['/', ',', '-']).find_map(|p| agency(p.trim())).or_else(|| agency(inner));
            (place_part[..open].trim(), Some(known?))
        }
        Some(_) => return None,
        None => (place_part, None),
    };
    // "Lima, June 3" and "Lima, Peru": the first part is the place, the parts behind may
    // hold a date.
    let first = place.split(',').next().unwrap_or_default().trim();
    let upper = first.chars().any(char::is_alphabetic) && !first.chars().any(char::is_lowercase);
    let known = is_place(first);
    let sure = match mark.trim() {
        ":" => known || (upper && first.len() > 3 && first.split_whitespace().count() <= 3),
        _ => known || upper && first.len() > 3 || agency_name.is_some(),
    };
    let shape = is_name(first) && first.split_whitespace().count() <= 4;
    (prose && sure && shape).then_some((first, agency_name, text_start + line.len() - rest.len()))
}

fn first_capital(text: &str) -> bool {
    text.chars().find(|c| is_word(*c)).is_some_and(|c| !c.is_lowercase())
}

/// Cities that datelines name without their country, case folded for spellings in capitals.
pub(crate) fn is_place(text: &str) -> bool {
    static PLACES: OnceLock<Vec<String>> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let mut places: Vec<String> = include_str!("data/places.txt")
            .lines()
            .filter(|l| !l.starts_with('#'))
            .map(str::to_lowercase)
            .collect();
        gather::sort(&mut places, Ord::cmp);
        places
    });
    places.binary_search(&text.to_lowercase()).is_ok()
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

    #[test]
    fn agencies_glued_to_a_text() {
        assert_eq!(glued_agency("Agencies Ministers met on Monday."), Some(8));
        assert_eq!(glued_agency("Reuters reported on Monday."), None);
        assert_eq!(glued_agency("APple growers met."), None);
        assert_eq!(agency("(AFP)"), Some("AFP"));
    }

    #[test]
    fn datelines() {
        let place = |t: &'static str| dateline(t).map(|(p, a, _)| (p, a));
        assert_eq!(place("New Delhi: Leaders met on Monday to talk."), Some(("New Delhi", None)));
        assert_eq!(place("LIMA (AP) — Ministers met on Monday to talk."), Some(("LIMA", Some("AP"))));
        assert_eq!(place("Berlin (dpa) - Der Rat hat am Montag getagt."), Some(("Berlin", Some("dpa"))));
        assert_eq!(
            place("Lima, June 3 (Reuters) - Ministers met on Monday today."),
            Some(("Lima", Some("Reuters")))
        );
        assert_eq!(place("The verdict: Leaders met on Monday to talk."), None);
        assert_eq!(place("Note: The council met on Monday to talk."), None);
    }

    #[test]
    fn picture_credits() {
        assert_eq!(credit_at("Photo: AFP In May it rose.", 0), Some(10));
        assert_eq!(credit_at("Photo: Ada Mole", 0), Some(15));
        assert_eq!(credit_at("Photo: the court said that it was taken in May near the gate.", 0), None);
    }
}
