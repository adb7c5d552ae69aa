//! Dates in calendars that count years from another event: Japanese and Chinese eras (令和6年6月6日,
//! 民國113年6月6日), the Buddhist era of Thailand (6 มิถุนายน 2567), the Persian solar calendar
//! (۱۷ خرداد ۱۴۰۳). In: tokens of a line. Out: year, month and day of the Gregorian calendar, not yet
//! checked. A calendar is told by the name of its era or month, or by a year that no other has.

use crate::parse::date::civil::{of_civil, to_civil};
use crate::parse::date::day_at::DayAt;
use crate::parse::tokens::{Token, TokenKind};
use std::ops::RangeInclusive;

/// Eras with the year before their first.
const ERAS: [(&str, u32); 8] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民國", 1911),
    ("民国", 1911),
    ("中華民國", 1911),
];
/// Most years of an era.
const MAX_ERA_YEAR: u32 = 130;
/// Years of the Buddhist era, and how far it is ahead.
const BUDDHIST_YEARS: RangeInclusive<u32> = 2443..=2643;
const BUDDHIST_AHEAD: u32 = 543;
/// Years of the Persian solar calendar.
const PERSIAN_YEARS: RangeInclusive<u32> = 1279..=1479;
/// Thai months: the full name, and the letters of the short one.
const THAI_MONTHS: [(&str, &str); 12] = [
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
];
/// Tokens of the longest Thai name of a month; a token is a character.
const MAX_THAI_TOKENS: usize = 12;
/// Persian months from the first, of 21 March.
const PERSIAN_MONTHS: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];
/// Days of the Persian year before its months.
const PERSIAN_DAYS_BEFORE: [i32; 12] = [0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336];

/// Whether an era's name may begin with this token.
pub(crate) fn opens_era(token: &Token<'_>) -> bool {
    matches!(token.text, "令" | "平" | "昭" | "大" | "明" | "民" | "中")
}

