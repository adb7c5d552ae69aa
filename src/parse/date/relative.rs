//! Dates that are told from now: "4 hours ago", "yesterday". They stay relative.

use crate::lexicon::date_words::{AGO, BEFORE, DateWord, NUMBER, PUBLISHED, SHORT, SINGLE, UNIT, UPDATED};
use crate::parse::tokens::Token;
use crate::parse::tokens::is_separator;
use crate::types::article::Precision;

/// "4 hours ago", "vor 4 Stunden", "4小时前", "yesterday" at token `at`.
pub(crate) fn relative_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, Option<String>, Precision)> {
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
