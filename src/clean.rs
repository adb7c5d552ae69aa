//! The road of one file, from bytes to articles: pure, stateless, in any order.

use crate::article::assemble;
use crate::label::label;
use crate::pile;
use crate::read::read;
use crate::split::frames::{self, Answer};
use crate::{Article, Declared, Document, Format, Labelled, Limits, Problem};
use serde::{Deserialize, Serialize};

/// One file, cleaned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cleaned {
    /// The decoded file. Its text is empty when the file could not be read.
    pub document: Document,
    /// The judged runs of the text, a partition of it.
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

/// Cleans one file with the default limits. Never fails: trouble is in
/// `document.problems`.
pub fn clean(name: &str, bytes: &[u8]) -> Cleaned {
    clean_with(name, bytes, &Limits::default())
}

/// Cleans one file. Never fails: trouble is in `document.problems`.
pub fn clean_with(name: &str, bytes: &[u8], limits: &Limits) -> Cleaned {
    match read(name, bytes, limits) {
        Ok((mut document, blocks)) => {
            let blocks = match frames::find(&document, &blocks) {
                Answer::Sure(found) => {
                    document.problems.extend(pile::count_problem(&document, &found));
                    pile::label(&document, &blocks, &found)
                }
                Answer::Likely(_) | Answer::None => label(&document, blocks),
            };
            document.containers = Vec::new();
            document.layout = Vec::new();
            let articles = assemble(&document, &blocks);
            Cleaned { document, blocks, articles }
        }
        Err(problem) => Cleaned::failed(problem),
    }
}
