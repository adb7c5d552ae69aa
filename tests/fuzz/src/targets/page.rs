//! One file, cleaned: a page, or a container with all its documents.

use crate::laws::check;
use crate::signature::of_pages;
use std::collections::BTreeSet;
use storysift::{Limits, clean, clean_all};

/// Cleans a file as one document, and once more: the result is the same.
pub fn one(name: &str, data: &[u8]) -> u64 {
    let page = clean(name, data);
    check(&page);
    let signature = of_pages([&page]);
    if signature.is_multiple_of(16) {
        assert!(page == clean(name, data), "two runs give the same");
    }
    signature
}

/// Cleans all documents of a file. Each is named, and no two alike.
pub fn all(name: &str, data: &[u8]) -> u64 {
    let limits = Limits::default().with_file_bytes(1 << 20);
    let pages = clean_all(name, data, &limits);
    assert!(!pages.is_empty(), "a document or a problem");
    let mut names = BTreeSet::new();
    for page in &pages {
        check(page);
        let name = page.document.name.as_str();
        assert!(!name.is_empty(), "a document has a name");
        names.insert(name);
    }
    of_pages(&pages)
}
