//! Times of day behind a date, with their offset from Greenwich.

use crate::lexicon::date_words::{NOISE, WEEKDAY};
use crate::parse::tokens::{Kind, Token};

/// A time of day soon behind a date: the token behind it, and `hh:mm` with its offset.
pub(crate) fn time_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, String)> {
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
