//! The articles of all documents as one list, and the ids of sets of copies.
//!
//! In: documents and article ids. Out: [`Item`]s, whose places in the list are the indices that grouping uses.

use crate::corpus::entry::Entry;
use crate::fingerprint::Fingerprint;
use crate::types::article::Article;

/// One article of the corpus.
#[derive(Clone, Copy)]
pub(crate) struct Item<'a> {
    /// Number of its document.
    pub document: u32,
    pub id: &'a str,
    /// Serial number: two articles with one number are the same in all they say.
    pub serial: u64,
    pub article: &'a Article,
    pub print: &'a Fingerprint,
}

/// The articles of the documents, with the ids in `ids`, which stand in the same order.
pub(crate) fn items<'a>(entries: &[&'a Entry], ids: &'a [String]) -> Vec<Item<'a>> {
    let all = entries.iter().enumerate().flat_map(|(d, e)| {
        let prints = e.prints.iter().zip(e.first_serial..);
        e.cleaned.articles.iter().zip(prints).map(move |(article, print)| (d as u32, article, print))
    });
    let item = |((document, article, (print, serial)), id): (
        (u32, &'a Article, (&'a Fingerprint, u64)),
        &'a String,
    )| { Item { document, id, serial, article, print } };
    all.zip(ids).map(item).collect()
}

/// Id of a set of copies.
pub(crate) fn copies_id(keeper: &str) -> String {
    format!("copies:{keeper}")
}
