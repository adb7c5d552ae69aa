//! Cleans one file.
//!
//! In: its name, bytes and limits. Out: the decoded document, its labelled runs and its articles. Pure
//! function: safe to run in any thread and order.

use crate::article::assemble::assemble;
use crate::pipeline::label_document::label_document;
use crate::pipeline::pile::{count_problem, label_pile};
use crate::read::read;
use crate::split::frames::find::find;
use crate::split::frames::pile::Answer;
use crate::types::article::Article;
use crate::types::document::{Declared, Document, Format};
use crate::types::error::Problem;
use crate::types::label::Labelled;
use crate::types::limits::Limits;
use serde::{Deserialize, Serialize};

/// One file, cleaned.
///
/// ```
/// let cleaned = storysift::clean("page.txt", b"The council voted on Monday to keep the old bridge open.");
/// let text: String = cleaned.blocks.iter().map(|run| run.span.of(&cleaned.document.text)).collect();
/// assert_eq!(text, cleaned.document.text);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cleaned {
    /// The decoded file. Its text is empty when the file could not be read.
    pub document: Document,
    /// The labelled runs of the text. They cover all of it and do not overlap.
    pub blocks: Vec<Labelled>,
    /// The articles in reading order.
    pub articles: Vec<Article>,
}

impl Cleaned {
    /// A file that could not be read: no text, and the problem that says why.
    pub fn failed(problem: Problem) -> Self {
        let document = Document {
            name: problem.document.clone(),
            format: Format::Text,
            text: String::new(),
            declared: Declared::default(),
            problems: vec![problem],
            containers: Vec::new(),
            layout: Vec::new(),
        };
        Cleaned { document, blocks: Vec::new(), articles: Vec::new() }
    }
}

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

/// Cleans one file. Never fails: problems are in `document.problems`.
///
/// ```
/// use storysift::{Limits, clean_with};
///
/// let limits = Limits { file_bytes: 10, ..Limits::default() };
/// let cleaned = clean_with("page.txt", b"More than ten bytes of text.", &limits);
/// assert_eq!(cleaned.document.problems.len(), 1);
/// ```
pub fn clean_with(name: &str, bytes: &[u8], limits: &Limits) -> Cleaned {
    match read(name, bytes, limits) {
        Ok((mut document, blocks)) => {
            let blocks = match find(&document, &blocks) {
                Answer::Sure(pile) => {
                    document.problems.extend(count_problem(&document, &pile));
                    label_pile(&document, &blocks, &pile)
                }
                Answer::Likely(_) | Answer::None => label_document(&document, blocks),
            };
            document.containers = Vec::new();
            document.layout = Vec::new();
            let articles = assemble(&document, &blocks);
            Cleaned { document, blocks, articles }
        }
        Err(problem) => Cleaned::failed(problem),
    }
}
