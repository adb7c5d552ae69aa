//! One name of an author as a page writes it.
//!
//! In: a text. Out: the name cleaned of what sites put around it, and what it shows by itself.

use crate::lexicon::date_words::{NOISE, PUBLISHED, UPDATED, WEEKDAY, date_word};
use crate::lexicon::names::{is_credit, names};
use crate::metadata::title::is_site;
use crate::metadata::word_list::WordList;
use crate::parse::byline::{is_by, people, signed};
use crate::parse::date::line::date_line;
use crate::text::chars::key;
use crate::text::words::count_words;
use crate::types::document::Declared;

static PLACEHOLDERS: WordList = WordList::new(include_str!("data/author_words.txt"), "placeholder");
static ROLE_WORDS: WordList = WordList::new(include_str!("data/author_words.txt"), "role");
static OWNER_WORDS: WordList = WordList::new(include_str!("data/author_words.txt"), "owner");
static COMPANY_FORMS: WordList = WordList::new(include_str!("data/author_words.txt"), "company");

/// Occurrences of a word in the text that are looked at.
const MAX_OCCURRENCES: usize = 8;
/// Words of one or more names.
const MAX_WORDS: u32 = 16;
/// A name has more bytes for each digit in it.
const MIN_BYTES_PER_DIGIT: usize = 3;

/// Whether the text has the word, which is in small letters, in small letters too: a name that is also a
/// common word.
pub fn writes_lowercase(text: &str, word: &str) -> bool {
    let bytes = text.as_bytes();
    let inside = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    memchr::memmem::find_iter(bytes, word.as_bytes()).take(MAX_OCCURRENCES).any(|at| {
        !inside(at.checked_sub(1).and_then(|b| bytes.get(b))) && !inside(bytes.get(at + word.len()))
    })
}

/// Whether a name is written in capitals.
pub fn is_capitals(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

/// The name without addresses, marks, the site's name and date words around it. `None` when it is no
/// name: a date, mostly digits, a placeholder.
pub fn clean_name(text: &str, declared: &Declared) -> Option<String> {
    let text = text.trim().trim_start_matches([',', ':', '-', '–']).trim();
    let text = signed(text).unwrap_or(text);
    let is_address = |w: &str| w.contains('@') || w.contains("://") || w.contains("[at]");
    let plain = text.split_whitespace().filter(|w| !is_address(w)).collect::<Vec<_>>().join(" ");
    let marks = ['(', ')', '<', '>', ',', ';', '|', '/', '-', '–', '—', ':', ' '];
    let plain = without_date_words(plain.trim_matches(marks)).trim_matches(marks);
    let text = people(plain, true).unwrap_or_else(|| plain.to_owned());
    let text = without_role(&text).to_owned();
    // The site's name behind that of the author.
    let own: Vec<&str> = text.split(", ").filter(|p| !is_site(p, declared)).collect();
    let text = if own.is_empty() { text } else { own.join(", ") };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let folded = key(&text);
    let good = text.len() > 1
        && count_words(&text) <= MAX_WORDS
        && digits * MIN_BYTES_PER_DIGIT < text.len()
        && date_line(&text).is_none()
        && !PLACEHOLDERS.has(&folded)
        && !folded.ends_with("admin")
        && !is_by(&text)
        && !is_credit(&text)
        && !folded.split(' ').next().is_some_and(|w| OWNER_WORDS.has(w));
    good.then_some(text)
}

/// A text without date words such as "updated" at its end, which stood before a date.
pub fn without_date_words(mut text: &str) -> &str {
    while let Some((head, word)) = text.rsplit_once(' ')
        && (date_word(word).is(UPDATED | PUBLISHED | NOISE | WEEKDAY) || word.eq_ignore_ascii_case("last"))
    {
        text = head.trim_end_matches([' ', ',', ':', '-', '–']);
    }
    text
}

/// A full name without the role that is glued to it: "Ada Mole Senior News Reporter" gives "Ada Mole".
fn without_role(name: &str) -> &str {
    let role = |word: &str| names().role.names.iter().any(|r| r.eq_ignore_ascii_case(word));
    let Some((head, last)) = name.rsplit_once(' ') else { return name };
    if !role(last) || name.contains(',') {
        return name;
    }
    let mut rest = head;
    while let Some((head, word)) = rest.rsplit_once(' ')
        && (role(word) || ROLE_WORDS.has(&key(word)))
    {
        rest = head;
    }
    if rest.contains(' ') { rest } else { name }
}

/// Whether a name ends as that of a company or a club does: the owner of the page, not its author.
pub fn is_company(name: &str) -> bool {
    name.split([',', '/', '-', '–']).any(|part| {
        part.split_whitespace().count() > 1
            && part.split_whitespace().next_back().is_some_and(|w| COMPANY_FORMS.has(w))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cleaned() {
        let declared = Declared { site: Some("Harbour Post".to_owned()), ..Declared::default() };
        for (text, expected) in [
            ("By Ada Mole", Some("Ada Mole")),
            ("ada@post.example (Ada Mole)", Some("Ada Mole")),
            ("Ada Mole, Harbour Post", Some("Ada Mole")),
            ("Ada Mole last updated", Some("Ada Mole")),
            ("Ada Mole Senior News Reporter", Some("Ada Mole")),
            ("Copyright Ada Mole", None),
            ("Foto Ada Mole", None),
            ("admin", None),
            ("3 May 2021", None),
            ("12345", None),
        ] {
            assert_eq!(clean_name(text, &declared).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_a_name_shows() {
        for (name, company, capitals) in
            [("Harbour Media", true, false), ("ADA MOLE", false, true), ("Media", false, false)]
        {
            assert_eq!((is_company(name), is_capitals(name)), (company, capitals), "{name}");
        }
        assert!(writes_lowercase("They mole on.", "mole") && !writes_lowercase("moles, Mole", "mole"));
    }
}
