//! The whole drop: documents, their articles, copies and stories, and what the person said.
//!
//! Nothing is grouped before it is asked for. What grouping finds depends on the documents
//! alone, never on the order in which they came.

mod compare;
mod difference;
mod doubts;
mod entry;
mod given;
mod glued;
pub(crate) mod group;
mod records;
mod recurring;
mod said;
mod search;

pub use records::{
    CleanArticle, Comparison, Copies, Difference, Doubt, Doubts, HouseLine, Keeper, Kind, Mark, Member,
    Options, Question, Relation, Run, RunKind, Shared, Story, StoryMember,
};

use crate::fingerprint::words::mix;
use crate::gather;
use crate::record::{article_id, parse_article_id};
use crate::{
    Article, ArticleRef, Cleaned, Code, Decision, Document, Error, ErrorCode, Labelled, Problem, clean_with,
};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use given::cleaned as cleaned_of;

use entry::Entry;
use group::{Grouping, Item};
use said::{Pin, Said};
use std::collections::BTreeMap;

/// A drop of documents.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    options: Options,
    /// Documents by id.
    entries: BTreeMap<String, Entry>,
    /// Ids of the documents of each name.
    names: BTreeMap<String, Vec<String>>,
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
            let entries: Vec<&Entry> = self.entries.values().collect();
            grouping.tune(&group::items(&entries, &self.ids), self.options.looseness);
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
        self.take(Entry::new(given::cleaned(article), true))
    }

    fn take(&mut self, entry: Entry) -> Option<String> {
        let name = entry.cleaned.document.name.clone();
        let known = self.names.entry(name.clone()).or_default();
        if known.iter().filter_map(|id| self.entries.get(id)).any(|e| e.key == entry.key) {
            return None;
        }
        let id = if known.is_empty() && !self.entries.contains_key(&name) {
            name
        } else {
            // The one that had the name to itself is called by name and hash from now on.
            for old in known.iter_mut().filter(|id| **id == name) {
                if let Some(first) = self.entries.remove(old) {
                    *old = suffixed(&name, first.key);
                    self.entries.insert(old.clone(), first);
                }
            }
            suffixed(&name, entry.key)
        };
        known.push(id.clone());
        self.entries.insert(id.clone(), entry);
        self.stale = true;
        (self.grouping, self.before) = (None, None);
        Some(id)
    }

    /// The documents, by id, in order.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.entries.iter().map(|(id, e)| (id.as_str(), &e.cleaned.document))
    }

    /// A document by id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.entries.get(id).map(|e| &e.cleaned.document)
    }

    /// Every article with its id, in order of the documents, then of reading.
    pub fn articles(&mut self) -> Vec<(String, &Article)> {
        self.settle();
        let all = self.entries.iter();
        all.flat_map(|(id, e)| e.cleaned.articles.iter().map(move |a| (article_id(id, a.n), a))).collect()
    }

    /// An article by id, `document#n`.
    pub fn article(&mut self, id: &str) -> Option<&Article> {
        self.settle();
        self.place(id).map(|place| place.1)
    }

    /// The judged runs of a document, as the whole drop and the person see them.
    ///
    /// # Errors
    /// `no-document` when there is none of that id.
    pub fn blocks(&mut self, document: &str) -> Result<(&Document, &[Labelled]), Error> {
        self.settle();
        let found = self.entries.get(document);
        found
            .map(|e| (&e.cleaned.document, e.cleaned.blocks.as_slice()))
            .ok_or_else(|| Error::new(ErrorCode::NoDocument, format!("no document {document}")))
    }

    /// Every document with its id, judged runs and articles, in order, as the whole drop and
    /// the person see them.
    pub fn pages(&mut self) -> impl Iterator<Item = (&str, &Cleaned)> {
        self.settle();
        self.entries.iter().map(|(id, e)| (id.as_str(), &e.cleaned))
    }

    /// One of these.
    ///
    /// # Errors
    /// `no-document` when there is none of that id.
    pub fn cleaned(&mut self, document: &str) -> Result<&Cleaned, Error> {
        self.settle();
        let found = self.entries.get(document).map(|e| &e.cleaned);
        found.ok_or_else(|| Error::new(ErrorCode::NoDocument, format!("no document {document}")))
    }

    /// Trouble with files, in order of the documents; last, with no document, a limit that grouping
    /// reached.
    pub fn problems(&self) -> Vec<Problem> {
        let own = self.entries.values().flat_map(|e| e.cleaned.document.problems.iter().cloned());
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
        let entries: Vec<&Entry> = self.entries.values().collect();
        recurring::house_lines(&entries, &said::phrases(&self.said))
    }

    /// What two articles share.
    ///
    /// # Errors
    /// `no-article` when one of them is not here.
    pub fn compare(&mut self, a: &str, b: &str) -> Result<Comparison, Error> {
        self.grouped();
        let entries: Vec<&Entry> = self.entries.values().collect();
        let items = group::items(&entries, &self.ids);
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
            let article = self.place(id).map(|p| p.1).ok_or_else(|| no_article(id))?;
            Ok(article.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n"))
        };
        Ok(difference::difference(&text(a)?, &text(b)?))
    }

    /// The pairs that are worth a person's look, the most doubtful first, at most `limit`.
    pub fn doubts(&mut self, limit: usize) -> Doubts {
        self.grouped();
        let entries: Vec<&Entry> = self.entries.values().collect();
        let items = group::items(&entries, &self.ids);
        self.grouping.as_ref().map(|g| doubts::doubts(&items, g, limit)).unwrap_or_default()
    }

    /// Ids of the articles that hold every word of `query` somewhere: title, outlet, authors,
    /// name of the file or text. Parts of words count, case and marks on letters do not.
    pub fn search(&mut self, query: &str) -> Vec<String> {
        search::search(self.pages(), query)
    }

    /// Applies what the person said.
    ///
    /// # Errors
    /// `bad-decision`, `no-document` or `no-article`.
    pub fn apply(&mut self, decision: Decision) -> Result<(), Error> {
        self.settle();
        said::check(self, &decision)?;
        self.undone.clear();
        self.say(decision);
        Ok(())
    }

    /// Takes in decisions of another time, in order. One that is about articles or documents
    /// which are not here waits until they come.
    pub fn replay(&mut self, decisions: impl IntoIterator<Item = Decision>) {
        decisions.into_iter().for_each(|d| self.say(d));
    }

    /// Whether everything that a decision names is here.
    pub fn knows(&mut self, decision: &Decision) -> bool {
        self.settle();
        said::check(self, decision).is_ok()
    }

    /// Takes the last decision back. `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let last = self.said.pop();
        let any = last.is_some();
        self.undone.extend(last);
        self.changed(any)
    }

    /// Applies the last decision taken back again. `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let last = self.undone.pop();
        let any = last.is_some();
        self.said.extend(last);
        self.changed(any)
    }

    /// What the person said so far, in order, each article with its id and content of now.
    pub fn decisions(&mut self) -> Vec<Decision> {
        self.settle();
        self.said.iter().map(|s| self.current(s)).collect()
    }

    fn changed(&mut self, any: bool) -> bool {
        if any {
            self.stale = true;
            self.regroup();
        }
        any
    }

    /// Groups the same articles anew at the next question.
    fn regroup(&mut self) {
        if let Some(grouping) = self.grouping.take() {
            self.before = Some(grouping);
        }
    }

    fn say(&mut self, decision: Decision) {
        self.said.push(Said { decision, pins: Vec::new(), sure: false });
        self.changed(true);
    }

    /// Ties decisions to what is here and puts the marks of the drop and the person on.
    fn settle(&mut self) {
        if !self.stale {
            return;
        }
        self.stale = false;
        self.pin();
        let stood = self.pinned();
        let mut marks = {
            let entries: Vec<&Entry> = self.entries.values().collect();
            let kept = said::kept_lines(&self.said);
            if self.options.alone {
                vec![Vec::new(); entries.len()]
            } else {
                let mut marks = glued::glued(&entries);
                let recurring = recurring::recurring(&entries, &kept);
                marks.iter_mut().zip(recurring).for_each(|(m, r)| m.extend(r));
                marks
            }
        };
        let files = self.entries.len();
        for ((id, entry), marks) in self.entries.iter_mut().zip(&mut marks) {
            said::add_marks(id, entry, &self.said, marks);
            if entry.mark(std::mem::take(marks), files) {
                self.before = None;
            }
        }
        self.follow(&stood);
        self.pin();
    }

    /// The content of every article that a decision is tied to.
    fn pinned(&self) -> Vec<Option<u64>> {
        let pins = self.said.iter().flat_map(|s| &s.pins);
        pins.map(|p| p.as_ref().and_then(|(pin, n)| self.of_pin(pin)?.1.content_of(*n))).collect()
    }

    /// Lets decisions follow their articles, whose numbers change when a glued one is found
    /// before them.
    fn follow(&mut self, stood: &[Option<u64>]) {
        let mut said = std::mem::take(&mut self.said);
        for (at, stood) in said.iter_mut().flat_map(|s| &mut s.pins).zip(stood) {
            let (Some((pin, n)), Some(stood)) = (at, stood) else { continue };
            let Some((_, entry)) = self.of_pin(pin) else { continue };
            if entry.content_of(*n) != Some(*stood)
                && let Some(moved) = entry.number_of(*stood)
            {
                *n = moved;
            }
        }
        self.said = said;
    }

    /// The document of a pin.
    fn of_pin(&self, pin: &Pin) -> Option<(&String, &Entry)> {
        let known = self.names.get(&pin.0)?.iter();
        known.filter_map(|id| self.entries.get_key_value(id)).find(|(_, e)| e.key == pin.1)
    }

    /// Finds the articles and documents of decisions that are not tied yet.
    fn pin(&mut self) {
        let mut said = std::mem::take(&mut self.said);
        for s in said.iter_mut() {
            if s.sure {
                continue;
            }
            let found: Vec<Option<(bool, Pin, u32)>> = match &s.decision {
                Decision::Restore { document, .. } | Decision::SetAside { document, .. } => {
                    vec![self.entry(document).map(|e| (true, pin(e), 0))]
                }
                other => said::named(other).into_iter().map(|a| self.find(a)).collect(),
            };
            s.sure = found.iter().all(|f| f.as_ref().is_some_and(|f| f.0));
            s.pins = found.into_iter().map(|f| f.map(|(_, pin, n)| (pin, n))).collect();
        }
        self.said = said;
    }

    fn grouped(&mut self) -> &Grouping {
        self.settle();
        if self.grouping.is_none() {
            let before = self.before.take();
            let entries = self.entries.iter();
            self.ids = entries
                .flat_map(|(id, e)| e.cleaned.articles.iter().map(move |a| article_id(id, a.n)))
                .collect();
            let entries: Vec<&Entry> = self.entries.values().collect();
            let items = group::items(&entries, &self.ids);
            let index = self.index(&items);
            let verdicts = said::verdicts(&self.said, |pin| pin.as_ref().and_then(|p| index.get(p)).copied());
            self.grouping = Some(group::group(&items, &verdicts, &self.options, before));
        }
        self.grouping.get_or_insert_default()
    }

    /// Where each article that a decision may name stands among the items.
    fn index(&self, items: &[Item<'_>]) -> BTreeMap<(Pin, u32), u32> {
        if self.said.is_empty() {
            return BTreeMap::new();
        }
        let pins: Vec<Pin> = self.entries.values().map(pin).collect();
        let all = items.iter().enumerate();
        gather::map(all.filter_map(|(i, item)| {
            Some(((pins.get(item.document as usize)?.clone(), item.article.n), i as u32))
        }))
    }

    fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }

    fn place(&self, id: &str) -> Option<(&Entry, &Article, u64)> {
        let (document, n) = parse_article_id(id)?;
        let entry = self.entries.get(document)?;
        let i = entry.cleaned.articles.iter().position(|a| a.n == n)?;
        Some((entry, entry.cleaned.articles.get(i)?, entry.prints.get(i)?.content))
    }

    /// The article that a reference means: the one of that id if its words are the same or
    /// none were named, else one with the same words. The first value tells which.
    fn find(&self, article: &ArticleRef) -> Option<(bool, Pin, u32)> {
        if let Some((entry, found, content)) = self.place(&article.id)
            && (article.hash.is_empty() || article.hash == hash(content))
        {
            return Some((true, pin(entry), found.n));
        }
        self.entries.values().filter(|_| !article.hash.is_empty()).find_map(|e| {
            let i = e.prints.iter().position(|p| hash(p.content) == article.hash)?;
            Some((false, pin(e), e.cleaned.articles.get(i)?.n))
        })
    }

    /// A decision with the ids and hashes of now.
    fn current(&self, said: &Said) -> Decision {
        let mut decision = said.decision.clone();
        let renew = |article: &mut ArticleRef, at: Option<&Option<(Pin, u32)>>| {
            let Some(Some((pin, n))) = at else { return };
            let Some((id, e)) = self.of_pin(pin) else { return };
            let Some(i) = e.cleaned.articles.iter().position(|a| a.n == *n) else { return };
            article.id = article_id(id, *n);
            article.hash = e.prints.get(i).map(|p| hash(p.content)).unwrap_or_default();
        };
        match &mut decision {
            Decision::Same { a, b }
            | Decision::Different { a, b }
            | Decision::Copies { a, b }
            | Decision::NotCopies { a, b } => {
                renew(a, said.pins.first());
                renew(b, said.pins.get(1));
            }
            Decision::Keeper { article } => renew(article, said.pins.first()),
            Decision::Restore { document, .. } | Decision::SetAside { document, .. } => {
                if let Some(Some((pin, _))) = said.pins.first()
                    && let Some((id, _)) = self.of_pin(pin)
                {
                    document.clone_from(id);
                }
            }
            Decision::Furniture { .. } | Decision::Keep { .. } => {}
        }
        decision
    }
}

fn no_article(id: &str) -> Error {
    Error::new(ErrorCode::NoArticle, format!("no article {id}"))
}

fn pin(entry: &Entry) -> Pin {
    (entry.cleaned.document.name.clone(), entry.key)
}

fn hash(content: u64) -> String {
    format!("{content:016x}")
}

/// Name and a part of the content's hash.
fn suffixed(name: &str, key: u64) -> String {
    format!("{name}~{:08x}", mix(key) >> 32)
}
