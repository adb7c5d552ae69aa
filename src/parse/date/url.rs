//! The day that a page's address holds: `/2019/03/12/`, `/20190312-`, `-12-03-2019`. Goes in: an
//! address; comes out: year, month and day. Reads the path alone. What days look like there is a
//! table, `lexicon/data/url_dates.tsv`.

use crate::lexicon::url_patterns;
use std::ops::RangeInclusive;

/// Years outside of these are taken for numbers of something else.
const YEARS: RangeInclusive<u32> = 1990..=2100;

/// The first day in an address as year, month, day; of an archive's address the archived page's.
pub(crate) fn day(address: &str) -> Option<(u32, u32, u32)> {
    let is_date =
        |year, month, day| YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let places = url_patterns::places(path_of(address)).into_iter();
    places.map(|(_, [y, m, d])| (y, m, d)).find(|&(y, m, d)| is_date(y, m, d))
}

/// The path of an address, of the last one in it.
fn path_of(address: &str) -> &str {
    let own = address.rfind("http").map_or(address, |at| &address[at..]);
    let behind_scheme = own.split_once("://").map_or(own, |(_, rest)| rest);
    let path = behind_scheme.split_once('/').map_or("", |(_, path)| path);
    path.split(['?', '#']).next().unwrap_or_default()
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
