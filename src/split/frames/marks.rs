//! What single lines are by their signs: a rule, a field's name; and their white space.

use crate::types::block::Span;
use crate::types::document::Document;
use std::borrow::Cow;

/// Characters from which on a rule counts as a long one.
const MIN_LONG_RULE: usize = 21;
/// Longest bold beginning that is a label, in bytes.
const MAX_LEAD: usize = 60;

/// What a rule is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A drawn line of a page.
    Drawn,
    /// A page break or a form feed.
    Page,
    /// A line of one sign; whether it is long.
    Sign(char, bool),
}

/// The text with every run of white space made one space; tabs between cells stay.
pub fn single_spaced(text: &str) -> Cow<'_, str> {
    let odd = |c: char| c.is_whitespace() && c != ' ' && c != '\t' || matches!(c, '\u{feff}' | '\u{200b}');
    if !text.contains(odd) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let visible = text.replace(['\u{feff}', '\u{200b}'], "");
    Cow::Owned(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The rule that a line of one repeated sign draws.
pub fn rule_of(text: &str) -> Option<Rule> {
    const SIGNS: &str = "-=_*~#+.·•—–―─═";
    let sign = text.chars().next().filter(|c| SIGNS.contains(*c))?;
    let mut count = 0;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c != sign {
            return None;
        }
        count += 1;
    }
    (count >= 3).then_some(Rule::Sign(sign, count >= MIN_LONG_RULE))
}

/// Whether a line opens with a field's name in capitals: "LOAD-DATE: ".
pub fn opens_field(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(name, _)| {
        (3..=26).contains(&name.chars().count())
            && name.chars().all(|c| c.is_uppercase() || matches!(c, '-' | ' '))
    })
}

/// Codes of fields that some databases write before their values, without a colon.
const CODES: [&str; 30] = [
    "AN", "ART", "BY", "CLM", "CO", "CR", "CT", "CX", "CY", "DE", "ED", "ET", "HD", "IN", "IPC", "IPD", "LA",
    "LP", "NS", "PD", "PG", "PUB", "RE", "RF", "RST", "SC", "SE", "SN", "TD", "WC",
];
/// Lines with such codes from which on they are read.
pub const MIN_CODE_LINES: usize = 4;

/// The code that opens a line with its value: "HD Bridge opens".
pub fn code_of(text: &str) -> Option<(usize, usize)> {
    let end = text.find(' ').filter(|end| (2..=3).contains(end))?;
    CODES.contains(&&text[..end]).then_some((end, end + 1))
}

/// The field's name that opens a line: up to four words and a colon. `lead`: bytes of bold text.
pub fn label_of(text: &str, lead: usize) -> Option<(usize, usize)> {
    let value_from = |end: usize| end + (text[end..].len() - text[end..].trim_start().len());
    if lead > 0 && lead <= MAX_LEAD && text.is_char_boundary(lead.min(text.len())) {
        let bold = text[..lead.min(text.len())].trim_end();
        if let Some(name) = bold.strip_suffix(':').or_else(|| bold.strip_suffix('：')) {
            let name = name.trim_end();
            if name.contains(char::is_alphabetic) {
                return Some((name.len(), value_from(bold.len())));
            }
        }
    }
    let first = text.chars().next().filter(|c| c.is_alphabetic())?;
    let mut count = 0;
    for (at, c) in text.char_indices().skip(1) {
        count += 1;
        if matches!(c, ':' | '：') {
            let end = at + c.len_utf8();
            let parted = c == '：' || text[end..].is_empty() || text[end..].starts_with(char::is_whitespace);
            let name = text[..at].trim_end();
            let few = name.split_whitespace().count() <= 4;
            return (parted && few && first.is_alphabetic()).then(|| (name.len(), value_from(end)));
        }
        let inside = c.is_alphanumeric() || " _.-/&'’()".contains(c);
        if !inside || count > 36 {
            return None;
        }
    }
    None
}

/// The days of a record's number as ISO 8601.
pub(crate) fn iso(day: u32) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

/// What a span says, its white space made single.
pub(crate) fn said(document: &Document, span: Span) -> String {
    single_spaced(span.of(&document.text)).replace('\t', " ").trim().to_owned()
}
