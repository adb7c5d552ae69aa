//! Dates in running text and in date lines: numbers, month names of about fifteen
//! languages, Chinese, Japanese and Korean forms, times of day, and relative dates,
//! which stay relative. A date that can be read two ways is not read.

use super::tokens::{Kind, Token, tokens};
use super::words::{
    AGO, BEFORE, DateWord, NOISE, NUMBER, PUBLISHED, SHORT, SINGLE, UNIT, UPDATED, WEEKDAY, date_word,
};
use crate::text::{has_words, is_plain_word};
use crate::{Precision, Published};

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
    if text.len() > 200 || !may_hold_date(text) || has_words(text, 23) {
        return None;
    }
    let tokens = tokens(text);
    let mut dates: Vec<Found> = Vec::new();
    let mut used = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let found =
            opens_date(&tokens[at]).then(|| date_at(&tokens, at).or_else(|| relative_at(&tokens, at)));
        let Some((end, iso, precision)) = found.flatten() else {
            at += 1;
            continue;
        };
        let back = tokens[..at].iter().rev().take_while(|t| !matches!(t.kind, Kind::Number(_))).take(5);
        let updated = back.map(|t| t.date).find(|w| w.is(UPDATED | PUBLISHED)).is_some_and(|w| w.is(UPDATED));
        let (start, stop) = (tokens[at].start, tokens[end - 1].end);
        let raw = text[start..stop].to_owned();
        dates.push(Found { start, end: stop, published: Published { iso, raw, precision }, updated });
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

fn is_separator(kind: Kind) -> bool {
    matches!(kind, Kind::Mark('|' | '•' | '·' | '∙' | '—' | '–' | '/' | '●' | '▪' | '→'))
}