/// A date of another calendar at token `at`.
pub(crate) fn other_at(tokens: &[Token<'_>], at: usize) -> Option<DayAt> {
    let first = tokens.get(at)?;
    match first.kind {
        TokenKind::Word => era_at(tokens, at),
        TokenKind::Number(_) => thai_at(tokens, at).or_else(|| persian_at(tokens, at)),
        TokenKind::Mark(_) => None,
    }
}

/// The year of a numeric date in the calendar that has it: a Buddhist one as Gregorian; any other as it is.
pub(crate) fn gregorian_year(year: u32) -> u32 {
    if BUDDHIST_YEARS.contains(&year) { year - BUDDHIST_AHEAD } else { year }
}

/// `令和6年6月6日`; 元年 is the first year.
fn era_at(tokens: &[Token<'_>], at: usize) -> Option<DayAt> {
    let (era, before) = ERAS.iter().find(|(name, _)| {
        let mut chars = name.char_indices().map(|(at, c)| &name[at..at + c.len_utf8()]);
        let named = tokens.get(at..).into_iter().flatten();
        named.zip(chars.by_ref()).filter(|(token, c)| token.text == *c).count() == name.chars().count()
    })?;
    let at = at + era.chars().count();
    let [year, y, month, m, day, d] = tokens.get(at..at + 6)? else { return None };
    if (y.text, m.text, d.text) != ("年", "月", "日") {
        return None;
    }
    let year =
        if year.text == "元" { 1 } else { year.number(1, 3).filter(|y| (1..=MAX_ERA_YEAR).contains(y))? };
    Some(DayAt { end: at + 6, year: before + year, month: month.number(1, 2)?, day: day.number(1, 2)? })
}

/// `6 มิถุนายน 2567`, `6 มิ.ย. 67`, with or without "พ.ศ." before the year.
fn thai_at(tokens: &[Token<'_>], at: usize) -> Option<DayAt> {
    let day = tokens.get(at)?.number(1, 2)?;
    let mut name = String::new();
    let mut next = at + 1;
    let is_thai =
        |t: &Token<'_>| t.text.starts_with(|c: char| ('\u{e00}'..='\u{e7f}').contains(&c) || c == '.');
    while let Some(token) = tokens.get(next).filter(|t| is_thai(t) && next - at <= 2 * MAX_THAI_TOKENS) {
        name.push_str(token.text);
        next += 1;
    }
    let name = name.trim_end_matches("พ.ศ.");
    let month = THAI_MONTHS.iter().position(|(full, short)| name == *full || name == *short)? as u32 + 1;
    let year = tokens.get(next)?;
    let year = match (year.number(4, 4), year.number(2, 2)) {
        (Some(year), _) => gregorian_year(year),
        // Two digits of a Thai year are those of the Buddhist era.
        (None, Some(short)) => 2500 + short - BUDDHIST_AHEAD,
        _ => return None,
    };
    Some(DayAt { end: next + 1, year, month, day })
}

/// `۱۷ خرداد ۱۴۰۳`, `۱۴۰۳/۳/۱۷`.
fn persian_at(tokens: &[Token<'_>], at: usize) -> Option<DayAt> {
    let first = tokens.get(at)?;
    let is_year = |token: &Token<'_>| token.number(4, 4).filter(|y| PERSIAN_YEARS.contains(y));
    if let (Some(day), Some(name), Some(year)) =
        (first.number(1, 2), tokens.get(at + 1), tokens.get(at + 2).and_then(is_year))
        && let Some(month) = PERSIAN_MONTHS.iter().position(|m| *m == name.text)
    {
        return of_persian(at + 3, year, month as u32 + 1, day);
    }
    let [year, m1, month, m2, day] = tokens.get(at..at + 5)? else { return None };
    let marked = m1.is_mark('/') && m2.is_mark('/') || m1.is_mark('-') && m2.is_mark('-');
    let own_digits = year.text.starts_with(|c: char| ('\u{6f0}'..='\u{6f9}').contains(&c));
    if !marked || !own_digits {
        return None;
    }
    of_persian(at + 5, is_year(year)?, month.number(1, 2)?, day.number(1, 2)?)
}

/// The Gregorian day of a Persian one. Leap years by the cycle of 33 years, which holds from 1244 to 1502
/// (K. Borkowski, "The Persian calendar for 3000 years", 1996).
fn of_persian(end: usize, year: u32, month: u32, day: u32) -> Option<DayAt> {
    let before = *PERSIAN_DAYS_BEFORE.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    if day == 0 || day > 31 {
        return None;
    }
    let year = i32::try_from(year).ok()?;
    // The 1st of Farvardin 1403 is 20 March 2024; a leap year is the year's rest by 33 of 1, 5, 9 ... 30.
    let leaps = |year: i32| {
        let (cycles, rest) = ((year - 1).div_euclid(33), (year - 1).rem_euclid(33));
        let rests = [1, 5, 9, 13, 17, 22, 26, 30];
        cycles * 8 + rests.iter().filter(|r| **r <= rest).count() as i32
    };
    let new_year = of_civil(2024, 3, 20) + (year - 1403) * 365 + leaps(year) - leaps(1403);
    let (year, month, day) = to_civil(new_year + before + i32::try_from(day).ok()? - 1);
    Some(DayAt { end, year: u32::try_from(year).ok()?, month, day })
}

#[cfg(test)]
mod tests {
    use crate::parse::date::calendar::date_at;
    use crate::parse::tokens::tokens;

    #[test]
    fn other_calendars_are_read() {
        for (text, want) in [
            ("令和6年6月6日", Some("2024-06-06")),
            ("令和元年5月1日", Some("2019-05-01")),
            ("平成31年4月30日", Some("2019-04-30")),
            ("昭和64年1月7日", Some("1989-01-07")),
            ("民國113年6月6日", Some("2024-06-06")),
            ("令和6年", None),
            ("6 มิถุนายน 2567", Some("2024-06-06")),
            ("12 ม.ค. 2566", Some("2023-01-12")),
            ("5 ธ.ค. 67", Some("2024-12-05")),
            ("3 มีนาคม 2021", Some("2021-03-03")),
            ("30 กุมภาพันธ์ 2567", None),
            ("31/12/2566", Some("2023-12-31")),
            ("۱۷ خرداد ۱۴۰۳", Some("2024-06-06")),
            ("۱ فروردین ۱۴۰۲", Some("2023-03-21")),
            ("۳۰ اسفند ۱۳۹۹", Some("2021-03-20")),
            ("۱۴۰۳/۰۳/۱۷", Some("2024-06-06")),
            ("1403/03/17", None),
        ] {
            let date = date_at(&tokens(text), 0, None).and_then(|(_, iso, _)| iso);
            assert_eq!(date.as_deref(), want, "{text}");
        }
    }
}
