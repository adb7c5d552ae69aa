//! All documents of one session: their articles, copies and stories, and the decisions of the person.
//!
//! In: files or clean articles, decisions. Out: documents, articles, copies, stories, doubtful pairs. Nothing
//! is grouped before it is asked for. The result depends on the documents and decisions alone, never on the
//! order in which the documents came. The calls about decisions are in `decide`.

pub(crate) mod added;
pub(crate) mod decide;
pub(crate) mod decisions;
pub(crate) mod diff;
pub(crate) mod entry;
pub(crate) mod evidence;
pub(crate) mod grouping;
pub(crate) mod overlay;
pub(crate) mod packed;
pub(crate) mod partings;
pub(crate) mod phrase_runs;
pub(crate) mod piles;
pub(crate) mod preview_lines;
pub(crate) mod problems;
pub(crate) mod refresh;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod store;

use crate::corpus::decisions::changes::phrases;
use crate::corpus::decisions::log::DecisionLog;
use crate::corpus::entry::Entry;
use crate::corpus::evidence::recurring_lines::house_lines;
use crate::corpus::grouping::cache::{GroupedItems, GroupingCache};
use crate::corpus::grouping::group::Grouping;
use crate::corpus::packed::document::PackedDocument;
use crate::corpus::problems::problems;
use crate::corpus::refresh::refresh_labels;
use crate::corpus::search::search;
use crate::corpus::store::DocumentStore;
use crate::pipeline::clean::Cleaned;
use crate::pipeline::clean_all::clean_all_with;
use crate::pipeline::clean_input;
use crate::types::article::Article;
use crate::types::article_head::ArticleHead;
use crate::types::difference::Difference;
use crate::types::document_head::DocumentHead;
use crate::types::error::{Error, Problem};
use crate::types::grouping::{Comparison, Copies, Doubts, HouseLine, Story};
use crate::types::options::{CleanArticle, Options};
use crate::types::totals::Totals;

/// Documents that are cleaned, compared and grouped together.
///
/// ```
/// use storysift::{Corpus, Options};
///
/// let ferry = "The night ferry to Norafel sails again on Monday, the port said. Divers had mended its \
///              rudder, which broke in the storm of last week. All cabins are booked until June.";
/// let mut corpus = Corpus::new(Options::default());
/// corpus.add("herald.txt", format!("Night ferry sails again\n\n{ferry}").as_bytes());
/// corpus.add("courier.txt", format!("Rudder mended\n\n{ferry}").as_bytes());
/// corpus.add("tram.txt", b"Trams stand still\n\nDrivers in Quellmouth stopped work at noon, the union said.");
///
/// assert_eq!(corpus.documents().count(), 3);
/// assert_eq!(corpus.copies()[0].members.len(), 2);
/// assert_eq!(corpus.stories().len(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    options: Options,
    store: DocumentStore,
    decisions: DecisionLog,
    grouping: GroupingCache,
    /// Documents or decisions have changed since the labels were last computed.
    labels_stale: bool,
}

impl Corpus {
    /// An empty corpus.
    pub fn new(options: Options) -> Self {
        Corpus { options, ..Corpus::default() }
    }

    /// Sets the looseness of stories: -1 (fewer articles a story) to 1.
    pub fn tune(&mut self, looseness: f32) {
        self.options.looseness = if looseness.is_finite() { looseness.clamp(-1.0, 1.0) } else { 0.0 };
        self.grouping.tune(&self.store, self.options.looseness);
    }

