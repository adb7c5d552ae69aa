//! Export of a corpus as a file, chunk by chunk, so that a large corpus is never in memory twice.
//!
//! In: a corpus. Out: bytes in one of the formats, one writer each.

pub(crate) mod context;
mod csv;
mod jsonl;
mod markdown;

use crate::corpus::Corpus;
use crate::export::context::{Context, find_article};
use crate::text::utf16::Units;
use crate::types::article_id::parse_article_id;
use crate::types::grouping::Story;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Articles or stories of one chunk.
const CHUNK_ITEMS: usize = 64;

/// The file formats.
///
/// ```
/// use storysift::ExportFormat;
///
/// let format: ExportFormat = serde_json::from_str("\"markdown\"")?;
/// assert_eq!(format, ExportFormat::Markdown);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// One article record a line, with its set of copies and its story. UTF-8; offsets
    /// are UTF-16 code units, as in the JavaScript records.
    Jsonl,
    /// One article a row for spreadsheets: UTF-8 with a byte order mark, RFC 4180. A cell
    /// that a spreadsheet would run as a formula gets an apostrophe in front.
    Csv,
    /// Stories with their articles to read (CommonMark; article text is escaped).
    Markdown,
}

/// An export in progress. Copies and stories are those of the moment when it began; a document that is gone
/// when its turn comes is left out.
///
/// ```
/// use storysift::{Corpus, Export, ExportFormat, Options};
///
/// let mut corpus = Corpus::new(Options::default());
/// corpus.add("ferry.txt", b"The night ferry to Norafel sails again on Monday, the port said.");
/// let mut export = Export::new(&mut corpus, ExportFormat::Jsonl);
/// let mut file = Vec::new();
/// while let Some(bytes) = export.next(&mut corpus) {
///     file.extend(bytes);
/// }
/// let record: serde_json::Value = serde_json::from_slice(&file)?;
/// assert_eq!(record["id"], "ferry.txt#0");
/// assert_eq!(record["keeper"], true);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct Export {
    format: ExportFormat,
    /// What is still to be written: articles, or for Markdown stories.
    waiting: VecDeque<Item>,
    /// The first chunk was given.
    started: bool,
    context: Context,
}

/// What is written as one piece.
enum Item {
    Article(String),
    Story(Story),
}

impl Export {
    /// Begins an export of the corpus as it is now.
    pub fn new(corpus: &mut Corpus, format: ExportFormat) -> Self {
        let copies = corpus.copies().to_vec();
        let stories = corpus.stories().to_vec();
        let context = Context::new(&copies, &stories);
        let waiting = match format {
            ExportFormat::Markdown => stories.into_iter().map(Item::Story).collect(),
            _ => corpus.articles().into_iter().map(|(id, _)| Item::Article(id)).collect(),
        };
        Export { format, waiting, started: false, context }
    }

    /// The next bytes of the file, or `None` at its end.
    pub fn next(&mut self, corpus: &mut Corpus) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        if !self.started {
            self.started = true;
            out = match self.format {
                ExportFormat::Csv => csv::header(),
                ExportFormat::Jsonl | ExportFormat::Markdown => Vec::new(),
            };
        } else if self.waiting.is_empty() {
            return None;
        }
        for _ in 0..CHUNK_ITEMS {
            match self.waiting.pop_front() {
                Some(Item::Article(id)) => self.article(corpus, &id, &mut out),
                Some(Item::Story(story)) => markdown::story(corpus, &self.context, &story, &mut out),
                None => break,
            }
        }
        Some(out)
    }

    /// Writes one article.
    fn article(&self, corpus: &mut Corpus, id: &str, out: &mut Vec<u8>) {
        let Some((page, article)) = find_article(corpus, id) else { return };
        let (document, _) = parse_article_id(id).unwrap_or((id, 0));
        match self.format {
            ExportFormat::Jsonl => {
                let units = Units::new(&page.document.text);
                jsonl::row(document, article, &units, &self.context, id, out);
            }
            ExportFormat::Csv => csv::row(document, article, &self.context, id, out),
            ExportFormat::Markdown => {}
        }
    }
}
