//! The articles of all documents as one list, and the ids of sets of copies.
//!
//! In: documents and article ids. Out: [`Item`]s, whose places in the list are the indices that grouping uses.

use crate::corpus::entry::Entry;
use crate::fingerprint::Fingerprint;
use crate::types::article::Article;
use crate::types::article_head::ArticleHead;
use crate::util::packed::Packed;

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
    text: &'a Packed<Article>,
}

impl Item<'_> {
    /// The article with its text, opened.
    pub fn open(&self) -> Option<Article> {
        self.text.open()
    }
}

/// The articles of the documents, with the ids in `ids`, which stand in the same order.
pub(crate) fn items<'a>(entries: &[&'a Entry], ids: &'a [String]) -> Vec<Item<'a>> {
    let mut ids = ids.iter();
    let mut out = Vec::with_capacity(ids.len());
    for (document, entry) in (0..).zip(entries) {
        let texts = entry.prints().iter().zip(entry.texts());
        for ((article, (print, text)), serial) in entry.articles().iter().zip(texts).zip(entry.first_serial..)
        {
            let Some(id) = ids.next() else { return out };
            out.push(Item { document, id, serial, article, print, text });
        }
    }
    out
}

/// Id of a set of copies.
pub(crate) fn copies_id(keeper: &str) -> String {
    format!("copies:{keeper}")
}
