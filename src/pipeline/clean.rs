//! Cleans one file.
//!
//! In: its name, bytes and limits. Out: the decoded document, its labelled runs and its articles. Pure
//! function: safe to run in any thread and order.

use crate::pipeline::clean_all::{clean_entry, unpack_limits};
use crate::pipeline::clean_document::clean_document;
use crate::pipeline::steps::Steps;
use crate::types::error::{Code, Problem};
use crate::types::limits::Limits;
use crate::unpack::entry::Entry;
use crate::unpack::take_apart::unpack_each;

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
    let steps = Steps::of(limits);
    let mut entries = Entries { first: None, count: 0 };
    if bytes.len() > limits.file_bytes {
        return clean_document(name, bytes, limits, &steps);
    }
    let Some(report) = unpack_each(name, bytes, &unpack_limits(limits), None, &mut |e| entries.add(e)) else {
        return clean_document(name, bytes, limits, &steps);
    };
    match (entries.first, entries.count) {
        (Some(entry), 1) => {
            let mut cleaned = clean_entry(entry, limits, &steps);
            cleaned.document.problems.extend(report.problems);
            cleaned
        }
        (_, 0) => {
            let none = Problem::new(name, Code::Empty, "Nothing in it is a document.");
            Cleaned::failed(report.problems.into_iter().next().unwrap_or(none))
        }
        (_, count) => {
            let detail = format!("It holds {count} documents: clean_all gives them.");
            Cleaned::failed(Problem::new(name, Code::SeveralDocuments, detail))
        }
    }
}

/// The entries of a container: how many, and the first.
struct Entries {
    first: Option<Entry>,
    count: usize,
}

impl Entries {
    fn add(&mut self, entry: Entry) {
        self.count += 1;
        self.first.get_or_insert(entry);
    }
}
