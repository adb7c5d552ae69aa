//! One told name: made fit to be told, and what it says by itself.

use crate::lexicon::date_words::{NOISE, PUBLISHED, UPDATED, WEEKDAY, date_word};
use crate::metadata::title::is_site;
use crate::parse::byline::{is_by, people, signed};
use crate::parse::date::line::date_line;
use crate::text::chars::key;
use crate::text::words::words;
use crate::types::document::Declared;

/// Whether the text writes a word, which is in small letters, so too.
pub(crate) fn is_common(text: &str, word: &str) -> bool {
    let bytes = text.as_bytes();
    let inside = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    memchr::memmem::find_iter(bytes, word.as_bytes()).take(8).any(|at| {
        !inside(at.checked_sub(1).and_then(|b| bytes.get(b))) && !inside(bytes.get(at + word.len()))
    })
}

/// Whether a name is written in capitals.
pub(crate) fn is_capitals(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

/// One told author, made fit, when it could be one: no address, no number, no date.
pub(crate) fn fit(text: &str, declared: &Declared) -> Option<String> {
    /// What programs leave in the field.
    const NO_ONE: [&str; 9] =
        ["admin", "administrator", "webmaster", "unknown", "null", "undefined", "user", "root", "super user"];
    let text = text.trim().trim_start_matches([',', ':', '-', '–']).trim();
    let text = signed(text).unwrap_or(text);
    let is_address = |w: &str| w.contains('@') || w.contains("://") || w.contains("[at]");
    let plain = text.split_whitespace().filter(|w| !is_address(w)).collect::<Vec<_>>().join(" ");
    let marks = ['(', ')', '<', '>', ',', ';', '|', '/', '-', '–', '—', ':', ' '];
    let plain = undated(plain.trim_matches(marks)).trim_matches(marks);
    let text = people(plain, true).unwrap_or_else(|| plain.to_owned());
    // The outlet behind the name.
    let own: Vec<&str> = text.split(", ").filter(|p| !is_site(p, declared)).collect();
    let text = if own.is_empty() { text } else { own.join(", ") };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let folded = key(&text);
    let good = text.len() > 1
        && words(&text) <= 16
        && digits * 3 < text.len()
        && date_line(&text).is_none()
        && !NO_ONE.contains(&folded.as_str())
        && !folded.ends_with("admin")
        && !is_by(&text);
    good.then_some(text)
}

/// A text without the words for a date at its end: the date behind them was cut off.
pub(crate) fn undated(mut text: &str) -> &str {
    while let Some((head, word)) = text.rsplit_once(' ')
        && (date_word(word).is(UPDATED | PUBLISHED | NOISE | WEEKDAY) || word.eq_ignore_ascii_case("last"))
    {
        text = head.trim_end_matches([' ', ',', ':', '-', '–']);
    }
    text
}

/// Whether a name ends in the form of a company or a club: the owner of the page, not its author.
pub(crate) fn is_firm(name: &str) -> bool {
    const FORMS: [&str; 14] = [
        "e.V.", "e.V", "GmbH", "AG", "KG", "Inc.", "Inc", "Ltd", "Ltd.", "LLC", "S.A.", "S.L.", "B.V.",
        "Media",
    ];
    name.split([',', '/', '-', '–']).any(|part| {
        part.split_whitespace().count() > 1
            && part.split_whitespace().next_back().is_some_and(|w| FORMS.contains(&w))
    })
}
