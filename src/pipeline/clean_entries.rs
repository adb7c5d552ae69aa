//! Cleans the entries of a container one by one.
//!
//! In: entries and the problems that were met while they were taken out. Out: a cleaned document for each
//! entry, named by its path, and each problem with the document of its name or in one of its own.

use crate::pipeline::clean_document::{Cleaned, clean_article, clean_blocks};
use crate::pipeline::steps::Steps;
use crate::read::declared_facts::add_stated;
use crate::read::{read_text, read_view};
use crate::types::document::Format;
use crate::types::error::{Code, Problem};
use crate::types::limits::Limits;
use crate::types::markup::PageView;
use crate::unpack::entry::{Content, Entry};
use std::collections::HashMap;

/// The documents of one container.
pub struct CleanedEntries {
    /// Name of the container.
    name: String,
    limits: Limits,
    /// The steps that are left for all of them.
    steps: Steps,
    /// Those that were cleaned and not taken away yet.
    held: Vec<Cleaned>,
    /// What a reader's view of each of them needs, when it was asked for.
    views: Option<Vec<PageView>>,
    /// Entries in all.
    count: usize,
}

impl CleanedEntries {
    /// Nothing yet of the container `name`.
    pub fn new(name: &str, limits: &Limits) -> Self {
        CleanedEntries {
            name: name.to_owned(),
            limits: limits.clone(),
            steps: Steps::of(limits),
            held: Vec::new(),
            views: None,
            count: 0,
        }
    }

    /// The same, which notes what a reader's view of each document needs.
    #[cfg(all(target_arch = "wasm32", feature = "wasm"))]
    pub fn with_views(name: &str, limits: &Limits) -> Self {
        CleanedEntries { views: Some(Vec::new()), ..CleanedEntries::new(name, limits) }
    }

    /// The views of the documents in order; those behind them have none.
    #[cfg(all(target_arch = "wasm32", feature = "wasm"))]
    pub fn take_views(&mut self) -> Vec<PageView> {
        self.views.take().unwrap_or_default()
    }

    /// Cleans an entry.
    pub fn add(&mut self, entry: Entry) {
        self.count += 1;
        let mut view = self.views.is_some().then(PageView::default);
        let mut cleaned = clean_entry(entry, &self.limits, &self.steps, view.as_mut());
        if let (Some(views), Some(view)) = (&mut self.views, view) {
            views.push(view);
        }
        cleaned.document.file.clone_from(&self.name);
        self.held.push(cleaned);
    }

    /// The documents since the last call.
    pub fn take(&mut self) -> Vec<Cleaned> {
        std::mem::take(&mut self.held)
    }

    /// The documents since the last [`take`](Self::take), and the problems of the container. When it held
    /// nothing and there is no problem, one says so.
    pub fn finish(self, problems: Vec<Problem>) -> Vec<Cleaned> {
        let mut all = self.held;
        let mut places: HashMap<String, usize> = HashMap::new();
        for (at, cleaned) in all.iter().enumerate() {
            places.entry(cleaned.document.name.clone()).or_insert(at);
        }
        let none = (self.count == 0 && problems.is_empty()).then(|| nothing(&self.name));
        for problem in problems.into_iter().chain(none) {
            match places.get(&problem.document) {
                Some(at) => all[*at].document.problems.push(problem),
                None => {
                    places.insert(problem.document.clone(), all.len());
                    all.push(failed(&self.name, problem));
                }
            }
        }
        all
    }

    /// The only document of the container, or the problem that it has none or several.
    pub fn only(mut self, problems: Vec<Problem>) -> Cleaned {
        match (self.held.pop(), self.count) {
            (Some(mut cleaned), 1) => {
                cleaned.document.problems.extend(problems);
                cleaned
            }
            (_, 0) => failed(&self.name, problems.into_iter().next().unwrap_or_else(|| nothing(&self.name))),
            (_, count) => {
                let detail = format!("It holds {count} documents, and one was asked for.");
                Cleaned::failed(Problem::new(&self.name, Code::SeveralDocuments, detail))
            }
        }
    }
}

/// A problem of the container `name`, or of an entry that is no document.
fn failed(name: &str, problem: Problem) -> Cleaned {
    let mut failed = Cleaned::failed(problem);
    name.clone_into(&mut failed.document.file);
    failed
}

fn nothing(name: &str) -> Problem {
    Problem::new(name, Code::Empty, "Nothing in it is a document.")
}

/// Cleans one entry of a container.
fn clean_entry(entry: Entry, limits: &Limits, steps: &Steps, view: Option<&mut PageView>) -> Cleaned {
    let Entry { path, content, declared, problems } = entry;
    let cleaned = || {
        steps.read(&path, length(&content))?;
        let is_article = matches!(content, Content::ArticleText(_));
        let (mut document, blocks) = match content {
            Content::Html(text) => read_text(&path, Format::Html, text, limits, view),
            Content::Text(text) | Content::ArticleText(text) => {
                read_text(&path, Format::Text, text, limits, view)
            }
            Content::Markdown(text) => read_text(&path, Format::Markdown, text, limits, view),
            Content::Bytes(bytes) => read_view(&path, &bytes, limits, view),
        }?;
        steps.label(&path, blocks.len())?;
        add_stated(declared, &mut document.declared);
        Ok(match is_article {
            true => clean_article(document, blocks),
            false => clean_blocks(document, blocks),
        })
    };
    let mut cleaned: Cleaned = cleaned().unwrap_or_else(Cleaned::failed);
    cleaned.document.problems.extend(problems);
    cleaned
}

/// Bytes of an entry.
fn length(content: &Content) -> usize {
    match content {
        Content::Html(text) | Content::Text(text) | Content::ArticleText(text) | Content::Markdown(text) => {
            text.len()
        }
        Content::Bytes(bytes) => bytes.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unpack::entry::EntryFacts;

    fn entry(path: &str, text: &str) -> Entry {
        let content = Content::Text(text.to_owned());
        Entry { path: path.to_owned(), content, declared: EntryFacts::default(), problems: Vec::new() }
    }

    #[test]
    fn problems_find_their_documents() {
        let problem = |path: &str| Problem::new(path, Code::UnsafeName, "Why.");
        let mut entries = CleanedEntries::new("a.zip", &Limits::default());
        entries.add(entry("a.zip/a", "A line of text."));
        entries.add(entry("a.zip/b", "A line of text."));
        let all = entries.finish(vec![problem("a.zip/b"), problem("a.zip/c"), problem("a.zip/c")]);
        let counts: Vec<(&str, usize)> =
            all.iter().map(|c| (&*c.document.name, c.document.problems.len())).collect();
        assert_eq!(counts, [("a.zip/a", 0), ("a.zip/b", 1), ("a.zip/c", 2)]);
    }

    #[test]
    fn one_document_or_the_reason_why_not() {
        for (count, code) in [(0, Some(Code::Empty)), (1, None), (2, Some(Code::SeveralDocuments))] {
            let mut entries = CleanedEntries::new("a.zip", &Limits::default());
            (0..count).for_each(|n| entries.add(entry(&format!("a.zip/{n}"), "A line of text.")));
            let only = entries.only(Vec::new());
            assert_eq!(only.document.problems.first().map(|p| p.code), code, "{count}");
        }
        let mut entries = CleanedEntries::new("a.zip", &Limits::default());
        entries.add(entry("a.zip/a", "A line of text."));
        assert_eq!((entries.take().len(), entries.finish(Vec::new()).len()), (1, 0));
    }
}