/// A date that begins at token `at`: the token behind it, ISO 8601, and how exact.
fn date_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, Option<String>, Precision)> {
    let (end, year, month, day) =
        numeric(tokens, at).or_else(|| named(tokens, at)).or_else(|| eastern(tokens, at))?;
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
/// order is a guess, so nothing is read.
fn numeric(tokens: &[Token<'_>], at: usize) -> Option<Day> {
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
        (d, m) if d > 12 || first != '/' => (d, m),
        (m, d) if d > 12 => (d, m),
        (d, m) if d == m => (d, m),
        _ => return None,
    };
    Some((at + 5, year, month, day))
}

/// `June 30th, 2025`, `30. Juni 2025`, `30 de junio de 2025`.
fn named(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let first = tokens.get(at)?;
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

/// A time of day soon behind a date: the token behind it, and `hh:mm` with its offset.
fn time_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, String)> {
    let lead = tokens.iter().skip(at).take(4).take_while(|t| match t.kind {
        Kind::Mark(c) => matches!(c, ',' | '|' | '-' | '–' | '—' | '•' | '·' | '(' | '@' | '/'),
        Kind::Word => t.text == "T" || t.date.is(NOISE | WEEKDAY),
        Kind::Number(_) => false,
    });
    let at = at + lead.count();
    let mut hour = tokens.get(at)?.number(1, 2)?;
    let mark = tokens.get(at + 1)?;
    let minute = tokens.get(at + 2)?.number(2, 2)?;
    let dotted = || tokens.get(at + 3).is_some_and(|t| matches!(t.text, "Uhr" | "uhr" | "h" | "klo"));
    if !(mark.is_mark(':')
        || matches!(mark.text, "h" | "H" | "時" | "时" | "시")
        || mark.is_mark('.') && dotted())
    {
        return None;
    }
    let mut end = at + 3;
    if tokens.get(end).is_some_and(|t| t.is_mark(':'))
        && tokens.get(end + 1).is_some_and(|t| t.number(2, 2).is_some())
    {
        end += 2;
        if tokens.get(end).is_some_and(|t| t.is_mark('.'))
            && tokens.get(end + 1).is_some_and(|t| t.number(1, 9).is_some())
        {
            end += 2;
        }
    }
    if let Some((next, pm)) = half_of_day(tokens, end) {
        end = next;
        hour = match (hour, pm) {
            (12, false) => 0,
            (h @ 1..=11, true) => h + 12,
            (h, _) => h,
        };
    }
    if hour > 23 || minute > 59 {
        return None;
    }
    let (end, offset) = offset_at(tokens, end);
    Some((end, format!("{hour:02}:{minute:02}{offset}")))
}

/// `am`, `p.m.`.
fn half_of_day(tokens: &[Token<'_>], at: usize) -> Option<(usize, bool)> {
    let text = tokens.get(at)?.text.to_ascii_lowercase();
    match text.as_str() {
        "am" | "pm" => Some((at + 1, text == "pm")),
        "a" | "p" => {
            let [dot, m] = tokens.get(at + 1..at + 3)? else { return None };
            let closes = tokens.get(at + 3).is_some_and(|t| t.is_mark('.'));
            (dot.is_mark('.') && m.text.eq_ignore_ascii_case("m"))
                .then_some((at + 3 + usize::from(closes), text == "p"))
        }
        _ => None,
    }
}

/// An offset from Greenwich; names of zones that move with the season say nothing sure.
fn offset_at(tokens: &[Token<'_>], at: usize) -> (usize, String) {
    let named = tokens.get(at).is_some_and(|t| matches!(t.text, "Z" | "UTC" | "GMT"));
    let sign = at + usize::from(named);
    let offset = tokens.get(sign).filter(|t| t.is_mark('+') || t.is_mark('-')).and_then(|mark| {
        let first = tokens.get(sign + 1).filter(|t| t.start == mark.end)?;
        if let Some(value) = first.number(4, 4) {
            return Some((sign + 2, value / 100, value % 100, mark.text));
        }
        let hours = first.number(1, 2)?;
        let minutes =
            tokens.get(sign + 2).filter(|t| t.is_mark(':')).and_then(|_| tokens.get(sign + 3)?.number(2, 2));
        Some((sign + if minutes.is_some() { 4 } else { 2 }, hours, minutes.unwrap_or(0), mark.text))
    });
    match offset {
        Some((end, hours @ 0..=14, minutes @ 0..=59, mark)) => {
            (end, format!("{mark}{hours:02}:{minutes:02}"))
        }
        _ if named => (sign, "Z".into()),
        _ => (at, String::new()),
    }
}

/// "4 hours ago", "vor 4 Stunden", "4小时前", "yesterday" at token `at`.
fn relative_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, Option<String>, Precision)> {
    let end = ago(tokens, at).or_else(|| eastern_ago(tokens, at)).or_else(|| short(tokens, at))?;
    Some((end, None, Precision::Relative))
}

fn ago(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map_or(DateWord::default(), |t| t.date);
    let counted = |at: usize| {
        let number = tokens.get(at).is_some_and(|t| t.number(1, 3).is_some()) || word(at).is(NUMBER);
        (number && word(at + 1).is(UNIT)).then_some(at + 2)
    };
    let text = |at: usize| tokens.get(at).map_or("", |t| t.text);
    if word(at).is(BEFORE) {
        // The dual of Arabic says the number in the unit.
        return counted(at + 1).or_else(|| word(at + 1).is(UNIT).then_some(at + 2));
    }
    if text(at).eq_ignore_ascii_case("il") && text(at + 1) == "y" && text(at + 2) == "a" {
        return counted(at + 3);
    }
    let end = counted(at)?;
    // "3 hours 20 minutes ago"
    let end = counted(end).unwrap_or(end);
    word(end).is(AGO).then_some(end + 1)
}

fn eastern_ago(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    tokens.get(at)?.number(1, 3)?;
    let tail: String = tokens.iter().skip(at + 1).take(4).map(|t| t.text).collect();
    let forms = [
        "分钟前",
        "小时前",
        "小時前",
        "分鐘前",
        "天前",
        "日前",
        "分前",
        "時間前",
        "周前",
        "週間前",
        "个月前",
        "시간전",
        "분전",
        "일전",
    ];
    let form = forms.iter().find(|f| tail.starts_with(**f))?;
    let mut length = 0;
    let taken = tokens.iter().skip(at + 1).take_while(|t| {
        length += t.text.len();
        length <= form.len()
    });
    Some(at + 1 + taken.count())
}

/// "4h", "yesterday": only as a whole part of the line, between its ends and separators.
fn short(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = tokens.get(at)?.date;
    let end = if word.is(SINGLE) {
        at + 1
    } else {
        tokens[at].number(1, 2)?;
        tokens.get(at + 1)?.date.is(SHORT).then_some(at + 2)?
    };
    let lead = |t: &Token<'_>| {
        is_separator(t.kind) || t.is_mark('-') || t.is_mark(':') || t.date.is(PUBLISHED | UPDATED)
    };
    let opens = at == 0 || lead(&tokens[at - 1]);
    let closes = tokens.get(end).is_none_or(|t| is_separator(t.kind) || t.is_mark('-') || t.is_mark(','));
    (opens && closes).then_some(end)
}

#[cfg(test)]
#[path = "date_test.rs"]
mod tests;
