//! The road of one file, from bytes to articles: pure, stateless, in any order.

use crate::article::assemble;
use crate::label::label;
use crate::read::read;
use crate::{Article, Declared, Document, Format, Labelled, Limits};
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

/// Cleans one file with the default limits. Never fails: trouble is in
/// `document.problems`.
pub fn clean(name: &str, bytes: &[u8]) -> Cleaned {
    clean_with(name, bytes, &Limits::default())
}

/// Cleans one file. Never fails: trouble is in `document.problems`.
pub fn clean_with(name: &str, bytes: &[u8], limits: &Limits) -> Cleaned {
    match read(name, bytes, limits) {
        Ok((document, blocks)) => {
            let blocks = label(&document, blocks);
            let articles = assemble(&document, &blocks);
            Cleaned { document, blocks, articles }
        }
        Err(problem) => Cleaned {
            document: Document {
                name: name.to_owned(),
                format: Format::Text,
                text: String::new(),
                declared: Declared::default(),
                problems: vec![problem],
            },
            blocks: Vec::new(),
            articles: Vec::new(),
        },
    }
}
