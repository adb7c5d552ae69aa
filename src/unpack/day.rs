//! Days that containers write as numbers, written out as ISO 8601: seconds or milliseconds
//! since 1970, and eight digits in a row. Everything else is left as written.

/// First and last second since 1970 that is taken for a day: 1980 and 2100.
const SECONDS: std::ops::Range<i64> = 315_532_800..4_102_444_800;

/// A day as ISO 8601 where it is a number, else as written.
pub(crate) fn written_out(raw: &str) -> String {
    let raw = raw.trim();
    let whole = raw.split_once('.').map_or(raw, |(w, rest)| if digits(rest) { w } else { raw });
    if !digits(whole) {
        return compact_stamp(raw).unwrap_or_else(|| raw.to_owned());
    }
    if whole.len() == 8
        && let Some(day) = compact_day(whole)
    {
        return day;
    }
    match whole.parse::<i64>() {
        Ok(n) if SECONDS.contains(&n) => from_seconds(n),
        Ok(n) if SECONDS.contains(&(n / 1000)) => from_seconds(n / 1000),
        _ => raw.to_owned(),
    }
}

/// Whether a cell looks like a day: an ISO day, a number of one, or digits with a month.
pub(crate) fn looks_like_day(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.len() < 6 || cell.chars().count() > 40 {
        return false;
    }
    if digits(cell) {
        return cell.len() == 8 && compact_day(cell).is_some();
    }
    let mut groups = [0usize; 4];
    let mut count = 0;
    for group in cell.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()) {
        if count < groups.len() {
            groups[count] = group.len();
        }
        count += 1;
    }
    let has_year = groups.iter().take(count).any(|&n| n == 4) || (count == 3 && groups[2] == 2);
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let joined = cell.matches(['-', '/', '.']).count() >= 2;
    has_year && letters <= 24 && ((count >= 3 && joined) || (count >= 2 && letters >= 1))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// "20240811" as "2024-08-11" when that is a day.
fn compact_day(raw: &str) -> Option<String> {
    let (year, month, day) = (raw.get(..4)?, raw.get(4..6)?, raw.get(6..8)?);
    let fits = (1400..2200).contains(&year.parse().unwrap_or(0))
        && (1..=12).contains(&month.parse().unwrap_or(0))
        && (1..=31).contains(&day.parse().unwrap_or(0));
    fits.then(|| format!("{year}-{month}-{day}"))
}

/// "20240811T070000Z" as "2024-08-11T07:00:00Z".
fn compact_stamp(raw: &str) -> Option<String> {
    let (day, time) = raw.split_once('T')?;
    let (clock, zone) = time.split_at_checked(6)?;
    if day.len() != 8 || !digits(day) || !digits(clock) || !(zone.is_empty() || zone == "Z") {
        return None;
    }
    Some(format!("{}T{}:{}:{}{zone}", compact_day(day)?, &clock[..2], &clock[2..4], &clock[4..]))
}

/// Seconds since 1970 as a time in UTC. Civil days by the 400-year cycle of 146,097 days.
fn from_seconds(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    let (h, m, s) = (rest / 3_600, rest / 60 % 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_out() {
        for (raw, out) in [
            ("1715000000", "2024-05-06T12:53:20Z"),
            ("1715000000123", "2024-05-06T12:53:20Z"),
            ("951782400", "2000-02-29T00:00:00Z"),
            ("20240811", "2024-08-11"),
            ("20240811T070000Z", "2024-08-11T07:00:00Z"),
            ("11 August 2024", "11 August 2024"),
            ("99999999", "99999999"),
            ("", ""),
        ] {
            assert_eq!(written_out(raw), out, "{raw}");
        }
    }

    #[test]
    fn days_are_told_from_other_cells() {
        for yes in [
            "2024-08-11",
            "11.08.2024",
            "11/8/24",
            "11 August 2024",
            "Sun, 11 Aug 2024 07:00:00 GMT",
            "20240811",
            "2024年8月11日",
        ] {
            assert!(looks_like_day(yes), "{yes}");
        }
        for no in [
            "42",
            "3.14",
            "2024",
            "The bridge of 1924 and the weir of 1931 were shut on Monday",
            "itbrief.news",
            "12-B",
        ] {
            assert!(!looks_like_day(no), "{no}");
        }
    }
}
