//! Dates as day numbers, so that they can be compared. Time of day and time zone are not read:
//! news of one event spreads over days.
//!
//! The arithmetic is Howard Hinnant's "days_from_civil" (2013); a date library would add 19 to
//! 58 kB to the browser module for it.

/// Days from 1970-01-01 to the date that an ISO 8601 text opens with; `None` without one.
pub(crate) fn of_iso(iso: &str) -> Option<i32> {
    let mut parts = iso.get(..10)?.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: i32 = parts.next()?.parse().ok()?;
    let day: i32 = parts.next()?.parse().ok()?;
    let known = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    known.then(|| of_civil(year, month, day))
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar. Counted in years that start in March
/// and in eras of 400 years, so that the leap day is the last of its year.
pub(crate) fn of_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day so many days after 1970-01-01: the inverse of [`of_civil`].
pub(crate) fn to_civil(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * from_march + 2) / 5 + 1) as u32;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 } as u32;
    (year_of_era + era * 400 + i32::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use crate::parse::date::civil::{of_civil, of_iso, to_civil};

    #[test]
    fn counts_days() {
        assert_eq!(of_iso("1970-01-01"), Some(0));
        assert_eq!(of_iso("1970-03-01T10:00"), Some(59));
        assert_eq!(of_iso("2024-02-29"), of_iso("2024-03-01").map(|d| d - 1));
        assert_eq!(of_iso("2026-11-23"), Some(20_780));
        assert_eq!(of_iso("4 hours ago"), None);
        assert_eq!(of_iso("2024-13-01"), None);
        for day in [(1970, 1, 1), (2000, 2, 29), (2024, 12, 31), (1899, 3, 1)] {
            assert_eq!(to_civil(of_civil(day.0, day.1 as i32, day.2 as i32)), day);
        }
    }
}
