//! A line that is about dates: which dates, whether they are of the publication or of a later
//! change, and what else the line says. Which date holds for an article is for `metadata`.

use crate::lexicon::date_words::{
    BEFORE, NOISE, NUMBER, PUBLISHED, SINGLE, UNIT, UPDATED, WEEKDAY, date_word, east_forms,
};
use crate::parse::date::calendar::{DateOrder, date_at};
use crate::parse::date::other_calendars::opens_era;
use crate::parse::date::relative::relative_at;
use crate::parse::tokens::{Token, TokenKind, is_separator, tokens};
use crate::text::chars::is_ascii_word;
use crate::text::words::has_words;
use crate::types::article::Published;

/// Longest line that is read, in bytes.
const MAX_LINE_BYTES: usize = 200;
/// A line of so many words is prose.
const MIN_PROSE_WORDS: u32 = 23;
/// Tokens before a date in which words for its publication or change are looked for.
const MAX_TOKENS_BEFORE: usize = 5;
/// The same for East Asian forms, in characters.
const MAX_CHARS_BEFORE: usize = 8;

/// A date in a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateMention {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The date.
    pub published: Published,
    /// The words before it say that it is a later change.
    pub updated: bool,
    /// The words before it say that it is the publication.
    pub issued: bool,
}

/// A line that is about a date.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateLine {
    /// The dates in the line, in order; never empty.
    pub dates: Vec<DateMention>,
    /// Ranges of bytes in which the line says more than dates and date words; none for a pure
    /// date line.
    pub rest: Vec<(usize, usize)>,
}

/// Reads a short line that holds a date; `None` for a longer line or one without a date.
pub(crate) fn date_line(text: &str) -> Option<DateLine> {
    date_line_in(text, None)
}

/// The same where the order of days and months in numbers is known.
pub(crate) fn date_line_in(text: &str, order: Option<DateOrder>) -> Option<DateLine> {
    if text.len() > MAX_LINE_BYTES || !may_hold_date(text) || has_words(text, MIN_PROSE_WORDS) {
        return None;
    }
    let tokens = tokens(text);
    let mut dates: Vec<DateMention> = Vec::new();
    let mut used = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let found =
            opens_date(&tokens[at]).then(|| date_at(&tokens, at, order).or_else(|| relative_at(&tokens, at)));
        let Some((end, iso, precision)) = found.flatten() else {
            at += 1;
            continue;
        };
        let back = tokens[..at]
            .iter()
            .rev()
            .take_while(|t| !matches!(t.kind, TokenKind::Number(_)))
            .take(MAX_TOKENS_BEFORE);
        let role = back.map(|t| t.date).find(|w| w.is(UPDATED | PUBLISHED)).unwrap_or_default();
        let (start, stop) = (tokens[at].start, tokens[end - 1].end);
        let updated = role.is(UPDATED) || says(&text[..start], &east_forms().updated);
        let issued = !updated && (role.is(PUBLISHED) || says(&text[..start], &east_forms().published));
        let raw = text[start..stop].to_owned();
        dates.push(DateMention {
            start,
            end: stop,
            published: Published { iso, raw, precision },
            updated,
            issued,
        });
        used[at..end].fill(true);
        at = end;
    }
    if dates.is_empty() {
        return None;
    }
    Some(DateLine { rest: rest(text, &tokens, &used), dates })
}

/// Whether a text may hold a date: a cheap test first. Every date has a number or a unit of time
/// in it, or is one word. Texts with characters above ASCII always may.
fn may_hold_date(text: &str) -> bool {
    if text.bytes().any(|b| !b.is_ascii() || b.is_ascii_digit()) {
        return true;
    }
    let mut words = text.split(|c| !is_ascii_word(c as u8)).filter(|w| !w.is_empty());
    words.any(|word| date_word(word).is(UNIT | SINGLE))
}

/// Whether a date can begin with this token.
fn opens_date(token: &Token<'_>) -> bool {
    match token.kind {
        TokenKind::Number(_) => true,
        TokenKind::Word => {
            token.date.month > 0
                || token.date.is(BEFORE | NUMBER | SINGLE)
                || token.text.eq_ignore_ascii_case("il")
                || opens_era(token)
        }
        TokenKind::Mark(_) => false,
    }
}

/// Whether one of the words stands in the last characters of a text. For the scripts without
/// spaces, whose words are no tokens.
fn says(text: &str, words: &[&str]) -> bool {
    let from = text.char_indices().rev().nth(MAX_CHARS_BEFORE - 1).map_or(0, |(at, _)| at);
    !text.is_ascii() && words.iter().any(|w| text[from..].contains(w))
}

/// Whether a short text in a script without spaces says "published" or "updated", and little else.
fn is_east_word(word: &str) -> bool {
    let forms = east_forms();
    word.chars().count() <= MAX_CHARS_BEFORE
        && !word.is_ascii()
        && forms.updated.iter().chain(&forms.published).any(|form| word.contains(form))
}

/// Ranges of the text outside of the dates (`used`) that hold more than date words and separators.
fn rest(text: &str, tokens: &[Token<'_>], used: &[bool]) -> Vec<(usize, usize)> {
    let mut rest: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let from = at;
        while at < tokens.len() && !used[at] && !is_separator(tokens[at].kind) {
            at += 1;
        }
        let run = &tokens[from..at];
        let says_more = run.iter().any(|t| {
            let word = t.date;
            t.kind == TokenKind::Word
                && word.month == 0
                && !word.is(WEEKDAY | PUBLISHED | UPDATED | NOISE | UNIT)
        });
        if let (true, Some(first), Some(last)) = (says_more, run.first(), run.last()) {
            let trimmed = text[first.start..last.end].trim_end_matches([',', ':', ';', ' ', '(', '[']);
            if !is_east_word(trimmed) {
                rest.push((first.start, first.start + trimmed.len()));
            }
        }
        at = at.max(from + 1);
    }
    rest
}

#[cfg(test)]
#[path = "line_test.rs"]
mod tests;
