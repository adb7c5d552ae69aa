//! The folds of cross-validation over sites: pages of one site are always in one fold, so that
//! no score is measured on a site that was learned from.

use crate::hash;

/// Folds of the cross-validation.
pub const FOLDS: usize = 3;

/// Parts of the sites of a fold, for what is cross-fitted inside it.
pub const PARTS: usize = 5;

/// The fold of the site of an address, below [`FOLDS`].
pub fn fold(url: &str) -> usize {
    site(url) % FOLDS
}

/// The part of the site of an address, below [`PARTS`]; independent of its fold.
pub fn part(url: &str) -> usize {
    site(url) / FOLDS % PARTS
}

/// The host name of an address as a number, without `www.`.
fn site(url: &str) -> usize {
    let host =
        url.split("//").nth(1).unwrap_or(url).split('/').next().unwrap_or("").trim_start_matches("www.");
    (hash::bytes(host.as_bytes()) >> 17) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_site_stay_together() {
        for (a, b, same) in [
            ("https://www.balera-times.example/a/b", "http://balera-times.example", true),
            ("balera-times.example/x", "https://balera-times.example/y", true),
            ("https://balera-times.example/", "https://news.balera-times.example/", false),
        ] {
            assert_eq!(site(a) == site(b), same, "{a} {b}");
        }
    }

    #[test]
    fn folds_and_parts_are_about_even_and_independent() {
        let mut counts = [[0usize; PARTS]; FOLDS];
        for n in 0..3000 {
            let url = format!("https://site{n}.example/");
            counts[fold(&url)][part(&url)] += 1;
        }
        assert!(counts.as_flattened().iter().all(|n| (120..=280).contains(n)), "{counts:?}");
    }
}
