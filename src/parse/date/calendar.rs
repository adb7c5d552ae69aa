//! A date at a token of a line: in numbers, with a month's name in one of about forty languages,
//! or in the forms of East Asia; other calendars are read in `other_calendars`. A date that can be read two ways is not read, unless the order
//! of day and month is known.

use crate::parse::date::day_at::DayAt;
use crate::parse::date::other_calendars::{gregorian_year, other_at};
use crate::parse::date::time::time_at;
use crate::parse::tokens::{Token, TokenKind};
use crate::types::article::Precision;
use std::ops::RangeInclusive;

/// Years outside of these are numbers of something else.
const YEARS: RangeInclusive<u32> = 1900..=2100;
/// Years that two digits may stand for, from 2000 on.
const SHORT_YEARS: RangeInclusive<u32> = 5..=60;
/// What may stand between a year and a month's name, or a month's name and a day.
const MARKS: &[&str] = &[".", ",", "-"];
/// What may stand between a day and the month's name behind it, and how many of these.
const BEHIND_DAY: (&[&str], usize) = (&["st", "nd", "rd", "th", "er", "de", "of", "º", "ª", "-", "."], 3);
/// What may stand between a month's name and the year behind it.
const BEHIND_MONTH: (&[&str], usize) = (&[".", ",", "de", "del", "of", "-"], 2);
/// What may stand between a day and the year behind it.
const BEFORE_YEAR: (&[&str], usize) = (&["st", "nd", "rd", "th", ",", "."], 2);

/// Which number of `06/07/2025` is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateOrder {
    /// The sixth of July.
    DayFirst,
    /// The seventh of June.
    MonthFirst,
}

/// A date that begins at token `at`, with the time of day behind it: the index of the token
/// behind both, ISO 8601, and how exact.
pub(crate) fn date_at(
    tokens: &[Token<'_>],
    at: usize,
    order: Option<DateOrder>,
) -> Option<(usize, Option<String>, Precision)> {
    let DayAt { end, year, month, day } = numeric(tokens, at, order)
        .filter(|d| YEARS.contains(&d.year))
        .or_else(|| named(tokens, at))
        .or_else(|| eastern(tokens, at))
        .or_else(|| other_at(tokens, at))?;
    if !YEARS.contains(&year) || day == 0 || day > days_of(year, month)? {
        return None;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    match time_at(tokens, end) {
        Some((end, time)) => Some((end, Some(date + "T" + &time), Precision::Minute)),
        None => Some((end, Some(date), Precision::Day)),
    }
}

/// Days of a month; `None` when there is no such month.
fn days_of(year: u32, month: u32) -> Option<u32> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(28 + u32::from(leap)),
        _ => None,
    }
}

