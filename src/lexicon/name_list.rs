//! One list of names or short phrases, and the question whether a text opens with one of them.

use crate::lexicon::word_lists::entries;
use crate::text::chars::{is_unspaced, is_word};
use crate::util::order::sort_by;

/// `key: name; name`, see the first line of the file.
static FILE: &str = include_str!("data/names.txt");

/// How the names of a list are compared with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// As written.
    Exact,
    /// The names are in lower case, and texts are read so.
    Folded,
}

/// A list of names, longest first, so that the longest of two that fit is found.
pub struct NameList {
    /// The names as the file has them.
    pub names: Vec<&'static str>,
    /// First byte of each name: most texts open with none of them.
    first_bytes: Vec<u8>,
    case: Case,
}

impl NameList {
    /// The names of all lines with this key.
    pub fn read(key: &str, case: Case) -> Self {
        let lines = entries(FILE).filter(|(name, _)| *name == key);
        let mut names: Vec<&'static str> = lines.flat_map(|(_, list)| list.split("; ")).collect();
        sort_by(&mut names, |a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        let first_bytes = names.iter().filter_map(|n| n.bytes().next()).collect();
        NameList { names, first_bytes, case }
    }

    /// Whether a word is one of the names, written exactly so.
    pub fn contains(&self, word: &str) -> bool {
        self.names.contains(&word)
    }

    /// The longest name that `text` opens with, where the name ends as a word, and the text
    /// behind it.
    pub fn opening<'t>(&self, text: &'t str) -> Option<(&'static str, &'t str)> {
        let first = text.bytes().next()?;
        let found = |at: usize| self.rest_behind(self.names[at], text).map(|rest| (self.names[at], rest));
        match self.case {
            // The lower case of its first letter may begin with another byte.
            Case::Folded if !first.is_ascii() => (0..self.names.len()).find_map(found),
            Case::Folded => self.starting_with(first.to_ascii_lowercase()).find_map(found),
            Case::Exact => self.starting_with(first).find_map(found),
        }
    }

    /// Indices of the names with this first byte.
    fn starting_with(&self, first: u8) -> impl Iterator<Item = usize> {
        memchr::memchr_iter(first, &self.first_bytes)
    }

    /// The text behind `name`, when the text opens with it and no letter follows.
    fn rest_behind<'t>(&self, name: &str, text: &'t str) -> Option<&'t str> {
        let front = text.get(..name.len())?;
        let same = match self.case {
            Case::Folded => {
                front.eq_ignore_ascii_case(name) || !front.is_ascii() && is_lower_case_of(name, front)
            }
            Case::Exact => front == name,
        };
        let rest = &text[name.len()..];
        let goes_on = || rest.starts_with(is_word) && !name.ends_with(is_unspaced);
        (same && !goes_on()).then_some(rest)
    }
}

/// Whether `lower` is the lower case of a text.
fn is_lower_case_of(lower: &str, text: &str) -> bool {
    text.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_finds_its_longest_name() {
        let (by, agency) = (NameList::read("by", Case::Folded), NameList::read("agency", Case::Exact));
        let table = [
            (&by, "By Ada Mole", Some(("by", " Ada Mole"))),
            (&by, "Ein Text von Ada Mole", Some(("ein text von", " Ada Mole"))),
            (&by, "Автор: Ада Моль", Some(("автор", ": Ада Моль"))),
            (&by, "Bypass closed", None),
            (&by, "", None),
            (&agency, "Thomson Reuters Foundation reports", Some(("Thomson Reuters Foundation", " reports"))),
            (&agency, "reuters reports", None),
            (&agency, "新华社北京电", Some(("新华社", "北京电"))),
        ];
        for (list, text, want) in table {
            assert_eq!(list.opening(text), want, "{text}");
        }
    }
}
