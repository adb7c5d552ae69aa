//! Lists of the names and words that stand in credits; agencies and picture credits.

use crate::text::chars::{is_unspaced, is_word, key};
use crate::util::sorted;
use std::sync::OnceLock;

/// A list of names, longest first.
pub(crate) struct List {
    pub names: Vec<&'static str>,
    /// The byte that each name begins with: most texts begin with none of them.
    opens: Vec<u8>,
    /// The names are in lower case, and texts are read so.
    fold: bool,
}

impl List {
    fn named(key: &str, fold: bool) -> Self {
        let lines = include_str!("data/names.txt").lines().filter_map(|l| l.split_once(": "));
        let mut names: Vec<&'static str> =
            lines.filter(|(k, _)| *k == key).flat_map(|(_, v)| v.split("; ")).collect();
        sorted::sort(&mut names, |a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        let opens = names.iter().filter_map(|n| n.bytes().next()).collect();
        List { names, opens, fold }
    }

    /// The first name that `text` opens with where the name ends as a word, and the text behind it.
    pub fn opening<'t>(&self, text: &'t str) -> Option<(&'static str, &'t str)> {
        let first = text.bytes().next()?;
        let low = if self.fold { first.to_ascii_lowercase() } else { first };
        let same = |name: &str| {
            let front = text.get(..name.len())?;
            let same = match self.fold {
                true => front.eq_ignore_ascii_case(name) || !front.is_ascii() && is_folded(front, name),
                false => front == name,
            };
            let rest = &text[name.len()..];
            let open = || rest.starts_with(is_word) && !name.ends_with(is_unspaced);
            (same && !open()).then_some(rest)
        };
        let find = |at: usize| same(self.names[at]).map(|rest| (self.names[at], rest));
        if self.fold && !first.is_ascii() {
            // The small form of its letter may begin with another byte.
            return (0..self.names.len()).find_map(find);
        }
        memchr::memchr_iter(low, &self.opens).find_map(find)
    }
}

/// Whether a text in lower case is `word`.
fn is_folded(text: &str, word: &str) -> bool {
    text.chars().flat_map(char::to_lowercase).eq(word.chars())
}

pub(crate) struct Names {
    agency: List,
    picture: List,
    credit: List,
    pub by: List,
    pub and: List,
    pub role: List,
    pub desk: List,
    outlet: List,
    from: List,
}

/// The lists, read once.
pub(crate) fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| Names {
        agency: List::named("agency", false),
        picture: List::named("picture", false),
        credit: List::named("credit", false),
        by: List::named("by", true),
        and: List::named("and", false),
        role: List::named("role", false),
        desk: List::named("desk", true),
        outlet: List::named("outlet", true),
        from: List::named("from", true),
    })
}

/// Whether a line is nothing but the name of a news agency, brackets and separators aside.
pub(crate) fn agency(text: &str) -> Option<&'static str> {
    let bare = text.trim_matches(|c: char| !is_word(c));
    names().agency.names.iter().copied().find(|a| *a == bare)
}

/// Whether a name has the form of an outlet's: it ends in one of the words that newspapers and
/// stations are called by, and does not begin as a person's name.
pub(crate) fn is_outlet(name: &str) -> bool {
    let folded = key(name);
    let (Some(first), Some(last)) = (folded.split(' ').next(), folded.rsplit(' ').next()) else {
        return false;
    };
    let called = |o: &&str| last == *o || last.ends_with(o) && last.chars().all(is_unspaced);
    names().outlet.names.iter().any(called) && folded.split(' ').count() <= 6 && !is_given(first)
}

/// Whether a word in small letters is one of the commonest given names.
pub(crate) fn is_given(word: &str) -> bool {
    static GIVEN: &str = include_str!("data/given_names.txt");
    let mut found = memchr::memmem::find_iter(GIVEN.as_bytes(), word.as_bytes());
    let ends = |at: Option<u8>| matches!(at, Some(b' ' | b'\n'));
    let byte = |at: usize| GIVEN.as_bytes().get(at).copied();
    found.any(|at| ends(at.checked_sub(1).and_then(byte)) && ends(byte(at + word.len())))
}

/// The outlet that a line names behind a word for "source": "来源：新华网", "Quelle: dpa".
pub(crate) fn sourced(line: &str) -> Option<&str> {
    let (_, rest) = names().from.opening(line.trim())?;
    let name = rest.trim_start().strip_prefix([':', '：'])?.trim();
    (!name.is_empty() && name.len() <= 60).then_some(name)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_glued_to_a_text() {
        assert_eq!(glued_agency("Agencies Ministers met on Monday."), Some(8));
        assert_eq!(glued_agency("Reuters reported on Monday."), None);
        assert_eq!(glued_agency("APple growers met."), None);
        assert_eq!(agency("(AFP)"), Some("AFP"));
    }

    #[test]
    fn outlets_by_their_form() {
        for name in ["Harbour Post", "Kelporter Zeitung", "The Daily Kelport News", "港口日报"] {
            assert!(is_outlet(name), "{name}");
        }
        for name in ["Ada Mole", "Emily Post", "Post office closed"] {
            assert!(!is_outlet(name), "{name}");
        }
        assert_eq!(sourced("来源：港口网"), Some("港口网"));
        assert_eq!(sourced("Quelle: Hafenblatt"), Some("Hafenblatt"));
        assert_eq!(sourced("Sources say that the port is shut"), None);
    }

    #[test]
    fn picture_credits() {
        assert_eq!(credit_at("Photo: AFP In May it rose.", 0), Some(10));
        assert_eq!(credit_at("Photo: Ada Mole", 0), Some(15));
        assert_eq!(credit_at("Photo: the court said that it was taken in May near the gate.", 0), None);
    }
}