/// `2025-06-30`, `30.06.2025`, `6/30/2025`. With a slash and both numbers at most 12 the
/// order would be a guess, so nothing is read without a known one.
fn numeric(tokens: &[Token<'_>], at: usize, order: Option<DateOrder>) -> Option<DayAt> {
    let [a, m1, b, m2, c] = tokens.get(at..at + 5)? else { return None };
    let (TokenKind::Mark(first), TokenKind::Mark(second)) = (m1.kind, m2.kind) else { return None };
    let glued = a.end == m1.start && b.end == m2.start;
    if first != second || !matches!(first, '-' | '/' | '.') || !glued {
        return None;
    }
    if at > 0 && tokens[at - 1].end == a.start && tokens[at - 1].is_mark(first) {
        return None;
    }
    let second = b.number(1, 2)?;
    if let Some(year) = a.number(4, 4) {
        return Some(DayAt { end: at + 5, year, month: second, day: c.number(1, 2)? });
    }
    let first_number = a.number(1, 2)?;
    let year = match c.number(4, 4) {
        Some(year) => gregorian_year(year),
        None if first == '.' => 2000 + c.number(2, 2).filter(|y| SHORT_YEARS.contains(y))?,
        None => return None,
    };
    let (day, month) = match (first_number, second) {
        (d, m) if d > 12 || first == '.' && m <= 12 => (d, m),
        (m, d) if d > 12 || order == Some(DateOrder::MonthFirst) => (d, m),
        (d, m) if d == m || first == '-' || order.is_some() => (d, m),
        _ => return None,
    };
    Some(DayAt { end: at + 5, year, month, day })
}

/// `June 30th, 2025`, `30. Juni 2025`, `30 de junio de 2025`, `2025 Jun 30`.
fn named(tokens: &[Token<'_>], at: usize) -> Option<DayAt> {
    let first = tokens.get(at)?;
    if let Some(year) = first.number(4, 4) {
        let next = skip(tokens, at + 1, (MARKS, 1));
        let month = month(tokens.get(next)?)?;
        let next = skip(tokens, next + 1, (MARKS, 1));
        return Some(DayAt { end: next + 1, year, month, day: tokens.get(next)?.number(1, 2)? });
    }
    if let Some(day) = first.number(1, 2) {
        let mut next = skip(tokens, at + 1, BEHIND_DAY);
        let month = month(tokens.get(next)?)?;
        next = skip(tokens, next + 1, BEHIND_MONTH);
        let year = tokens.get(next)?.number(4, 4)?;
        return Some(DayAt { end: next + 1, year, month, day });
    }
    let month = month(first)?;
    let mut next = skip(tokens, at + 1, (&["."], 1));
    let day = tokens.get(next)?.number(1, 2)?;
    next = skip(tokens, next + 1, BEFORE_YEAR);
    let year = tokens.get(next)?.number(4, 4)?;
    Some(DayAt { end: next + 1, year, month, day })
}

/// Number of the month that a token names.
fn month(token: &Token<'_>) -> Option<u32> {
    match token.date.month {
        0 => None,
        month => Some(u32::from(month)),
    }
}

/// The index behind the tokens from `at` on that are one of the words, at most so many.
fn skip(tokens: &[Token<'_>], at: usize, (words, most): (&[&str], usize)) -> usize {
    let is_one = |t: &&Token<'_>| words.iter().any(|word| t.text.eq_ignore_ascii_case(word));
    at + tokens.iter().skip(at).take(most).take_while(is_one).count()
}

/// `2025年6月30日`, `2025년 6월 30일`.
fn eastern(tokens: &[Token<'_>], at: usize) -> Option<DayAt> {
    let [year, y, month, m, day, d] = tokens.get(at..at + 6)? else { return None };
    let is_date = matches!((y.text, m.text, d.text), ("年", "月", "日" | "号") | ("년", "월", "일"));
    if !is_date {
        return None;
    }
    Some(DayAt { end: at + 6, year: year.number(4, 4)?, month: month.number(1, 2)?, day: day.number(1, 2)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::tokens::tokens;

    #[test]
    fn a_doubtful_order_is_not_guessed() {
        let (day_first, month_first) = (Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst));
        let table = [
            ("06/07/2025", None, None),
            ("06/07/2025", day_first, Some("2025-07-06")),
            ("06/07/2025", month_first, Some("2025-06-07")),
            ("30/06/2025", None, Some("2025-06-30")),
            ("6/30/2025", None, Some("2025-06-30")),
            ("06.07.2025", None, Some("2025-07-06")),
            ("30.06.25", None, Some("2025-06-30")),
            ("31.06.2025", None, None),
            ("29 February 2023", None, None),
            ("29 février 2024", None, Some("2024-02-29")),
            ("2025년 6월 30일", None, Some("2025-06-30")),
            ("3 May 1805", None, None),
        ];
        for (text, order, want) in table {
            let date = date_at(&tokens(text), 0, order).and_then(|(_, iso, _)| iso);
            assert_eq!(date.as_deref(), want, "{text}");
        }
    }
}
