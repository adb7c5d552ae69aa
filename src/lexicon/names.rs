//! Questions about names in credits: news agencies, outlets, given names, picture credits. Goes
//! by lists (`data/names.txt`, `data/given_names.txt`); a name that is on none is unknown, not
//! refused.

use crate::lexicon::name_list::{Case, NameList};
use crate::text::chars::{is_unspaced, is_word, key};
use std::sync::OnceLock;

/// Most words of an outlet's name.
const MAX_OUTLET_WORDS: usize = 6;
/// Longest name behind a word for "source", in bytes.
const MAX_SOURCE_BYTES: usize = 60;
/// Most words of a credited name that is on no list.
const MAX_CREDIT_WORDS: usize = 6;

/// The lists of `data/names.txt`.
pub(crate) struct NameLists {
    /// News agencies.
    agency: NameList,
    /// What follows an agency's name where it is part of a longer one: "Reuters Breakingviews".
    agency_part: NameList,
    /// Credited owners of pictures.
    picture: NameList,
    /// Words for a picture's credit: "Photo".
    credit: NameList,
    /// Words for "by".
    pub by: NameList,
    /// Words that begin with a word for "by" and are none, in scripts without spaces.
    pub by_part: NameList,
    /// Words for "and".
    pub and: NameList,
    /// Words of roles: "Correspondent".
    pub role: NameList,
    /// Words for a newsroom instead of a person.
    pub desk: NameList,
    /// Words for a reporter that stand behind the name, in scripts without capitals.
    pub behind: NameList,
    /// Words between a name and the place behind it: "in".
    pub at: NameList,
    /// Words between the parts of a person's name: "van", "de".
    pub particle: NameList,
    /// Words that outlets' names end in.
    outlet: NameList,
    /// Words for "source".
    from: NameList,
}

/// The lists, read once.
pub(crate) fn names() -> &'static NameLists {
    static LISTS: OnceLock<NameLists> = OnceLock::new();
    LISTS.get_or_init(|| NameLists {
        agency: NameList::read("agency", Case::Exact),
        agency_part: NameList::read("agency-part", Case::Exact),
        picture: NameList::read("picture", Case::Exact),
        credit: NameList::read("credit", Case::Exact),
        by: NameList::read("by", Case::Folded),
        by_part: NameList::read("by-part", Case::Exact),
        and: NameList::read("and", Case::Exact),
        role: NameList::read("role", Case::Exact),
        desk: NameList::read("desk", Case::Folded),
        behind: NameList::read("behind", Case::Exact),
        at: NameList::read("at", Case::Exact),
        particle: NameList::read("particle", Case::Exact),
        outlet: NameList::read("outlet", Case::Folded),
        from: NameList::read("from", Case::Folded),
    })
}

/// The news agency whose name a line is, brackets and separators aside.
pub(crate) fn agency(text: &str) -> Option<&'static str> {
    let bare = text.trim_matches(|c: char| !is_word(c));
    names().agency.names.iter().copied().find(|name| *name == bare)
}

/// Whether a name has the form of an outlet's: it ends in one of the words that newspapers and
/// stations are called by, and does not begin as a person's name.
pub(crate) fn is_outlet(name: &str) -> bool {
    let folded = key(name);
    let (Some(first), Some(last)) = (folded.split(' ').next(), folded.rsplit(' ').next()) else {
        return false;
    };
    let ends_as = |word: &&str| last == *word || last.ends_with(word) && last.chars().all(is_unspaced);
    names().outlet.names.iter().any(ends_as)
        && folded.split(' ').count() <= MAX_OUTLET_WORDS
        && !is_given(first)
}

/// Whether a word in lower case is one of the commonest given names.
pub(crate) fn is_given(word: &str) -> bool {
    static GIVEN: &str = include_str!("data/given_names.txt");
    let byte = |at: usize| GIVEN.as_bytes().get(at).copied();
    let is_edge = |byte: Option<u8>| matches!(byte, Some(b' ' | b'\n'));
    memchr::memmem::find_iter(GIVEN.as_bytes(), word.as_bytes())
        .any(|at| is_edge(at.checked_sub(1).and_then(byte)) && is_edge(byte(at + word.len())))
}

/// The outlet that a line names behind a word for "source": "来源：新华网", "Quelle: dpa".
pub(crate) fn sourced(line: &str) -> Option<&str> {
    let (_, rest) = names().from.opening(line.trim())?;
    let name = rest.trim_start().strip_prefix([':', '：'])?.trim();
    (!name.is_empty() && name.len() <= MAX_SOURCE_BYTES).then_some(name)
}

/// Length in bytes of a news agency's name that stands before a text in its line, as page readers
/// leave it when a credit has lost its own line: "Agencies Ministers met ...". The word behind must open with a
/// capital, so "Reuters reported ..." is prose.
pub(crate) fn glued_agency(text: &str) -> Option<usize> {
    let (name, rest) = names().agency.opening(text)?;
    let next = rest.strip_prefix(' ')?.chars().next()?;
    let word = rest.trim_start().split(|c: char| !is_word(c)).next().unwrap_or_default();
    (next.is_uppercase() && !names().agency_part.contains(word)).then_some(name.len())
}

/// A picture credit ("Photo: AFP", "Foto: dpa") that begins at byte `at`; the byte behind it.
/// The credited name must be a known one or run to the end of the text; else where it ends
/// would be a guess.
pub(crate) fn credit_at(text: &str, at: usize) -> Option<usize> {
    let (_, rest) = names().credit.opening(text.get(at..)?)?;
    let credited = rest.trim_start().strip_prefix([':', '：'])?.trim_start();
    let mut tail = credited;
    while let Some((_, rest)) = names().picture.opening(tail) {
        match rest.trim_start().strip_prefix(['/', '|', ',']).map(str::trim_start) {
            Some(next) if names().picture.opening(next).is_some() => tail = next,
            _ => return Some(text.len() - rest.len()),
        }
    }
    let is_short = credited.split_whitespace().count() <= MAX_CREDIT_WORDS && !credited.is_empty();
    is_short.then_some(text.len())
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
