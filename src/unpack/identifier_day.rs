//! The day inside a record's identifier, as news corpora number their articles
//! ("XY881218-0003"): taken only when every record's identifier holds a day in one form.

use crate::unpack::entry::{Day, DayKind};
use crate::unpack::record::Record;

/// Least records for the identifiers to speak.
const MIN_RECORDS: usize = 2;
/// Names of identifiers, in lower case.
const NAMES: &[&str] = &["docno", "docid", "doc-id", "id", "no"];

/// The order of the six digits.
#[derive(Clone, Copy)]
pub(crate) enum Order {
    /// Year, month, day.
    YearFirst,
    /// Month, day, year.
    MonthFirst,
}

/// The form in which all identifiers hold a day.
pub(crate) fn order(records: &[Record]) -> Option<Order> {
    let fits = |order: Order| records.iter().all(|r| day(r, order).is_some());
    if records.len() < MIN_RECORDS {
        return None;
    }
    [Order::YearFirst, Order::MonthFirst].into_iter().find(|o| fits(*o))
}

/// The day in a record's identifier.
pub(crate) fn day(record: &Record, order: Order) -> Option<Day> {
    let (_, id) = record.iter().find(|(name, _)| NAMES.iter().any(|n| name.eq_ignore_ascii_case(n)))?;
    let letters = id.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = id.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    if !(1..=8).contains(&letters) || digits != 6 || !id[letters + 6..].starts_with(['-', '.', '_']) {
        return None;
    }
    let pair = |at: usize| id.get(letters + at..letters + at + 2)?.parse::<u32>().ok();
    let (year, month, day) = match order {
        Order::YearFirst => (pair(0)?, pair(2)?, pair(4)?),
        Order::MonthFirst => (pair(4)?, pair(0)?, pair(2)?),
    };
    let century = if year >= 70 { 1900 } else { 2000 };
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    let raw = format!("{:04}-{month:02}-{day:02}", century + year);
    fits.then_some(Day { raw, kind: DayKind::Unnamed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_speak_together() {
        let records = |ids: &[&str]| -> Vec<Record> {
            ids.iter()
                .map(|id| {
                    let mut r = Record::default();
                    r.add("DOCNO", id);
                    r
                })
                .collect()
        };
        let found = |ids: &[&str]| {
            let all = records(ids);
            order(&all).and_then(|o| day(&all[0], o)).map(|d| d.raw)
        };
        assert_eq!(found(&["AB881218-0003", "AB881219-0001"]).as_deref(), Some("1988-12-18"));
        assert_eq!(found(&["AB123189-0003", "AB121889-0001"]).as_deref(), Some("1989-12-31"));
        assert_eq!(found(&["AB881218-0003", "note 7"]), None);
        assert_eq!(found(&["AB999999-0003", "AB999999-0001"]), None);
    }
}
