//! The day that a page's address holds: `/2019/03/12/`, `/20190312-`, `-12-03-2019`. Reads the path
//! alone. A number of eight digits or three numbers with the same mark between them are a day when
//! they can be one.

use std::ops::RangeInclusive;

/// Years outside of these are taken for numbers of something else.
const YEARS: RangeInclusive<u32> = 1990..=2100;

/// A run of digits in the path, as a range of bytes.
type Digits = (usize, usize);

/// The day in an address as year, month, day; of an archive's address the archived page's.
pub(crate) fn day(address: &str) -> Option<(u32, u32, u32)> {
    let path = path_of(address);
    let numbers = digit_runs(path);
    let value = |(from, to): Digits| path[from..to].parse::<u32>().ok();
    for (n, first) in numbers.iter().copied().enumerate() {
        if first.1 - first.0 == 8 {
            let number = value(first)?;
            if let Some(day) = checked(number / 10_000, number / 100 % 100, number % 100) {
                return Some(day);
            }
        }
        let Some([second, third]) = numbers.get(n + 1..n + 3) else { continue };
        let mark = mark_between(path, first, *second);
        if mark.is_none() || mark != mark_between(path, *second, *third) {
            continue;
        }
        let (a, b, c) = (value(first)?, value(*second)?, value(*third)?);
        let day = match (first.1 - first.0, third.1 - third.0) {
            (4, 1..=2) => checked(a, b, c),
            (1..=2, 4) => checked(c, b, a),
            _ => None,
        };
        if day.is_some() {
            return day;
        }
    }
    None
}

/// The path of an address, of the last one in it.
fn path_of(address: &str) -> &str {
    let own = address.rfind("http").map_or(address, |at| &address[at..]);
    let behind_scheme = own.split_once("://").map_or(own, |(_, rest)| rest);
    let path = behind_scheme.split_once('/').map_or("", |(_, path)| path);
    path.split(['?', '#']).next().unwrap_or_default()
}

/// The runs of digits in a path, in order.
fn digit_runs(path: &str) -> Vec<Digits> {
    let bytes = path.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if end > at {
            runs.push((at, end));
        }
        at = end.max(at + 1);
    }
    runs
}

/// The one mark between two numbers.
fn mark_between(path: &str, a: Digits, b: Digits) -> Option<u8> {
    match path.as_bytes()[a.1..b.0] {
        [mark @ (b'/' | b'-' | b'_' | b'.')] => Some(mark),
        _ => None,
    }
}

/// Year, month and day, when they can be a date.
fn checked(year: u32, month: u32, day: u32) -> Option<(u32, u32, u32)> {
    let is_date = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use crate::parse::date::url::day;

    #[test]
    fn days_in_addresses() {
        let table = [
            ("https://post.example/2019/03/12/bridge-opens", Some((2019, 3, 12))),
            ("https://post.example/news/20190312-bridge.html", Some((2019, 3, 12))),
            ("https://post.example/news/12-03-2019-bridge/17", Some((2019, 3, 12))),
            ("https://bote.example/a/bruecke_vom_5.3.2019_am_see", Some((2019, 3, 5))),
            ("https://kept.example/web/20200101000000/http://a.example/2019/03/12/x", Some((2019, 3, 12))),
            ("https://post.example/2019/03/bridge", None),
            ("https://post.example/story/11403187", None),
            ("https://2019-03-12.example/", None),
            ("/relative/2019/03/12/x", Some((2019, 3, 12))),
        ];
        for (address, want) in table {
            assert_eq!(day(address), want, "{address}");
        }
    }
}
