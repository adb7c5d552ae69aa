//! Names of the meta tags that declare facts of a page, as lists (`data/meta_tags.txt`), in lower
//! case, the more reliable name first.

use crate::lexicon::word_lists::words_of;
use std::sync::OnceLock;

static FILE: &str = include_str!("data/meta_tags.txt");

/// The lists, one a line of the file.
pub struct MetaTags {
    /// Title.
    pub title: Vec<&'static str>,
    /// Site or publisher.
    pub site: Vec<&'static str>,
    /// Authors, the plain `author` aside.
    pub author: Vec<&'static str>,
    /// Date of publication.
    pub published: Vec<&'static str>,
    /// A date without a meaning, or of creation.
    pub date: Vec<&'static str>,
    /// Date of a later change.
    pub modified: Vec<&'static str>,
    /// Summary.
    pub description: Vec<&'static str>,
    /// Language.
    pub language: Vec<&'static str>,
}

/// The lists, read once.
pub fn meta_tags() -> &'static MetaTags {
    static TAGS: OnceLock<MetaTags> = OnceLock::new();
    let read = |key| words_of(FILE, key);
    TAGS.get_or_init(|| MetaTags {
        title: read("title"),
        site: read("site"),
        author: read("author"),
        published: read("published"),
        date: read("date"),
        modified: read("modified"),
        description: read("description"),
        language: read("language"),
    })
}
