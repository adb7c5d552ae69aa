//! Cleans one document.
//!
//! In: its name, bytes or text, and limits. Out: the decoded document, its labelled runs and its articles.
//! Containers are not opened here.

use crate::article::assemble::assemble;
use crate::pipeline::article_text::label_article_text;
use crate::pipeline::label_document::label_document;
use crate::pipeline::pile::{count_problem, label_pile, summary};
use crate::pipeline::steps::Steps;
use crate::read::read_view;
use crate::split::frames::find::find;
use crate::split::frames::pile::Answer;
use crate::types::article::Article;
use crate::types::block::Block;
use crate::types::document::{Declared, Document, Format};
use crate::types::error::Problem;
use crate::types::label::Labelled;
use crate::types::limits::Limits;
use crate::types::markup::PageView;
use crate::types::pile::PileState;
use serde::{Deserialize, Serialize};

/// Bytes of text from which on the layout of a page without a frame is kept, so that a person can show
/// where its articles begin. Most single articles are shorter; of a shorter page the text alone is looked at.
const MIN_BYTES_KEPT: usize = 12_000;
/// How the names of word processors' files end, of which the layout is always kept.
const OFFICE_ENDINGS: [&str; 2] = [".docx", ".rtf"];

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
            block_ends: Vec::new(),
            pile: None,
        };
        Cleaned { document, blocks: Vec::new(), articles: Vec::new() }
    }
}

/// Cleans the bytes of a document that is no container.
pub fn clean_document(name: &str, bytes: &[u8], limits: &Limits, steps: &Steps) -> Cleaned {
    clean_document_view(name, bytes, limits, steps, None)
}

/// The same. With `view` what a reader's view needs is added to it; the result does not depend on it.
pub fn clean_document_view(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    steps: &Steps,
    view: Option<&mut PageView>,
) -> Cleaned {
    let cleaned = || {
        steps.read(name, bytes.len())?;
        let (document, blocks) = read_view(name, bytes, limits, view)?;
        steps.label(name, blocks.len())?;
        Ok(clean_blocks(document, blocks))
    };
    cleaned().unwrap_or_else(Cleaned::failed)
}

/// Labels the blocks of a document and makes its articles.
pub fn clean_blocks(mut document: Document, blocks: Vec<Block>) -> Cleaned {
    let answer = find(&document, &blocks);
    let ends: Vec<usize> = blocks.iter().map(|b| b.span.end).collect();
    let runs = match &answer {
        Answer::Sure(pile) => {
            document.problems.extend(count_problem(&document, pile));
            document.pile = Some(summary(&document, pile, PileState::Sure));
            label_pile(&document, &blocks, pile)
        }
        Answer::Likely(pile) => {
            document.pile = Some(summary(&document, pile, PileState::Likely));
            label_document(&document, blocks)
        }
        Answer::None => label_document(&document, blocks),
    };
    let may_hold_many =
        document.pile.is_some() || document.text.len() >= MIN_BYTES_KEPT || is_office(&document);
    if document.format == Format::Html && may_hold_many {
        document.block_ends = ends;
    }
    assembled(document, runs)
}

/// Whether a document is a word processor's file by its name: clippings are often pasted into one.
fn is_office(document: &Document) -> bool {
    let name = document.name.to_ascii_lowercase();
    OFFICE_ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Cleans a document whose text its container calls the text of one article.
pub fn clean_article(document: Document, blocks: Vec<Block>) -> Cleaned {
    let runs = label_document(&document, blocks);
    let runs = label_article_text(&document, runs);
    assembled(document, runs)
}

/// A labelled document with its articles, without what only labelling needs.
fn assembled(mut document: Document, blocks: Vec<Labelled>) -> Cleaned {
    if document.block_ends.is_empty() {
        document.layout = Vec::new();
    }
    if document.pile.as_ref().is_none_or(|pile| pile.state != PileState::Sure) {
        document.containers = Vec::new();
    }
    let articles = assemble(&document, &blocks);
    Cleaned { document, blocks, articles }
}
