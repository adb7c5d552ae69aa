//! The whole drop: documents, their articles, copies and stories, and what the person said.
//!
//! Nothing is grouped before it is asked for. What grouping finds depends on the documents
//! alone, never on the order in which they came.

pub(crate) mod decisions;
pub(crate) mod diff;
pub(crate) mod entry;
pub(crate) mod evidence;
pub(crate) mod grouping;
pub(crate) mod overlay;
pub(crate) mod search;
pub(crate) mod store;

use crate::corpus::decisions::anchors;
use crate::corpus::decisions::applied::Said;
#[cfg(not(target_arch = "wasm32"))]
use crate::corpus::entry::Entry;
use crate::corpus::evidence::attached_titles;
use crate::corpus::evidence::recurring_lines;
use crate::corpus::grouping::compare;
use crate::corpus::grouping::doubts;
use crate::corpus::grouping::grouping::Grouping;
use crate::corpus::store::Shelf;
use crate::pipeline::clean::{Cleaned, clean_with};
use crate::pipeline::clean_input;
use crate::types::article::Article;
use crate::types::article_id::article_id;
use crate::types::difference::Difference;
use crate::types::document::Document;
use crate::types::error::{Code, Error, ErrorCode, Problem};
use crate::types::grouping::{Comparison, Copies, Doubts, HouseLine, Story};
use crate::types::label::Labelled;
use crate::types::options::{CleanArticle, Options};

/// A drop of documents.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    options: Options,
    shelf: Shelf,
    said: Vec<Said>,
    undone: Vec<Said>,
    /// Marks are to be put on again.
    stale: bool,
    /// Ids of the articles, in order; filled with the grouping.
    ids: Vec<String>,
    grouping: Option<Grouping>,
    /// The grouping of the same articles before the last decision or tuning.
    before: Option<Grouping>,
}

impl Corpus {
    /// An empty corpus.
    pub fn new(options: Options) -> Self {
        Corpus { options, ..Corpus::default() }
    }

    /// Sets the strict-to-loose control: -1 (fewer articles a story) to 1.
    pub fn tune(&mut self, looseness: f32) {
        self.options.looseness = if looseness.is_finite() { looseness.clamp(-1.0, 1.0) } else { 0.0 };
        if let Some(mut grouping) = self.grouping.take().filter(|_| !self.stale) {
            let entries = self.shelf.entries();
            grouping.tune(&crate::corpus::grouping::item::items(&entries, &self.ids), self.options.looseness);
            self.grouping = Some(grouping);
        }
    }

