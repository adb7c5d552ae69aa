//! Days of the calendar in running text: numbers, month names of about twenty-five languages,
//! Chinese, Japanese and Korean forms. A day that can be read two ways is not read, unless
//! the order of the page's language is known.

use crate::parse::date::time::time_at;
use crate::parse::tokens::{Kind, Token};
use crate::types::article::Precision;

/// Which number of `06/07/2025` is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The sixth of July.
    DayFirst,
    /// The seventh of June.
    MonthFirst,
}

/// A date that begins at token `at`: the token behind it, ISO 8601, and how exact.
pub(crate) fn date_at(
    tokens: &[Token<'_>],
    at: usize,
    order: Option<Order>,
) -> Option<(usize, Option<String>, Precision)> {
    let (end, year, month, day) =
        numeric(tokens, at, order).or_else(|| named(tokens, at)).or_else(|| eastern(tokens, at))?;
    if !(1900..=2100).contains(&year) || day == 0 || day > days(year, month)? {
        return None;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    match time_at(tokens, end) {
        Some((end, time)) => Some((end, Some(date + "T" + &time), Precision::Minute)),
        None => Some((end, Some(date), Precision::Day)),
    }
}

fn days(year: u32, month: u32) -> Option<u32> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(28 + u32::from(leap)),
        _ => None,
    }
}

type Day = (usize, u32, u32, u32);

/// `2025-06-30`, `30.06.2025`, `6/30/2025`. With a slash and both numbers at most 12 the
/// order is a guess, so nothing is read without it.
fn numeric(tokens: &[Token<'_>], at: usize, order: Option<Order>) -> Option<Day> {
    let [a, m1, b, m2, c] = tokens.get(at..at + 5)? else { return None };
    let (Kind::Mark(first), Kind::Mark(second)) = (m1.kind, m2.kind) else { return None };
    let glued = a.end == m1.start && b.end == m2.start;
    if first != second || !matches!(first, '-' | '/' | '.') || !glued {
        return None;
    }
    if at > 0 && tokens[at - 1].end == a.start && tokens[at - 1].is_mark(first) {
        return None;
    }
    let second = b.number(1, 2)?;
    if let Some(year) = a.number(4, 4) {
        return Some((at + 5, year, second, c.number(1, 2)?));
    }
    let first_number = a.number(1, 2)?;
    let year = match c.number(4, 4) {
        Some(year) => year,
        None if first == '.' => 2000 + c.number(2, 2).filter(|y| (5..=60).contains(y))?,
        None => return None,
    };
    let (day, month) = match (first_number, second) {
        (d, m) if d > 12 || first == '.' && m <= 12 => (d, m),
        (m, d) if d > 12 || order == Some(Order::MonthFirst) => (d, m),
        (d, m) if d == m || first == '-' || order.is_some() => (d, m),
        _ => return None,
    };
    Some((at + 5, year, month, day))
}

/// `June 30th, 2025`, `30. Juni 2025`, `30 de junio de 2025`, `2025 Jun 30`.
fn named(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let first = tokens.get(at)?;
    if let Some(year) = first.number(4, 4) {
        let next = skip(tokens, at + 1, &[".", ",", "-"], 1);
        let month = month(tokens.get(next)?)?;
        let next = skip(tokens, next + 1, &[".", ",", "-"], 1);
        return Some((next + 1, year, month, tokens.get(next)?.number(1, 2)?));
    }
    if let Some(day) = first.number(1, 2) {
        let mut next =
            skip(tokens, at + 1, &["st", "nd", "rd", "th", "er", "de", "of", "º", "ª", "-", "."], 3);
        let month = month(tokens.get(next)?)?;
        next = skip(tokens, next + 1, &[".", ",", "de", "del", "of", "-"], 2);
        let year = tokens.get(next)?.number(4, 4)?;
        return Some((next + 1, year, month, day));
    }
    let month = month(first)?;
    let mut next = skip(tokens, at + 1, &["."], 1);
    let day = tokens.get(next)?.number(1, 2)?;
    next = skip(tokens, next + 1, &["st", "nd", "rd", "th", ",", "."], 2);
    let year = tokens.get(next)?.number(4, 4)?;
    Some((next + 1, year, month, day))
}

fn month(token: &Token<'_>) -> Option<u32> {
    match token.date.month {
        0 => None,
        month => Some(u32::from(month)),
    }
}

/// Steps over at most `most` tokens that are one of `of`.
fn skip(tokens: &[Token<'_>], at: usize, of: &[&str], most: usize) -> usize {
    let stands = |t: &&Token<'_>| of.iter().any(|o| t.text.eq_ignore_ascii_case(o));
    at + tokens.iter().skip(at).take(most).take_while(stands).count()
}

/// `2025年6月30日`, `2025년 6월 30일`.
fn eastern(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let [year, y, month, m, day, d] = tokens.get(at..at + 6)? else { return None };
    let marks = matches!((y.text, m.text, d.text), ("年", "月", "日" | "号") | ("년", "월", "일"));
    if !marks {
        return None;
    }
    Some((at + 6, year.number(4, 4)?, month.number(1, 2)?, day.number(1, 2)?))
}
