//! Days as numbers, so that dates can be compared. Time of day and zone are left out:
//! news of one event spreads over days.

/// Days from 1970-01-01 to the date that an ISO 8601 text opens with.
pub(crate) fn of_iso(iso: &str) -> Option<i32> {
    let mut parts = iso.get(..10)?.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: i32 = parts.next()?.parse().ok()?;
    let day: i32 = parts.next()?.parse().ok()?;
    let known = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    known.then(|| of_civil(year, month, day))
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar: the year starts in March, so
/// that the leap day is its last.
pub(crate) fn of_civil(year: i32, month: i32, day: i32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use crate::parse::date::civil::of_iso;

    #[test]
    fn counts_days() {
        assert_eq!(of_iso("1970-01-01"), Some(0));
        assert_eq!(of_iso("1970-03-01T10:00"), Some(59));
        assert_eq!(of_iso("2024-02-29"), of_iso("2024-03-01").map(|d| d - 1));
        assert_eq!(of_iso("2026-11-23"), Some(20_780));
        assert_eq!(of_iso("4 hours ago"), None);
        assert_eq!(of_iso("2024-13-01"), None);
    }
}
