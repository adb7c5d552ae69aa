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
    pub article: &'a Article,
    pub print: &'a Fingerprint,
}

/// The articles of the documents, with the ids in `ids`, which stand in the same order.
pub(crate) fn items<'a>(entries: &[&'a Entry], ids: &'a [String]) -> Vec<Item<'a>> {
    let all = entries.iter().enumerate().flat_map(|(d, e)| {
        e.cleaned.articles.iter().zip(&e.prints).map(move |(article, print)| (d as u32, article, print))
    });
    all.zip(ids).map(|((document, article, print), id)| Item { document, id, article, print }).collect()
}

/// Id of a set of copies.
pub(crate) fn copies_id(keeper: &str) -> String {
    format!("copies:{keeper}")
}
