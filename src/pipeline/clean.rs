//! Cleans one file.
//!
//! In: its name, bytes and limits. Out: the decoded document, its labelled runs and its articles. Pure
//! function: safe to run in any thread and order.

use crate::pipeline::clean_all::entries_of;
use crate::pipeline::clean_document::clean_document;
use crate::pipeline::steps::Steps;
use crate::types::limits::Limits;

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
/// let limits = Limits { file_bytes: 10, ..Limits::default() };
/// let cleaned = clean_with("page.txt", b"More than ten bytes of text.", &limits);
/// assert_eq!(cleaned.document.problems.len(), 1);
/// ```
pub fn clean_with(name: &str, bytes: &[u8], limits: &Limits) -> Cleaned {
    match entries_of(name, bytes, limits, &[]) {
        Some((entries, problems)) => entries.only(problems),
        None => clean_document(name, bytes, limits, &Steps::of(limits)),
    }
}
