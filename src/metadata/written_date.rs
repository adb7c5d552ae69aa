//! Dates of publication as pages write them: in a declaration, in an address, in a line.
//!
//! In: a text and the order of day and month on the page. Out: the dates in it. Which of them counts is
//! decided elsewhere.

use crate::parse::date::calendar::DateOrder;
use crate::parse::date::civil::of_iso;
use crate::parse::date::line::{DateMention, date_line_in};
use crate::parse::date::url;
use crate::types::article::{Precision, Published};

/// Characters of a dateline before prose.
const MAX_DATELINE_CHARS: usize = 110;
/// Words that are counted beside the date of a dateline.
const WORDS_OF_PROSE: usize = 9;
/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;

/// A declared date: as people write it, as eight digits, or as seconds or milliseconds since 1970.
pub fn declared_date(text: &str, order: Option<DateOrder>) -> Option<Published> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == text.len() && matches!(digits, 10 | 13) {
        let seconds: i64 = text[..10].parse().ok()?;
        return day_since_epoch(seconds / DAY_SECONDS, text);
    }
    if digits == 8 && !text[8..].starts_with(|c: char| c.is_ascii_digit()) {
        let (year, month, day) = (&text[..4], &text[4..6], &text[6..8]);
        return day_of_iso(format!("{year}-{month}-{day}"), text);
    }
    // "Mon Aug 03 12:45:00 EDT 2015", as programs in C and Java write it.
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [_, month, day, time, _, year] = words[..]
        && time.contains(':')
        && year.len() == 4
    {
        let found = date_line_in(&format!("{month} {day}, {year}"), order)?.dates;
        return found.into_iter().map(|d| d.published).find(|p| p.iso.is_some());
    }
    let dates = date_line_in(text, order)?.dates;
    dates.into_iter().map(|d| d.published).find(|p| p.iso.is_some())
}

/// The day in the address of a page or a picture.
pub fn date_in_address(address: &str) -> Option<Published> {
    let (year, month, day) = url::day(address)?;
    day_of_iso(format!("{year:04}-{month:02}-{day:02}"), address)
}

/// The day with this ISO 8601 form, if it is one of the 20th or 21st century; `raw` is how it was
/// written.
fn day_of_iso(iso: String, raw: &str) -> Option<Published> {
    let real = matches!(iso.get(..2), Some("19" | "20")) && of_iso(&iso).is_some();
    real.then(|| Published { iso: Some(iso), raw: raw.to_owned(), precision: Precision::Day })
}

/// The day so many days after 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
fn day_since_epoch(days: i64, raw: &str) -> Option<Published> {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    let year = yoe + era * 400 + i64::from(month <= 2);
    day_of_iso(format!("{year:04}-{month:02}-{day:02}"), raw)
}

/// The dates of a line.
pub struct LineDates {
    /// In their order.
    pub found: Vec<DateMention>,
    /// Words of the line beside them.
    pub rest: usize,
    /// They stand before prose on the same line.
    pub prose: bool,
}

/// The dates of a line. In front of prose they are read only when the line `opens` the text.
pub fn line_dates(line: &str, opens: bool, order: Option<DateOrder>) -> Option<LineDates> {
    if !line.bytes().any(|b| b.is_ascii_digit()) && line.is_ascii() {
        return None;
    }
    if let Some(read) = date_line_in(line, order) {
        let rest = read.rest.iter().map(|(a, b)| line[*a..*b].split_whitespace().count()).sum();
        return Some(LineDates { found: read.dates, rest, prose: false });
    }
    if !opens {
        return None;
    }
    // "LIMA, June 3, 2025 (Reuters) - Ministers ...": up to the mark behind the date.
    let cut = line.char_indices().nth(MAX_DATELINE_CHARS).map_or(line.len(), |(at, _)| at);
    let read = date_line_in(&line[..cut], order)?;
    let found: Vec<DateMention> = read.dates.into_iter().take(1).collect();
    let behind = line[found.first()?.end..].trim_start();
    let marked = behind.starts_with(['-', '–', '—', ':', '|', '(', ')', ']', '】', '/']);
    marked.then_some(LineDates { found, rest: WORDS_OF_PROSE, prose: true })
}

/// Whether `a` has a time of day and `b` has none.
pub fn is_more_precise(a: &Published, b: &Published) -> bool {
    a.precision == Precision::Minute && b.precision != Precision::Minute
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_dates_are_read_in_many_forms() {
        for (text, expected) in [
            ("20210503", Some("2021-05-03")),
            ("1620000000", Some("2021-05-03")),
            ("1620000000000", Some("2021-05-03")),
            ("951782400", None),
            ("0951782400", Some("2000-02-29")),
            ("3 May 2021", Some("2021-05-03")),
            ("20211503", None),
            ("Mon May 03 12:45:00 EDT 2021", Some("2021-05-03")),
            ("yes", None),
        ] {
            let found = declared_date(text, None).and_then(|p| p.iso);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn dates_before_prose_need_a_mark() {
        let prose = "Ministers met on the quay to sign a treaty. ".repeat(8);
        let dateline = format!("LIMA, June 3, 2025 (Reuters) - {prose}");
        for (line, opens, expected) in [
            ("3 May 2021", false, Some((0, false))),
            (dateline.as_str(), true, Some((WORDS_OF_PROSE, true))),
            (dateline.as_str(), false, None),
            (prose.as_str(), true, None),
        ] {
            let found = line_dates(line, opens, None).map(|d| (d.rest, d.prose));
            assert_eq!(found, expected, "{line}");
        }
    }
}
