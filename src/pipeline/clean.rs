//! Cleans one file.
//!
//! In: its name, bytes and limits. Out: the decoded document, its labelled runs and its articles. Pure
//! function: safe to run in any thread and order.

use crate::pipeline::clean_all::entries_of;
use crate::pipeline::clean_document::{clean_document, clean_document_view};
use crate::pipeline::steps::Steps;
use crate::types::limits::Limits;
use crate::types::markup::PageView;

pub use crate::pipeline::clean_document::Cleaned;

/// Cleans one file with the default limits. Never fails: problems are in `document.problems`.
///
/// ```
/// let page = "Council keeps the bridge\n\nThe council voted on Monday to keep the old bridge open.";
/// let cleaned = storysift::clean("page.txt", page.as_bytes());
/// assert!(cleaned.document.problems.is_empty());
/// assert_eq!(cleaned.articles[0].title.as_deref(), Some("Council keeps the bridge"));
/// ```
pub fn clean(name: &str, bytes: &[u8]) -> Cleaned {
    clean_with(name, bytes, &Limits::default())
}

/// Cleans one file. Never fails: problems are in `document.problems`. A container of several documents
/// gives none of them here: see [`clean_all`](crate::pipeline::clean_all::clean_all).
///
/// ```
/// use storysift::{Limits, clean_with};
///
/// let limits = Limits::default().with_file_bytes(10);
/// let cleaned = clean_with("page.txt", b"More than ten bytes of text.", &limits);
/// assert_eq!(cleaned.document.problems.len(), 1);
/// ```
pub fn clean_with(name: &str, bytes: &[u8], limits: &Limits) -> Cleaned {
    match entries_of(name, bytes, limits, &[]) {
        Some((entries, problems)) => entries.only(problems),
        None => clean_document(name, bytes, limits, &Steps::of(limits)),
    }
}

/// Cleans one file that is no container, and gives what a reader's view of it needs: its markup, pictures and what its
/// head says for display. The cleaned document is that of [`clean_with`].
///
/// ```
/// use storysift::{Limits, NodeKind, clean_view};
///
/// let page = br#"<article><h2>Ferry</h2><p>The <a href="/ferry">night ferry</a> sails again on Monday.</p></article>"#;
/// let (cleaned, view) = clean_view("page.html", page, &Limits::default());
/// let link = view.nodes.iter().find(|node| node.kind == NodeKind::Link).expect("a link");
/// assert_eq!(&cleaned.document.text[link.start..link.end], "night ferry");
/// assert_eq!(link.address.as_deref(), Some("/ferry"));
/// ```
pub fn clean_view(name: &str, bytes: &[u8], limits: &Limits) -> (Cleaned, PageView) {
    let mut view = PageView::default();
    let cleaned = clean_document_view(name, bytes, limits, &Steps::of(limits), Some(&mut view));
    (cleaned, view)
}