    /// The options of the corpus.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Cleans a file and adds it; of a container all documents. Returns its first document id, or `None` when the same file is here already
    /// under this name. The id is the name; when files of one name differ, each gets a part of its content
    /// hash behind the name.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Option<String> {
        self.add_all(name, bytes).into_iter().next()
    }

    /// Cleans all documents of a file, as [`clean_all_with`] does with the decisions about columns that hold,
    /// and adds them. Returns the ids of those that were not here.
    pub fn add_all(&mut self, name: &str, bytes: &[u8]) -> Vec<String> {
        let all = clean_all_with(name, bytes, &self.options.limits, &self.given_columns());
        all.into_iter().filter_map(|cleaned| self.insert(cleaned)).collect()
    }

    /// Adds a file that was cleaned elsewhere, in a worker for example.
    pub fn insert(&mut self, cleaned: Cleaned) -> Option<String> {
        self.insert_packed(PackedDocument::of(cleaned), None)
    }

    /// The same with a number of the file that it came from, by which [`remove_file`](Self::remove_file) finds
    /// it: for hosts that read a file again when decisions about columns change.
    pub fn insert_of(&mut self, cleaned: Cleaned, file: u32) -> Option<String> {
        self.insert_packed(PackedDocument::of(cleaned), Some(file))
    }

    /// The same of a document that is packed already.
    pub(crate) fn insert_packed(&mut self, packed: PackedDocument, file: Option<u32>) -> Option<String> {
        self.insert_entry(Entry::new(packed, false).of_file(file))
    }

    /// Takes all documents out that were added under this number; returns how many. Decisions about them stay,
    /// and hold again when they come back.
    ///
    /// ```
    /// use storysift::{Corpus, Limits, clean_all};
    ///
    /// let table = "title,text\nBridge opens,The council opened the bridge on Monday.\n\
    ///     Ferry sails,The ferry sailed on Tuesday with all its cabins full.\n";
    /// let mut corpus = Corpus::new(Default::default());
    /// for cleaned in clean_all("news.csv", table.as_bytes(), &Limits::default()) {
    ///     corpus.insert_of(cleaned, 7);
    /// }
    /// corpus.add("tram.txt", b"Drivers in Quellmouth stopped work at noon, the union said.");
    /// assert_eq!((corpus.remove_file(7), corpus.documents().count()), (2, 1));
    /// ```
    pub fn remove_file(&mut self, file: u32) -> usize {
        let count = self.store.remove_file(file);
        if count > 0 {
            self.labels_stale = true;
            self.grouping.clear();
        }
        count
    }

    /// Adds an article that is already clean: all of its text is kept.
    pub fn add_clean(&mut self, article: CleanArticle) -> Option<String> {
        self.insert_clean(article, None)
    }

    /// The same with a number, as [`insert_of`](Self::insert_of) takes one.
    pub fn add_clean_of(&mut self, article: CleanArticle, file: u32) -> Option<String> {
        self.insert_clean(article, Some(file))
    }

    fn insert_clean(&mut self, article: CleanArticle, file: Option<u32>) -> Option<String> {
        let packed = PackedDocument::of(clean_input::clean_input(article));
        self.insert_entry(Entry::new(packed, true).of_file(file))
    }

    /// Takes a document out, with its articles; `false` when there is none of that id. Decisions about it stay, and
    /// hold again when it comes back.
    ///
    /// ```
    /// let mut corpus = storysift::Corpus::new(Default::default());
    /// corpus.add("ferry.txt", b"The night ferry to Norafel sails again on Monday, the port said.");
    /// assert!(corpus.remove("ferry.txt") && !corpus.remove("ferry.txt"));
    /// assert_eq!(corpus.documents().count(), 0);
    /// ```
    pub fn remove(&mut self, document: &str) -> bool {
        let was_here = self.store.remove(document);
        if was_here {
            self.labels_stale = true;
            self.grouping.clear();
        }
        was_here
    }

    /// How many characters of all documents are kept, and how many are set aside, in UTF-16 code units.
    ///
    /// ```
    /// let mut corpus = storysift::Corpus::new(Default::default());
    /// corpus.add("ferry.txt", b"The night ferry to Norafel sails again on Monday, the port said.\n\nShare");
    /// let totals = corpus.totals();
    /// assert_eq!((totals.all, totals.kept, totals.aside), (71, 66, 5));
    /// ```
    pub fn totals(&mut self) -> Totals {
        let mut totals = Totals::default();
        for (_, entry) in self.labelled().iter() {
            totals.all += entry.totals.all;
            totals.kept += entry.totals.kept;
            totals.aside += entry.totals.aside;
            totals.missing += entry.totals.missing;
        }
        totals
    }

    /// The short facts of the documents with their ids, in order of the ids. Texts are packed: see
    /// [`pages`](Self::pages).
    pub fn documents(&self) -> impl Iterator<Item = (&str, &DocumentHead)> {
        self.store.iter().map(|(id, e)| (id.as_str(), &e.head))
    }

    /// The short facts of a document.
    pub fn document(&self, id: &str) -> Option<&DocumentHead> {
        self.store.get(id).map(|e| &e.head)
    }

    /// The text of a document.
    pub fn text(&self, id: &str) -> Option<String> {
        self.store.get(id).map(Entry::text)
    }

    /// The short facts of every article with the id of its document, in order of the documents, then of reading.
    pub fn article_heads(&mut self) -> impl Iterator<Item = (&str, &ArticleHead)> {
        self.labelled().iter().flat_map(|(id, e)| e.articles().iter().map(move |a| (id.as_str(), a)))
    }

    /// Every article with its id, in order of the documents, then of reading: all texts at once. One by one they
    /// come from [`article`](Self::article).
    pub fn articles(&mut self) -> Vec<(String, Article)> {
        self.each_article().collect()
    }

    /// The same one after the other.
    pub(crate) fn each_article(&mut self) -> impl Iterator<Item = (String, Article)> {
        self.labelled().articles()
    }

    /// An article by id, `document#n`.
    pub fn article(&mut self, id: &str) -> Option<Article> {
        self.labelled().open_article(id)
    }

    /// Every document with its id, labelled runs and articles, in order of the ids, unpacked one after the other.
    pub fn pages(&mut self) -> impl Iterator<Item = (&str, Cleaned)> {
        self.pages_from(0)
    }

    /// The same without the first documents, which are not unpacked.
    pub fn pages_from(&mut self, first: usize) -> impl Iterator<Item = (&str, Cleaned)> {
        self.labelled().iter().skip(first).map(|(id, e)| (id.as_str(), e.cleaned()))
    }

    /// A document with its labelled runs and articles, after the changes by other documents and by the person.
    ///
    /// # Errors
    /// `no-document` when there is none of that id.
    pub fn cleaned(&mut self, document: &str) -> Result<Cleaned, Error> {
        let found = self.labelled().get(document).map(Entry::cleaned);
        found.ok_or_else(|| Error::no_document(document))
    }

    /// Problems with files, in order of the documents; last, with an empty document, a limit that grouping
    /// reached.
    pub fn problems(&self) -> Vec<Problem> {
        problems(&self.store, self.grouping.current(), &self.options.limits)
    }

    /// The sets of copies, in order of their keepers.
    pub fn copies(&mut self) -> &[Copies] {
        &self.grouping().copies
    }

    /// The stories, largest first.
    pub fn stories(&mut self) -> &[Story] {
        &self.grouping().stories
    }

    /// The short lines that recur in several documents, the most common first. Each can be confirmed as
    /// furniture or kept everywhere, by a decision that names the line.
    pub fn furniture(&mut self) -> Vec<HouseLine> {
        let decided = phrases(self.decisions.applied());
        house_lines(&self.labelled().entries(), &decided)
    }

    /// What two articles share.
    ///
    /// # Errors
    /// `no-article` when one of them is not here.
    pub fn compare(&mut self, a: &str, b: &str) -> Result<Comparison, Error> {
        self.grouped().compare(a, b)
    }

    /// The words in which article `b` differs from article `a`.
    ///
    /// # Errors
    /// `no-article` when one of them is not here.
    pub fn difference(&mut self, a: &str, b: &str) -> Result<Difference, Error> {
        self.labelled().difference(a, b)
    }

    /// The pairs of articles whose grouping is doubtful, the most doubtful first, at most `limit`.
    pub fn doubts(&mut self, limit: usize) -> Doubts {
        self.grouped().doubts(limit)
    }

    /// Ids of the articles that contain every word of `query` in title, standfirst, outlet, authors, file
    /// name or text. Parts of words count; case and the marks on Latin letters do not.
    pub fn search(&mut self, query: &str) -> Vec<String> {
        search(self.labelled().iter(), query)
    }

    /// The documents from a place in the list on, as they are kept.
    #[cfg(all(target_arch = "wasm32", feature = "wasm"))]
    pub(crate) fn entries_from(&mut self, first: usize) -> impl Iterator<Item = (&str, &Entry)> {
        self.labelled().iter().skip(first).map(|(id, e)| (id.as_str(), e))
    }

    fn insert_entry(&mut self, entry: Entry) -> Option<String> {
        let id = self.store.insert(entry)?;
        self.labels_stale = true;
        self.grouping.clear();
        Some(id)
    }

    /// The documents with current labels.
    fn labelled(&mut self) -> &DocumentStore {
        if std::mem::take(&mut self.labels_stale)
            && refresh_labels(&mut self.store, &mut self.decisions, self.options.alone)
        {
            self.grouping.forget_previous();
        }
        &self.store
    }

    fn grouping(&mut self) -> &Grouping {
        self.labelled();
        self.grouping.get(&self.store, &self.decisions, &self.options)
    }

    fn grouped(&mut self) -> GroupedItems<'_> {
        self.labelled();
        self.grouping.grouped(&self.store, &self.decisions, &self.options)
    }
}
