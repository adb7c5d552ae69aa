//! Days written in one line or address, as dates of publication.

use crate::parse::date::calendar::Order;
use crate::parse::date::civil::of_iso;
use crate::parse::date::line::{Found, date_line_in};
use crate::parse::date::url;
use crate::types::article::{Precision, Published};

/// A declared date: as people write it, eight digits, or seconds since 1970.
pub(crate) fn written(text: &str, order: Option<Order>) -> Option<Published> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == text.len() && matches!(digits, 10 | 13) {
        let seconds: i64 = text[..10].parse().ok()?;
        return civil(seconds / 86_400, text);
    }
    if digits == 8 && !text[8..].starts_with(|c: char| c.is_ascii_digit()) {
        let (year, month, day) = (&text[..4], &text[4..6], &text[6..8]);
        return known(format!("{year}-{month}-{day}"), text);
    }
    let dates = date_line_in(text, order)?.dates;
    dates.into_iter().map(|d| d.published).find(|p| p.iso.is_some())
}

pub(crate) fn from_address(address: &str) -> Option<Published> {
    let (year, month, day) = url::day(address)?;
    known(format!("{year:04}-{month:02}-{day:02}"), address)
}

pub(crate) fn known(iso: String, raw: &str) -> Option<Published> {
    let real = matches!(iso.get(..2), Some("19" | "20")) && of_iso(&iso).is_some();
    real.then(|| Published { iso: Some(iso), raw: raw.to_owned(), precision: Precision::Day })
}

/// The day that is so many days behind 1970-01-01 (Hinnant, "chrono-compatible low-level
/// date algorithms").
pub(crate) fn civil(days: i64, raw: &str) -> Option<Published> {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    let year = yoe + era * 400 + i64::from(month <= 2);
    known(format!("{year:04}-{month:02}-{day:02}"), raw)
}

/// The dates of a line.
pub(crate) struct Dates {
    pub found: Vec<Found>,
    /// Words of the line beside them.
    pub rest: usize,
    /// They stand in front of prose.
    pub prose: bool,
}

pub(crate) fn line_dates(line: &str, opens: bool, order: Option<Order>) -> Option<Dates> {
    if !line.bytes().any(|b| b.is_ascii_digit()) && line.is_ascii() {
        return None;
    }
    if let Some(read) = date_line_in(line, order) {
        let rest = read.rest.iter().map(|(a, b)| line[*a..*b].split_whitespace().count()).sum();
        return Some(Dates { found: read.dates, rest, prose: false });
    }
    if !opens {
        return None;
    }
    // "LIMA, June 3, 2025 (Reuters) - Ministers ...": up to the mark behind the date.
    let cut = line.char_indices().nth(110).map_or(line.len(), |(at, _)| at);
    let read = date_line_in(&line[..cut], order)?;
    let found: Vec<Found> = read.dates.into_iter().take(1).collect();
    let behind = line[found.first()?.end..].trim_start();
    let marked = behind.starts_with(['-', '–', '—', ':', '|', '(', ')', ']', '】', '/']);
    marked.then_some(Dates { found, rest: 9, prose: true })
}

/// The order of two witnesses of one day: the one with a time of day goes first.
pub(crate) fn fuller(a: &Published, b: &Published) -> bool {
    a.precision == Precision::Minute && b.precision != Precision::Minute
}
