//! Other crates that do a part of the work, for the benchmark alone.

use super::inputs::File;

/// Articles of HTML pages by dom_smoothie, a port of Readability; how many it found.
#[cfg(feature = "peers")]
pub fn smoothie(pages: &[File]) -> u64 {
    let article = |page: &&File| {
        dom_smoothie::Readability::new(page.1.as_str(), None, None).and_then(|mut r| r.parse()).is_ok()
    };
    pages.iter().filter(article).count() as u64
}

/// Nothing: compiled without the peers.
#[cfg(not(feature = "peers"))]
pub fn smoothie(_: &[File]) -> u64 {
    0
}
