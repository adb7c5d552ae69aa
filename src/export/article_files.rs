//! Articles as Markdown files in folders, and an index of them: what the package packs into a zip archive.
//!
//! In: a corpus. Out: JSON Lines, each `{ "name", "text" }`: a file, or without a name the next part of the
//! file before. A story of several articles is a folder; articles that are alone lie at the top, and so does
//! `index.csv`, which names the file of every article, also of the copies that have none.

use crate::corpus::Corpus;
use crate::export::article_file::article_file;
use crate::export::context::{Context, find_article};
use crate::export::csv::{date, number, role, write_row};
use crate::export::file_names::FileNames;
use crate::types::article::Article;
use crate::types::grouping::Story;
use crate::types::provenance::Provenance;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};

/// Name of the index.
const INDEX: &str = "index.csv";
/// Rows of the index in one line of the output.
const INDEX_ROWS: usize = 64;
/// Ending of an article's file.
const ENDING: &str = ".md";
/// Names of the columns of the index.
const COLUMNS: [&str; 16] = [
    "path",
    "doc_id",
    "title",
    "authors",
    "source",
    "date",
    "language",
    "url",
    "words",
    "story",
    "story_title",
    "keeper",
    "role",
    "file",
    "entry",
    "record",
];

/// A file or a part of one.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    text: &'a str,
}

/// The export as far as it is.
pub(crate) struct ArticleFiles {
    copies_too: bool,
    /// Names at the top.
    top: FileNames,
    /// By article id: its path in the archive.
    paths: BTreeMap<String, String>,
    index_begun: bool,
}

impl ArticleFiles {
    /// With `copies_too` copies have files as well.
    pub fn new(copies_too: bool) -> Self {
        let mut top = FileNames::default();
        top.reserve(INDEX);
        ArticleFiles { copies_too, top, paths: BTreeMap::new(), index_begun: false }
    }

    /// Writes the articles of a story.
    pub fn story(&mut self, corpus: &mut Corpus, context: &Context, story: &Story, out: &mut Vec<u8>) {
        let mut ids: Vec<&str> = Vec::new();
        for keeper in &story.articles {
            ids.push(keeper);
            let set = context.copies_of(keeper).0.and_then(|set| context.sets.get(set));
            let copies = set.filter(|_| self.copies_too).into_iter().flat_map(|set| &set.members);
            ids.extend(copies.map(|member| member.article.as_str()).filter(|id| *id != keeper));
        }
        let day = story.first.as_deref().and_then(|first| first.get(..10));
        let folder = (ids.len() > 1).then(|| self.top.unique(day, &story.title, "") + "/");
        let mut inside = FileNames::default();
        let names = if folder.is_some() { &mut inside } else { &mut self.top };
        for id in ids {
            let Some((page, article)) = find_article(corpus, id) else { continue };
            let day = date(article).and_then(|iso| iso.get(..10));
            let name = names.unique(day, article.title.as_deref().unwrap_or(id), ENDING);
            let path = folder.clone().unwrap_or_default() + &name;
            let from = Provenance::of(&page.document, article);
            write_line(Some(&path), &article_file(from, article, context, id), out);
            self.paths.insert(id.to_owned(), path);
        }
    }

    /// Writes the next rows of the index, of the articles that are waiting.
    pub fn index(
        &mut self,
        corpus: &mut Corpus,
        context: &Context,
        waiting: &mut VecDeque<String>,
        out: &mut Vec<u8>,
    ) {
        let mut rows = Vec::new();
        let name = (!self.index_begun).then_some(INDEX);
        if name.is_some() {
            self.index_begun = true;
            // Without the mark spreadsheets do not see that it is UTF-8.
            rows.extend("\u{feff}".as_bytes());
            write_row(&mut rows, COLUMNS.into_iter().map(Cow::Borrowed));
        }
        for id in waiting.drain(..waiting.len().min(INDEX_ROWS)) {
            let Some((page, article)) = find_article(corpus, &id) else { continue };
            let path = self.paths.get(&id).map_or("", String::as_str);
            write_row(&mut rows, cells(path, Provenance::of(&page.document, article), article, context, &id));
        }
        write_line(name, &String::from_utf8_lossy(&rows), out);
    }
}

/// The cells of an article in the index.
fn cells<'a>(
    path: &'a str,
    from: Provenance<'a>,
    article: &'a Article,
    context: &'a Context,
    id: &'a str,
) -> impl Iterator<Item = Cow<'a, str>> {
    let (story, story_title) = context.story_of(id);
    let texts: [&str; 8] = [
        path,
        id,
        article.title.as_deref().unwrap_or_default(),
        article.byline.as_deref().unwrap_or_default(),
        article.source.as_deref().unwrap_or_default(),
        date(article).unwrap_or_default(),
        article.language.as_deref().unwrap_or_default(),
        article.url.as_deref().unwrap_or_default(),
    ];
    let rest =
        [story.unwrap_or_default(), story_title.unwrap_or_default(), context.keeper_of(id), role(article)];
    let words = [Cow::from(article.words.to_string())];
    let place = [from.file.into(), from.entry.unwrap_or_default().into(), number(from.record).into()];
    texts.into_iter().map(Cow::Borrowed).chain(words).chain(rest.map(Cow::Borrowed)).chain(place)
}

/// Writes one line of the output.
fn write_line(name: Option<&str>, text: &str, out: &mut Vec<u8>) {
    let start = out.len();
    match serde_json::to_writer(&mut *out, &Line { name, text }) {
        Ok(()) => out.push(b'\n'),
        // Texts always serialise; an incomplete line is removed all the same.
        Err(_) => out.truncate(start),
    }
}
