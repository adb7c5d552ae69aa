//! Cleans one document.
//!
//! In: its name, bytes or text, and limits. Out: the decoded document, its labelled runs and its articles.
//! Containers are not opened here.

use crate::article::assemble::assemble;
use crate::pipeline::article_text::label_article_text;
use crate::pipeline::label_document::label_document;
use crate::pipeline::pile::{count_problem, label_pile};
use crate::pipeline::steps::Steps;
use crate::read::read;
use crate::split::frames::find::find;
use crate::split::frames::pile::Answer;
use crate::types::article::Article;
use crate::types::block::Block;
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
            file: problem.document.clone(),
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

/// Cleans the bytes of a document that is no container.
pub fn clean_document(name: &str, bytes: &[u8], limits: &Limits, steps: &Steps) -> Cleaned {
    let cleaned = || {
        steps.read(name, bytes.len())?;
        let (document, blocks) = read(name, bytes, limits)?;
        steps.label(name, blocks.len())?;
        Ok(clean_blocks(document, blocks))
    };
    cleaned().unwrap_or_else(Cleaned::failed)
}

/// Labels the blocks of a document and makes its articles.
pub fn clean_blocks(mut document: Document, blocks: Vec<Block>) -> Cleaned {
    let runs = match find(&document, &blocks) {
        Answer::Sure(pile) => {
            document.problems.extend(count_problem(&document, &pile));
            label_pile(&document, &blocks, &pile)
        }
        Answer::Likely(_) | Answer::None => label_document(&document, blocks),
    };
    assembled(document, runs)
}

/// Cleans a document whose text its container calls the text of one article.
pub fn clean_article(document: Document, blocks: Vec<Block>) -> Cleaned {
    let runs = label_document(&document, blocks);
    let runs = label_article_text(&document, runs);
    assembled(document, runs)
}

/// A labelled document with its articles, without what only labelling needs.
fn assembled(mut document: Document, blocks: Vec<Labelled>) -> Cleaned {
    document.containers = Vec::new();
    document.layout = Vec::new();
    let articles = assemble(&document, &blocks);
    Cleaned { document, blocks, articles }
}
