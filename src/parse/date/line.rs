//! Lines that say a date: which dates, whether they are of a later change, and what else the
//! line says.

use crate::lexicon::date_words::{
    BEFORE, NOISE, NUMBER, PUBLISHED, SINGLE, UNIT, UPDATED, WEEKDAY, date_word,
};
use crate::parse::date::calendar::{Order, date_at};
use crate::parse::date::relative::relative_at;
use crate::parse::tokens::is_separator;
use crate::parse::tokens::{Kind, Token, tokens};
use crate::text::chars::is_plain_word;
use crate::text::words::has_words;
use crate::types::article::Published;

/// A date in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it says.
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
    pub dates: Vec<Found>,
    /// What the line says beside dates and date words, trimmed; empty for a pure date line.
    pub rest: Vec<(usize, usize)>,
}

/// Reads a short line that holds a date; `None` for a longer line or one without a date.
pub(crate) fn date_line(text: &str) -> Option<DateLine> {
    date_line_in(text, None)
}

/// The same where the order of days and months in numbers is known.
pub(crate) fn date_line_in(text: &str, order: Option<Order>) -> Option<DateLine> {
    if text.len() > 200 || !may_hold_date(text) || has_words(text, 23) {
        return None;
    }
    let tokens = tokens(text);
    let mut dates: Vec<Found> = Vec::new();
    let mut used = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let found =
            opens_date(&tokens[at]).then(|| date_at(&tokens, at, order).or_else(|| relative_at(&tokens, at)));
        let Some((end, iso, precision)) = found.flatten() else {
            at += 1;
            continue;
        };
        let back = tokens[..at].iter().rev().take_while(|t| !matches!(t.kind, Kind::Number(_))).take(5);
        let said = back.map(|t| t.date).find(|w| w.is(UPDATED | PUBLISHED)).unwrap_or_default();
        let (start, stop) = (tokens[at].start, tokens[end - 1].end);
        let updated = said.is(UPDATED) || says(&text[..start], &["更新", "修改", "編集", "改訂"]);
        let issued = !updated
            && (said.is(PUBLISHED)
                || says(&text[..start], &["发布", "發布", "发表", "發表", "公開", "掲載", "配信", "投稿"]));
        let raw = text[start..stop].to_owned();
        dates.push(Found { start, end: stop, published: Published { iso, raw, precision }, updated, issued });
        used[at..end].fill(true);
        at = end;
    }
    if dates.is_empty() {
        return None;
    }
    Some(DateLine { rest: rest(text, &tokens, &used), dates })
}

/// Whether a text may hold a date, told cheaply: every date has a number, a month or a unit
/// of time in it, or is one word. Only plain texts are told.
fn may_hold_date(text: &str) -> bool {
    if text.bytes().any(|b| !b.is_ascii() || b.is_ascii_digit()) {
        return true;
    }
    let mut words = text.split(|c| !is_plain_word(c as u8)).filter(|w| !w.is_empty());
    words.any(|word| date_word(word).is(UNIT | SINGLE))
}

/// Whether a date can begin with this token.
fn opens_date(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Number(_) => true,
        Kind::Word => {
            token.date.month > 0
                || token.date.is(BEFORE | NUMBER | SINGLE)
                || token.text.eq_ignore_ascii_case("il")
        }
        Kind::Mark(_) => false,
    }
}

/// Whether a text ends in one of the words, a few characters of whatever kind behind it. For
/// the scripts without spaces, whose words are no tokens.
fn says(text: &str, words: &[&str]) -> bool {
    let from = text.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    !text.is_ascii() && words.iter().any(|w| text[from..].contains(w))
}

/// The text outside the dates that is more than date words and separators.
fn rest(text: &str, tokens: &[Token<'_>], used: &[bool]) -> Vec<(usize, usize)> {
    let mut rest: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let from = at;
        while at < tokens.len() && !used[at] && !is_separator(tokens[at].kind) {
            at += 1;
        }
        let run = &tokens[from..at];
        let says = run.iter().any(|t| {
            let word = t.date;
            t.kind == Kind::Word && word.month == 0 && !word.is(WEEKDAY | PUBLISHED | UPDATED | NOISE | UNIT)
        });
        if let (true, Some(first), Some(last)) = (says, run.first(), run.last()) {
            let trimmed = text[first.start..last.end].trim_end_matches([',', ':', ';', ' ', '(', '[']);
            rest.push((first.start, first.start + trimmed.len()));
        }
        at = at.max(from + 1);
    }
    rest
}

#[cfg(test)]
#[path = "line_test.rs"]
mod tests;
