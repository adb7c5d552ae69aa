//! A zip archive of all articles: one Markdown file an article, and an index of them.
//!
//! In: a corpus. Out: bytes of the archive. A story of several articles is a folder; articles that are alone lie
//! at the top, and so does `index.csv`, which names the file of every article, also of the copies that have
//! none.

use crate::corpus::Corpus;
use crate::export::article_file::article_file;
use crate::export::context::{Context, find_article};
use crate::export::csv::{date, number, role, write_row};
use crate::export::file_names::FileNames;
use crate::export::zip_writer::{ZipFile, ZipWriter};
use crate::parse::date::civil::of_iso;
use crate::types::article::Article;
use crate::types::grouping::Story;
use crate::types::provenance::Provenance;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Name of the index.
const INDEX: &str = "index.csv";
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

/// The archive as far as it is.
pub(crate) struct Archive {
    zip: ZipWriter,
    copies_too: bool,
    /// Names at the top.
    top: FileNames,
    /// By article id: its path in the archive.
    paths: BTreeMap<String, String>,
}

impl Archive {
    /// With `copies_too` copies have files as well.
    pub fn new(copies_too: bool) -> Self {
        let mut top = FileNames::default();
        top.reserve(INDEX);
        Archive { zip: ZipWriter::new(), copies_too, top, paths: BTreeMap::new() }
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
            let Some((document, article)) = find_article(corpus, id) else { continue };
            let article = &article;
            let day = date(article).and_then(|iso| iso.get(..10));
            let name = names.unique(day, article.title.as_deref().unwrap_or(id), ENDING);
            let path = folder.clone().unwrap_or_default() + &name;
            let from = Provenance::of(document, article);
            let text = article_file(from, article, context, id);
            let mut file = ZipFile::default();
            self.zip.write(&mut file, text.as_bytes());
            self.zip.end(file, &path, date(article).and_then(of_iso));
            self.paths.insert(id.to_owned(), path);
        }
        out.append(&mut self.zip.take());
    }

    /// Writes the index and the end of the archive.
    pub fn finish(
        &mut self,
        corpus: &mut Corpus,
        context: &Context,
        articles: impl Iterator<Item = String>,
        out: &mut Vec<u8>,
    ) {
        let mut index = ZipFile::default();
        // Without the mark spreadsheets do not see that it is UTF-8.
        let mut row = "\u{feff}".as_bytes().to_vec();
        write_row(&mut row, COLUMNS.into_iter().map(Cow::Borrowed));
        self.zip.write(&mut index, &row);
        for id in articles {
            let Some((document, article)) = find_article(corpus, &id) else { continue };
            let path = self.paths.get(&id).map_or("", String::as_str);
            row.clear();
            write_row(&mut row, cells(path, Provenance::of(document, &article), &article, context, &id));
            self.zip.write(&mut index, &row);
        }
        self.zip.end(index, INDEX, None);
        self.zip.finish();
        out.append(&mut self.zip.take());
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
