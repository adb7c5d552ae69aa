//! The time of day behind a date, with its offset from Greenwich. Names of zones that change with
//! the season (EST, CET) give no offset.

use crate::lexicon::date_words::{NOISE, WEEKDAY};
use crate::parse::tokens::{Token, TokenKind};

/// Most tokens between a date and its time.
const MAX_TOKENS_BETWEEN: usize = 4;
/// Words for the hour in "14.05 Uhr".
const HOUR_WORDS: [&str; 4] = ["Uhr", "uhr", "h", "klo"];
/// Letters and characters that stand between hour and minute: "14h05", "14時05分".
const HOUR_MARKS: [&str; 5] = ["h", "H", "時", "时", "시"];

/// A time of day soon behind a date: the index of the token behind it, and `hh:mm` with its
/// offset.
pub(crate) fn time_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, String)> {
    let lead = tokens.iter().skip(at).take(MAX_TOKENS_BETWEEN).take_while(|t| match t.kind {
        TokenKind::Mark(c) => matches!(c, ',' | '|' | '-' | '–' | '—' | '•' | '·' | '(' | '@' | '/'),
        TokenKind::Word => t.text == "T" || t.date.is(NOISE | WEEKDAY),
        TokenKind::Number(_) => false,
    });
    let at = at + lead.count();
    let mut hour = tokens.get(at)?.number(1, 2)?;
    let mark = tokens.get(at + 1)?;
    let minute = tokens.get(at + 2)?.number(2, 2)?;
    let names_hour = || tokens.get(at + 3).is_some_and(|t| HOUR_WORDS.contains(&t.text));
    if !(mark.is_mark(':') || HOUR_MARKS.contains(&mark.text) || mark.is_mark('.') && names_hour()) {
        return None;
    }
    let mut end = behind_seconds(tokens, at + 3);
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

/// The index behind `:ss` and `:ss.fff` at a token; the same one where there are no seconds.
fn behind_seconds(tokens: &[Token<'_>], at: usize) -> usize {
    let part = |at: usize, mark, min, max| {
        tokens.get(at).is_some_and(|t| t.is_mark(mark))
            && tokens.get(at + 1).is_some_and(|t| t.number(min, max).is_some())
    };
    match part(at, ':', 2, 2) {
        true if part(at + 2, '.', 1, 9) => at + 4,
        true => at + 2,
        false => at,
    }
}

/// `am`, `p.m.`: the index of the token behind it, and whether it is afternoon.
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

/// An offset from Greenwich, empty when none is given: the index of the token behind it, and `Z`
/// or `+hh:mm`.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::tokens::tokens;

    #[test]
    fn times_behind_a_date() {
        let table = [
            (", 14:05", Some("14:05")),
            (" at 2.05 p.m.", None),
            (" 2:05 p.m.", Some("14:05")),
            (" 12:30 am", Some("00:30")),
            ("T14:05:59.120Z", Some("14:05Z")),
            ("T14:05:59+0200", Some("14:05+02:00")),
            (" 14:05 GMT-3", Some("14:05-03:00")),
            (" 14.05 Uhr", Some("14:05")),
            (" à 14h05", Some("14:05")),
            (" 24:10", None),
            (" the council met at 14:05", None),
        ];
        for (text, want) in table {
            assert_eq!(time_at(&tokens(text), 0).map(|(_, time)| time).as_deref(), want, "{text}");
        }
    }
}
