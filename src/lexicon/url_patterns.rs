//! Patterns of days in addresses, read from `data/url_dates.tsv`. Finds places that look like a
//! day; whether they are one is for the caller to say.

use crate::util::order::sort;
use regex::Regex;
use std::sync::OnceLock;

/// Signs that may stand between the parts of a day; one match has the same sign twice.
const SIGNS: [&str; 4] = ["/", "-", "_", r"\."];

/// Order of the parts of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    YearFirst,
    DayFirst,
}

struct Row {
    order: Order,
    patterns: Vec<Regex>,
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| table().map(|[order, pattern, ..]| row(order, pattern)).collect())
}

/// The columns of each row: order, pattern, a path with a day, the day, a path without one.
fn table() -> impl Iterator<Item = [&'static str; 5]> {
    let lines = include_str!("data/url_dates.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

fn row(order: &str, pattern: &str) -> Row {
    let signs = if pattern.contains('S') { &SIGNS[..] } else { &SIGNS[..1] };
    let patterns = signs.iter().filter_map(|sign| Regex::new(&pattern.replace('S', sign)).ok()).collect();
    Row { order: if order == "ymd" { Order::YearFirst } else { Order::DayFirst }, patterns }
}

/// A place that looks like a day: the byte at which it starts, and year, month and day.
pub(crate) type Place = (usize, [u32; 3]);

/// The places of a path that look like days, in the order of the path. The gate is a digit.
pub(crate) fn places(path: &str) -> Vec<Place> {
    let mut found = Vec::new();
    if !path.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let digit = |at: Option<usize>| at.and_then(|at| path.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    for row in rows() {
        for captures in row.patterns.iter().flat_map(|pattern| pattern.captures_iter(path)) {
            let Some(whole) = captures.get(0) else { continue };
            let parts = [1, 2, 3].map(|n| captures.get(n).and_then(|part| part.as_str().parse().ok()));
            let [Some(a), Some(b), Some(c)] = parts else { continue };
            if !digit(whole.start().checked_sub(1)) && !digit(Some(whole.end())) {
                let day = if row.order == Order::YearFirst { [a, b, c] } else { [c, b, a] };
                found.push((whole.start(), day));
            }
        }
    }
    sort(&mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_matches_its_hit_and_not_its_near_miss() {
        assert_eq!(table().count(), 3);
        for [order, pattern, hit, day, miss] in table() {
            let row = row(order, pattern);
            assert!(row.patterns.iter().any(|p| p.is_match(hit)), "{pattern} on {hit}");
            let found = places(hit).into_iter().map(|(_, [y, m, d])| format!("{y:04}-{m:02}-{d:02}"));
            assert!(found.collect::<Vec<_>>().contains(&day.to_owned()), "{hit}");
            let days = places(miss).into_iter().filter(|(_, [_, m, d])| (1..=12).contains(m) && *d <= 31);
            assert_eq!(days.count(), 0, "{miss}");
        }
    }
}
