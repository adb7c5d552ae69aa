//! Export of a corpus as a file, chunk by chunk, so that a large corpus is never in memory twice.
//!
//! In: a corpus. Out: bytes in one of the formats, one writer each.

mod archive;
mod article_file;
pub(crate) mod context;
mod csv;
mod field_columns;
mod file_names;
mod jsonl;
mod markdown;
mod ris;
mod zip_writer;

use crate::corpus::Corpus;
use crate::export::archive::Archive;
use crate::export::context::{Context, find_article};
use crate::export::field_columns::FieldColumns;
use crate::text::utf16::Units;
use crate::types::article_id::{article_id, parse_article_id};
use crate::types::grouping::Story;
use crate::types::provenance::Provenance;
use crate::util::order::ordered_set;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, VecDeque};
use std::fmt;

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
#[non_exhaustive]
pub enum ExportFormat {
    /// One article record a line, with where it comes from, its set of copies and its story. UTF-8; offsets
    /// are UTF-16 code units, as in the JavaScript records.
    Jsonl,
    /// One article a row: UTF-8, RFC 4180, `doc_id` and `text` first, at the end a column for each further
    /// field. A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    Csv,
    /// Stories with their articles to read (CommonMark; article text is escaped).
    Markdown,
    /// One article a record for reference managers.
    Ris,
    /// A zip archive: one Markdown file an article, in folders a story, and an index.
    Zip,
}

/// What may be chosen for an export.
///
/// ```
/// let options: storysift::ExportOptions = serde_json::from_str(r#"{ "bom": true }"#)?;
/// assert!(options.bom && !options.copies);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct ExportOptions {
    /// CSV: a byte order mark in front, by which spreadsheets see that it is UTF-8.
    pub bom: bool,
    /// Zip: a file also for each copy of an article; else only the index names them.
    pub copies: bool,
    /// Only articles of the files that were added under these numbers
    /// ([`insert_of`](Corpus::insert_of)). Where articles stand under stories, also those with a copy that is one.
    pub files: Option<Vec<u32>>,
}

impl ExportOptions {
    /// The same with or without a byte order mark.
    #[must_use]
    pub fn with_bom(self, bom: bool) -> Self {
        ExportOptions { bom, ..self }
    }

    /// The same with or without a file for each copy.
    #[must_use]
    pub fn with_copies(self, copies: bool) -> Self {
        ExportOptions { copies, ..self }
    }

    /// The same of these files alone.
    #[must_use]
    pub fn with_files(self, files: Vec<u32>) -> Self {
        ExportOptions { files: Some(files), ..self }
    }
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
    writer: Writer,
    /// Articles that are still to be written; in a zip archive, in its index.
    articles: VecDeque<String>,
    /// Stories that are still to be written, in the formats that go by them.
    stories: VecDeque<Story>,
    /// The first chunk was given.
    started: bool,
    /// The last chunk was given.
    ended: bool,
    /// Id and text of the document that was written last, where offsets are needed.
    text: (String, String),
    context: Context,
}

impl fmt::Debug for Export {
    /// How far it is; the writer's state says nothing to a reader.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Export { articles, stories, started, ended, .. } = self;
        f.debug_struct("Export")
            .field("articles", &articles.len())
            .field("stories", &stories.len())
            .field("started", started)
            .field("ended", ended)
            .finish_non_exhaustive()
    }
}

/// What one format needs.
enum Writer {
    Jsonl,
    Csv { bom: bool, fields: FieldColumns },
    Markdown,
    Ris,
    Zip(Archive),
}

impl Export {
    /// Begins an export of the corpus as it is now.
    pub fn new(corpus: &mut Corpus, format: ExportFormat) -> Self {
        Export::with(corpus, format, ExportOptions::default())
    }

    /// The same with options.
    pub fn with(corpus: &mut Corpus, format: ExportFormat, options: ExportOptions) -> Self {
        let copies = corpus.copies().to_vec();
        let mut stories = corpus.stories().to_vec();
        let only: Option<BTreeSet<String>> =
            options.files.map(|files| ordered_set(corpus.added_by(&files).articles));
        let context = Context::new(&copies, &stories);
        let writer = match format {
            ExportFormat::Jsonl => Writer::Jsonl,
            ExportFormat::Csv => {
                let articles = corpus.each_article().map(|(_, article)| article);
                Writer::Csv { bom: options.bom, fields: FieldColumns::of(articles) }
            }
            ExportFormat::Markdown => Writer::Markdown,
            ExportFormat::Ris => Writer::Ris,
            ExportFormat::Zip => Writer::Zip(Archive::new(options.copies)),
        };
        let mut articles = VecDeque::new();
        if format != ExportFormat::Markdown {
            articles.extend(corpus.article_heads().map(|(document, head)| article_id(document, head.n)));
        }
        if let Some(only) = &only {
            articles.retain(|id| only.contains(id));
            for story in &mut stories {
                story.articles.retain(|id| context.with_copies(id).any(|id| only.contains(id)));
            }
            stories.retain(|story| !story.articles.is_empty());
        }
        let by_story = matches!(format, ExportFormat::Markdown | ExportFormat::Zip);
        let stories = if by_story { stories.into() } else { VecDeque::new() };
        let text = (String::new(), String::new());
        Export { writer, articles, stories, started: false, ended: false, text, context }
    }

    /// The next bytes of the file, or `None` at its end.
    pub fn next(&mut self, corpus: &mut Corpus) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        if !self.started {
            self.started = true;
            if let Writer::Csv { bom, fields } = &self.writer {
                csv::header(*bom, fields, &mut out);
            }
        } else if self.ended {
            return None;
        }
        for _ in 0..CHUNK_ITEMS {
            if let Some(story) = self.stories.pop_front() {
                self.story(corpus, &story, &mut out);
            } else if let Writer::Zip(archive) = &mut self.writer {
                archive.finish(corpus, &self.context, self.articles.drain(..), &mut out);
                break;
            } else if let Some(id) = self.articles.pop_front() {
                self.article(corpus, &id, &mut out);
            } else {
                break;
            }
        }
        self.ended = self.articles.is_empty() && self.stories.is_empty();
        Some(out)
    }

    /// Writes one story.
    fn story(&mut self, corpus: &mut Corpus, story: &Story, out: &mut Vec<u8>) {
        match &mut self.writer {
            Writer::Zip(archive) => archive.story(corpus, &self.context, story, out),
            _ => markdown::story(corpus, &self.context, story, out),
        }
    }

    /// Writes one article.
    fn article(&mut self, corpus: &mut Corpus, id: &str, out: &mut Vec<u8>) {
        let (document, _) = parse_article_id(id).unwrap_or((id, 0));
        if matches!(self.writer, Writer::Jsonl) && self.text.0 != document {
            self.text = (document.to_owned(), corpus.text(document).unwrap_or_default());
        }
        let Some((head, article)) = find_article(corpus, id) else { return };
        let (from, article) = (Provenance::of(head, &article), &article);
        match &self.writer {
            Writer::Jsonl => {
                let units = Units::new(&self.text.1);
                jsonl::row(document, from, article, &units, &self.context, id, out);
            }
            Writer::Csv { fields, .. } => {
                csv::row(from, article, fields, &self.context, (document, id), out);
            }
            Writer::Ris => ris::record(from, article, &self.context, id, out),
            Writer::Markdown | Writer::Zip(_) => {}
        }
    }
}
