//! The day that a page's address holds: `/2019/03/12/`, `/20190312-`, `-12-03-2019`.

/// The day in an address as year, month, day; of an archive's address the archived page's.
/// Years before 1990 are taken for numbers of something else.
pub(crate) fn day(address: &str) -> Option<(u32, u32, u32)> {
    let own = address.rfind("http").map_or(address, |at| &address[at..]);
    let path = own.split_once("://").map_or(own, |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let bytes = path.as_bytes();
    let mut numbers: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if end > at {
            numbers.push((at, end));
        }
        at = end.max(at + 1);
    }
    let value = |(from, to): (usize, usize)| path[from..to].parse::<u32>().ok();
    let known = |y: u32, m: u32, d: u32| {
        ((1990..=2100).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d)).then_some((y, m, d))
    };
    for (n, first) in numbers.iter().copied().enumerate() {
        if first.1 - first.0 == 8 {
            let number = value(first)?;
            if let Some(day) = known(number / 10_000, number / 100 % 100, number % 100) {
                return Some(day);
            }
        }
        let Some([second, third]) = numbers.get(n + 1..n + 3) else { continue };
        let mark = |a: (usize, usize), b: (usize, usize)| match bytes[a.1..b.0] {
            [mark @ (b'/' | b'-' | b'_' | b'.')] => Some(mark),
            _ => None,
        };
        if mark(first, *second).is_none() || mark(first, *second) != mark(*second, *third) {
            continue;
        }
        let (a, b, c) = (value(first)?, value(*second)?, value(*third)?);
        let day = match (first.1 - first.0, third.1 - third.0) {
            (4, 1..=2) => known(a, b, c),
            (1..=2, 4) => known(c, b, a),
            _ => None,
        };
        if day.is_some() {
            return day;
        }
    }
    None
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
