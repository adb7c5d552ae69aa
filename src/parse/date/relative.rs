//! Dates that are counted back from now: "4 hours ago", "yesterday". They give no ISO date:
//! when now was is not in the line.

use crate::lexicon::date_words::{
    AGO, BEFORE, DateWord, NUMBER, PUBLISHED, SHORT, SINGLE, UNIT, UPDATED, east_forms,
};
use crate::parse::tokens::{Token, is_separator};
use crate::types::article::Precision;

/// Most tokens of an East Asian form behind its number, a token a character.
const MAX_EAST_TOKENS: usize = 4;

/// "4 hours ago", "vor 4 Stunden", "4小时前", "yesterday" at token `at`: the index of the token
/// behind it, no ISO date, and its precision.
pub(crate) fn relative_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, Option<String>, Precision)> {
    let end = ago(tokens, at).or_else(|| eastern_ago(tokens, at)).or_else(|| short(tokens, at))?;
    Some((end, None, Precision::Relative))
}

/// "4 hours ago", "vor 4 Stunden", "il y a 4 heures".
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

/// "4小时前", "4시간 전".
fn eastern_ago(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    tokens.get(at)?.number(1, 3)?;
    let tail: String = tokens.iter().skip(at + 1).take(MAX_EAST_TOKENS).map(|t| t.text).collect();
    let form = east_forms().ago.iter().find(|f| tail.starts_with(**f))?;
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
    let leads = |t: &Token<'_>| {
        is_separator(t.kind) || t.is_mark('-') || t.is_mark(':') || t.date.is(PUBLISHED | UPDATED)
    };
    let opens = at == 0 || leads(&tokens[at - 1]);
    let closes = tokens.get(end).is_none_or(|t| is_separator(t.kind) || t.is_mark('-') || t.is_mark(','));
    (opens && closes).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::tokens::tokens;

    #[test]
    fn spans_before_now_in_many_languages() {
        let table = [
            ("4 hours ago", Some(3)),
            ("3 hours 20 minutes ago", Some(5)),
            ("an hour ago", Some(3)),
            ("vor 4 Stunden", Some(3)),
            ("il y a 4 heures", Some(5)),
            ("hace 2 días", Some(3)),
            ("منذ ساعتين", Some(2)),
            ("4小时前", Some(4)),
            ("3 時間前", Some(4)),
            ("5시간 전", Some(3)),
            ("4h", Some(2)),
            ("gestern", Some(1)),
            ("4 hours later", None),
            ("yesterday the council met", None),
        ];
        for (text, want) in table {
            assert_eq!(relative_at(&tokens(text), 0).map(|(end, ..)| end), want, "{text}");
        }
    }
}
