//! The articles of all documents as one list, and the ids of sets of copies.
//!
//! In: documents and article ids. Out: [`Item`]s, whose places in the list are the indices that grouping uses.

use crate::corpus::entry::Entry;
use crate::fingerprint::Fingerprint;
use crate::types::article::Article;
use crate::types::article_head::ArticleHead;

/// One article of the corpus.
#[derive(Clone, Copy)]
pub(crate) struct Item<'a> {
    /// Number of its document.
    pub document: u32,
    pub id: &'a str,
    /// Serial number: two articles with one number are the same in all they say.
    pub serial: u64,
    pub article: &'a ArticleHead,
    pub print: &'a Fingerprint,
    entry: &'a Entry,
    place: usize,
}

impl Item<'_> {
    /// The article with its text, opened.
    pub fn open(&self) -> Option<Article> {
        self.entry.open_article(self.place)
    }
}

/// The articles of the documents, with the ids in `ids`, which stand in the same order.
pub(crate) fn items<'a>(entries: &[&'a Entry], ids: &'a [String]) -> Vec<Item<'a>> {
    let mut ids = ids.iter();
    let mut out = Vec::with_capacity(ids.len());
    for (document, &entry) in (0..).zip(entries) {
        let articles = entry.articles().iter().zip(entry.prints());
        for ((article, print), (place, serial)) in articles.zip((0..).zip(entry.first_serial..)) {
            let Some(id) = ids.next() else { return out };
            out.push(Item { document, id, serial, article, print, entry, place });
        }
    }
    out
}

/// Id of a set of copies.
pub(crate) fn copies_id(keeper: &str) -> String {
    format!("copies:{keeper}")
}
