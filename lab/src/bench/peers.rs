//! Other crates that extract articles from HTML, to be timed beside the engine.

use super::inputs::File;

/// Number of pages in which dom_smoothie, a port of Readability, finds an article.
#[cfg(feature = "peers")]
pub fn dom_smoothie(pages: &[File]) -> u64 {
    let finds = |page: &&File| {
        dom_smoothie::Readability::new(page.1.as_str(), None, None).and_then(|mut r| r.parse()).is_ok()
    };
    pages.iter().filter(finds).count() as u64
}

/// 0: compiled without the feature `peers`.
#[cfg(not(feature = "peers"))]
pub fn dom_smoothie(_: &[File]) -> u64 {
    0
}