    /// How the corpus works.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Cleans a file and takes it in. Returns its document id, or `None` when the same
    /// file is here already under this name. The id is the name; when files of one name
    /// differ, each name gets a part of the file's hash behind it.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Option<String> {
        let cleaned = clean_with(name, bytes, &self.options.limits);
        self.insert(cleaned)
    }

    /// Takes in a file that was cleaned elsewhere, in a worker, say.
    pub fn insert(&mut self, cleaned: Cleaned) -> Option<String> {
        self.take(Entry::new(cleaned, false))
    }

    /// Takes in an article that is already clean: nothing of it is judged.
    pub fn add_clean(&mut self, article: CleanArticle) -> Option<String> {
        self.take(Entry::new(clean_input::cleaned(article), true))
    }

    fn take(&mut self, entry: Entry) -> Option<String> {
        let id = self.shelf.take(entry)?;
        self.stale = true;
        (self.grouping, self.before) = (None, None);
        Some(id)
    }

    /// The documents, by id, in order.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.shelf.iter().map(|(id, e)| (id.as_str(), &e.cleaned.document))
    }

    /// A document by id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.shelf.get(id).map(|e| &e.cleaned.document)
    }

    /// Every article with its id, in order of the documents, then of reading.
    pub fn articles(&mut self) -> Vec<(String, &Article)> {
        self.settle();
        let all = self.shelf.iter();
        all.flat_map(|(id, e)| e.cleaned.articles.iter().map(move |a| (article_id(id, a.n), a))).collect()
    }

    /// An article by id, `document#n`.
    pub fn article(&mut self, id: &str) -> Option<&Article> {
        self.settle();
        self.shelf.article(id).map(|place| place.1)
    }

    /// The judged runs of a document, as the whole drop and the person see them.
    ///
    /// # Errors
    /// `no-document` when there is none of that id.
    pub fn blocks(&mut self, document: &str) -> Result<(&Document, &[Labelled]), Error> {
        self.settle();
        let found = self.shelf.get(document);
        found
            .map(|e| (&e.cleaned.document, e.cleaned.blocks.as_slice()))
            .ok_or_else(|| Error::new(ErrorCode::NoDocument, format!("no document {document}")))
    }

    /// Every document with its id, judged runs and articles, in order, as the whole drop and
    /// the person see them.
    pub fn pages(&mut self) -> impl Iterator<Item = (&str, &Cleaned)> {
        self.settle();
        self.shelf.iter().map(|(id, e)| (id.as_str(), &e.cleaned))
    }

    /// One of these.
    ///
    /// # Errors
    /// `no-document` when there is none of that id.
    pub fn cleaned(&mut self, document: &str) -> Result<&Cleaned, Error> {
        self.settle();
        let found = self.shelf.get(document).map(|e| &e.cleaned);
        found.ok_or_else(|| Error::new(ErrorCode::NoDocument, format!("no document {document}")))
    }

    /// Trouble with files, in order of the documents; last, with no document, a limit that grouping
    /// reached.
    pub fn problems(&self) -> Vec<Problem> {
        let own = self.shelf.iter().flat_map(|(_, e)| e.cleaned.document.problems.iter().cloned());
        let stopped = self.grouping.as_ref().is_some_and(|g| g.stopped).then(|| {
            let detail = format!(
                "the files share more passages than the {} that are compared at most: copies that \
                 share nothing else are not listed",
                self.options.limits.comparisons
            );
            Problem::new("", Code::Limit, detail)
        });
        own.chain(stopped).collect()
    }

    /// The sets of copies, in order of their keepers.
    pub fn copies(&mut self) -> &[Copies] {
        &self.grouped().copies
    }

    /// The stories, largest first.
    pub fn stories(&mut self) -> &[Story] {
        &self.grouped().stories
    }

    /// The short lines that recur in the drop, the most common first, each with the number of
    /// its documents and whether it is set aside: house furniture for a person to confirm
    /// or keep everywhere, by a decision that names the line.
    pub fn furniture(&mut self) -> Vec<HouseLine> {
        self.settle();
        let entries = self.shelf.entries();
        recurring_lines::house_lines(&entries, &crate::corpus::decisions::changes::phrases(&self.said))
    }

    /// What two articles share.
    ///
    /// # Errors
    /// `no-article` when one of them is not here.
    pub fn compare(&mut self, a: &str, b: &str) -> Result<Comparison, Error> {
        self.grouped();
        let entries = self.shelf.entries();
        let items = crate::corpus::grouping::item::items(&entries, &self.ids);
        let at =
            |id: &str| items.iter().position(|i| i.id == id).map(|i| i as u32).ok_or_else(|| no_article(id));
        let (x, y) = (at(a)?, at(b)?);
        let found = self.grouping.as_ref().and_then(|g| compare::compare(&items, g, x, y));
        found.ok_or_else(|| no_article(a))
    }

    /// The words in which article `b` differs from article `a`.
    ///
    /// # Errors
    /// `no-article` when one of them is not here.
    pub fn difference(&mut self, a: &str, b: &str) -> Result<Difference, Error> {
        self.settle();
        let text = |id: &str| {
            let article = self.shelf.article(id).map(|p| p.1).ok_or_else(|| no_article(id))?;
            Ok(article.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n"))
        };
        Ok(diff::difference(&text(a)?, &text(b)?))
    }

    /// The pairs that are worth a person's look, the most doubtful first, at most `limit`.
    pub fn doubts(&mut self, limit: usize) -> Doubts {
        self.grouped();
        let entries = self.shelf.entries();
        let items = crate::corpus::grouping::item::items(&entries, &self.ids);
        self.grouping.as_ref().map(|g| doubts::doubts(&items, g, limit)).unwrap_or_default()
    }

    /// Ids of the articles that hold every word of `query` somewhere: title, outlet, authors,
    /// name of the file or text. Parts of words count, case and marks on letters do not.
    pub fn search(&mut self, query: &str) -> Vec<String> {
        search::search(self.pages(), query)
    }

    /// Groups the same articles anew at the next question.
    fn regroup(&mut self) {
        if let Some(grouping) = self.grouping.take() {
            self.before = Some(grouping);
        }
    }

    /// Ties decisions to what is here and puts the marks of the drop and the person on.
    fn settle(&mut self) {
        if !self.stale {
            return;
        }
        self.stale = false;
        anchors::tie(&mut self.said, &self.shelf);
        let stood = anchors::contents(&self.said, &self.shelf);
        let mut marks = {
            let entries = self.shelf.entries();
            let kept = crate::corpus::decisions::changes::kept_lines(&self.said);
            if self.options.alone {
                vec![Vec::new(); entries.len()]
            } else {
                let mut marks = attached_titles::glued(&entries);
                let recurring = recurring_lines::recurring(&entries, &kept);
                marks.iter_mut().zip(recurring).for_each(|(m, r)| m.extend(r));
                marks
            }
        };
        let files = self.shelf.len();
        for ((id, entry), marks) in self.shelf.iter_mut().zip(&mut marks) {
            crate::corpus::decisions::changes::add_marks(id, entry, &self.said, marks);
            if entry.mark(std::mem::take(marks), files) {
                self.before = None;
            }
        }
        anchors::follow(&mut self.said, &self.shelf, &stood);
        anchors::tie(&mut self.said, &self.shelf);
    }

    fn grouped(&mut self) -> &Grouping {
        self.settle();
        if self.grouping.is_none() {
            let before = self.before.take();
            let entries = self.shelf.iter();
            self.ids = entries
                .flat_map(|(id, e)| e.cleaned.articles.iter().map(move |a| article_id(id, a.n)))
                .collect();
            let entries = self.shelf.entries();
            let items = crate::corpus::grouping::item::items(&entries, &self.ids);
            let index = anchors::index(&self.said, &self.shelf, &items);
            let verdicts = crate::corpus::decisions::verdicts::verdicts(&self.said, |pin| {
                pin.as_ref().and_then(|p| index.get(p)).copied()
            });
            self.grouping =
                Some(crate::corpus::grouping::grouping::group(&items, &verdicts, &self.options, before));
        }
        self.grouping.get_or_insert_default()
    }
}

fn no_article(id: &str) -> Error {
    Error::new(ErrorCode::NoArticle, format!("no article {id}"))
}
