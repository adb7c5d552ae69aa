//! Where an article comes from: the file that was given, the entry inside of it, and the number of the record.

use crate::types::article::{Article, Role};
use crate::types::document_head::DocumentHead;
use serde::Serialize;

/// Where an article comes from.
///
/// ```
/// use storysift::{DocumentHead, Limits, Provenance, clean_all};
///
/// let table = "title,text\nBridge opens,The council opened the bridge on Monday.\n\
///     Ferry sails,The ferry sailed on Tuesday with all its cabins full.\n";
/// let cleaned = clean_all("june/news.csv", table.as_bytes(), &Limits::default());
/// let head = DocumentHead::from(&cleaned[1].document);
/// let from = Provenance::of(&head, &cleaned[1].articles[0]);
/// assert_eq!((from.file, from.entry, from.record), ("june/news.csv", Some("#2"), Some(2)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Provenance<'a> {
    /// Name of the file that was given.
    pub file: &'a str,
    /// Path inside of that file when it is a container: "june/ferry.html", "feed.xml#12", "#12".
    pub entry: Option<&'a str>,
    /// Number, from 1, of the record in its document; of an entry that is itself a record (a row, an item, a
    /// message) its number in the container. `None` when the document is one article and no record.
    pub record: Option<u32>,
}

impl<'a> Provenance<'a> {
    /// Of an article of a document.
    pub fn of(document: &'a DocumentHead, article: &Article) -> Self {
        let entry = entry(&document.name, &document.file);
        let number = || entry.and_then(|e| e.rsplit_once('#')).and_then(|(_, n)| n.parse().ok());
        let record = match article.role {
            Role::Record => Some(article.n + 1),
            Role::Lead | Role::Attached => number(),
        };
        Provenance { file: &document.file, entry, record }
    }
}

/// The path of a document inside of the file that was given; `None` when it is that file.
pub fn entry<'a>(name: &'a str, file: &str) -> Option<&'a str> {
    let path = name.strip_prefix(file).unwrap_or(name);
    let path = path.strip_prefix('/').unwrap_or(path);
    (!path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::clean::clean;

    #[test]
    fn entries_and_records_are_told_from_names() {
        let page = clean("page.txt", b"The council voted on Monday to keep the bridge open.");
        let cases = [
            ("a.txt", "a.txt", Role::Lead, 0, None, None),
            ("a#7.txt", "a#7.txt", Role::Lead, 0, None, None),
            ("a#7", "a#7", Role::Lead, 0, None, None),
            ("june.zip", "june.zip/x/ferry.html", Role::Lead, 0, Some("x/ferry.html"), None),
            ("feed.xml", "feed.xml#012", Role::Lead, 0, Some("#012"), Some(12)),
            ("a.zip", "a.zip/feed.xml#3", Role::Attached, 1, Some("feed.xml#3"), Some(3)),
            ("uk.docx", "uk.docx", Role::Record, 99, None, Some(100)),
            ("a.mbox", "a.mbox#3", Role::Record, 4, Some("#3"), Some(5)),
        ];
        for (file, name, role, n, entry, record) in cases {
            let (mut document, mut article) = (DocumentHead::from(&page.document), page.articles[0].clone());
            (document.file, document.name) = (file.to_owned(), name.to_owned());
            (article.role, article.n) = (role, n);
            assert_eq!(Provenance::of(&document, &article), Provenance { file, entry, record }, "{name}");
        }
    }
}
