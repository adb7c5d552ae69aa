//! Full days in lines. Where all of a file's numbers leave open which is the day and which the
//! month, the day comes first.

use crate::parse::date::calendar::DateOrder;
use crate::parse::date::line::date_line_in;
use crate::types::article::Precision;

/// Longest text that a day is looked for in, in bytes; a longer one is cut.
const MAX_BYTES: usize = 180;
/// Fewest digits of a full day.
const MIN_DIGITS: usize = 5;

/// A day with its place in the line's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub start: usize,
    pub end: usize,
    /// Year, month and day as one number: 20190312.
    pub number: u32,
}

/// Whether a text may hold a full day: it has the digits for one.
pub fn may_hold_day(text: &str) -> bool {
    let mut digits = 0;
    text.chars().any(|c| {
        digits += usize::from(c.is_ascii_digit() || matches!(c, '\u{ff10}'..='\u{ff19}'));
        digits >= MIN_DIGITS
    })
}

/// The order of day and month in the numbers of a file: told by those that can be read one way.
pub fn order<'t>(lines: impl Iterator<Item = &'t str>) -> DateOrder {
    let (mut day_first, mut month_first) = (0, 0);
    for line in lines.filter(|l| l.len() <= MAX_BYTES && l.contains('/') && may_hold_day(l)) {
        for date in line.split(|c: char| !c.is_ascii_digit() && c != '/') {
            let numbers: Vec<u32> = date.split('/').filter_map(|n| n.parse().ok()).collect();
            if let [a, b, year] = numbers[..]
                && (1000..=9999).contains(&year)
            {
                day_first += usize::from(a > 12 && b <= 12);
                month_first += usize::from(b > 12 && a <= 12);
            }
        }
    }
    if month_first > day_first { DateOrder::MonthFirst } else { DateOrder::DayFirst }
}

/// The first full day of a text.
pub fn day_in(text: &str, order: DateOrder) -> Option<Day> {
    if !may_hold_day(text) {
        return None;
    }
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let found = date_line_in(&text[..end], Some(order))?;
    let exact = found.dates.iter().filter(|d| d.published.precision != Precision::Relative);
    exact
        .filter_map(|d| {
            let iso = d.published.iso.as_deref()?.get(..10)?;
            let number = iso.replace('-', "").parse().ok()?;
            Some(Day { start: d.start, end: d.end, number })
        })
        .next()
}
