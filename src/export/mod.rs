//! What leaves the drop as files: one writer a format. An [`Export`] gives the file chunk
//! by chunk, so that a large drop never stands in memory twice.

pub(crate) mod context;
mod csv;
mod jsonl;
mod markdown;

use crate::corpus::Corpus;
use crate::export::context::{Context, find};
use crate::text::utf16::Units;
use crate::types::article_id::parse_article_id;
use crate::types::grouping::Story;
use crate::util::sorted;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Articles a chunk.
const CHUNK: usize = 64;

/// The file formats.
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

/// An export under way. It describes the corpus as it was when the export began; a
/// document that is gone by its turn is left out.
pub struct Export {
    format: ExportFormat,
    /// What is still to be written: one article, or with Markdown one story, each.
    waiting: VecDeque<Item>,
    started: bool,
    context: Context,
}

enum Item {
    Article(String),
    Story(Story),
}

impl Export {
    /// Begins an export of the corpus as it stands.
    pub fn new(corpus: &mut Corpus, format: ExportFormat) -> Self {
        let sets = sorted::map(corpus.copies().iter().map(|set| (set.id.clone(), set.clone())));
        let stories = corpus.stories().to_vec();
        let copies = sorted::map(sets.iter().flat_map(|(id, set)| {
            set.members.iter().map(|member| (member.article.clone(), (id.clone(), member.clone())))
        }));
        let story = sorted::map(stories.iter().flat_map(|story| {
            let copied = story.copies.iter().filter_map(|id| sets.get(id));
            let copied = copied.flat_map(|set| set.members.iter().map(|member| &member.article));
            let own = (story.id.clone(), story.title.clone());
            story.articles.iter().chain(copied).map(move |id| (id.clone(), own.clone()))
        }));
        let context = Context { story, copies, sets };
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
                ExportFormat::Csv => csv::head(),
                ExportFormat::Jsonl | ExportFormat::Markdown => Vec::new(),
            };
        } else if self.waiting.is_empty() {
            return None;
        }
        for _ in 0..CHUNK {
            match self.waiting.pop_front() {
                Some(Item::Article(id)) => self.article(corpus, &id, &mut out),
                Some(Item::Story(story)) => markdown::story(corpus, &self.context, &story, &mut out),
                None => break,
            }
        }
        Some(out)
    }

    fn article(&self, corpus: &mut Corpus, id: &str, out: &mut Vec<u8>) {
        let Some((page, article)) = find(corpus, id) else { return };
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
