//! One document of a corpus: as it was read, and as it is after the changes of labels by other documents
//! and by the person.
//!
//! In: a cleaned document and label changes. Out: its runs, articles and fingerprints. Text and runs are packed: what
//! opens them says so. The runs as they are now are made when they are asked for, the articles when a change comes.

use crate::article::assemble::assemble;
use crate::corpus::overlay::{LabelChange, changed, same_effect};
use crate::corpus::packed::document::{
    CandidateLines, PackedArticles, PackedDocument, PackedText, Page, totals,
};
use crate::corpus::partings::{Partings, Unparted};
use crate::corpus::phrase_runs::PhraseRuns;
use crate::corpus::rules::hits::{LineHit, RuleHits};
use crate::corpus::rules::outlets::give_outlets;
use crate::corpus::rules::pattern::LinePattern;
use crate::fingerprint::Fingerprint;
use crate::pipeline::clean::Cleaned;
use crate::pipeline::clean_input;
use crate::pipeline::part::{Parted, Parting, preview};
use crate::types::article::Article;
use crate::types::article_head::ArticleHead;
use crate::types::document::Document;
use crate::types::document_head::DocumentHead;
use crate::types::error::{Code, Problem};
use crate::types::label::Labelled;
use crate::types::pile::PileSummary;
use crate::types::totals::Totals;
use crate::util::packed::Packed;
use std::mem::replace;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

/// One document.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Its short facts as they are now.
    pub head: DocumentHead,
    /// It came as a clean article: other documents never change its labels.
    pub is_clean_input: bool,
    /// Number of the added file that it came from, where the caller gave one.
    pub file: Option<u32>,
    /// Hash of its content, without its name. A part of it stands in ids.
    pub key: u64,
    /// Its characters as they are now.
    pub totals: Totals,
    /// Lines that are looked for in other documents.
    pub lines: CandidateLines,
    /// Serial number of the first article, the others follow. Articles with one number are the same in all they
    /// say: what changes the articles gives them new numbers.
    pub first_serial: u64,
    /// As they are now.
    articles: PackedArticles,
    text: PackedText,
    /// In this parting, before label changes.
    page: Packed<Page>,
    /// In this parting, before label changes; when they are different now.
    articles_as_read: Option<PackedArticles>,
    changes: Vec<LabelChange>,
    /// Number of documents in the corpus when the changes were made. Reasons name it.
    files: usize,
    /// The lines that rules match: in the runs as they were read, and in those of this parting.
    start_hits: RuleHits,
    line_hits: RuleHits,
    phrases: PhraseRuns,
    /// How decisions part it, and how it was read when they do.
    parting: Partings,
}

impl Entry {
    /// An entry of a cleaned document.
    pub fn new(packed: PackedDocument, is_clean_input: bool) -> Self {
        let PackedDocument { head, key, totals, lines, articles, text, page } = packed;
        Entry {
            head,
            is_clean_input,
            file: None,
            key,
            totals,
            lines: if is_clean_input { CandidateLines::default() } else { lines },
            first_serial: new_serials(articles.heads.len()),
            articles,
            text,
            page,
            articles_as_read: None,
            changes: Vec::new(),
            files: 0,
            start_hits: RuleHits::default(),
            line_hits: RuleHits::default(),
            phrases: PhraseRuns::default(),
            parting: Partings::default(),
        }
    }

    /// The same with the number of the added file that it came from.
    pub fn of_file(self, file: Option<u32>) -> Self {
        Entry { file, ..self }
    }

    /// Whether both were read from the same content. Hashes that are equal by chance or on purpose do not
    /// make two contents one.
    pub fn has_content_of(&self, other: &Entry) -> bool {
        self.key == other.key && self.head.format == other.head.format && self.text() == other.text()
    }

    /// The text of the document, opened.
    pub fn text(&self) -> String {
        self.text.open()
    }

    /// The document with its runs before label changes, opened; changes refer to these by number.
    pub fn page_as_read(&self) -> Page {
        let damaged = || {
            let document =
                Cleaned::failed(Problem::new(&self.head.name, Code::Unreadable, "damaged")).document;
            Page { document, blocks: Vec::new() }
        };
        Page::open(&self.page, &self.text).unwrap_or_else(damaged)
    }

    /// The document with its runs and articles as they are now, opened.
    pub fn cleaned(&self) -> Cleaned {
        let Page { document, mut blocks } = self.page_as_read();
        if !self.changes.is_empty() {
            blocks = changed(&blocks, &self.changes, &document.text, self.files);
        }
        Cleaned { document, blocks, articles: self.articles.open(&self.text) }
    }

    /// The short facts of the articles as they are now.
    pub fn articles(&self) -> &[ArticleHead] {
        &self.articles.heads
    }

    /// The fingerprints of the articles as they are now.
    pub fn prints(&self) -> &[Fingerprint] {
        &self.articles.prints
    }

    /// The articles as they are now, opened.
    pub fn open_articles(&self) -> Vec<Article> {
        self.articles.open(&self.text)
    }

    /// The article with this index, opened.
    pub fn open_article(&self, place: usize) -> Option<Article> {
        self.articles.open_one(place, &self.text)
    }

    fn read_articles(&self) -> &PackedArticles {
        self.articles_as_read.as_ref().unwrap_or(&self.articles)
    }

    /// The fingerprints of the articles with a title of their own, as they were read.
    pub fn titled_prints(&self) -> impl Iterator<Item = &Fingerprint> {
        let PackedArticles { heads, prints, .. } = self.read_articles();
        heads.iter().zip(prints).filter(|(a, _)| !a.title_derived).map(|(_, p)| p)
    }

    /// The fingerprint of the article with this index, as it was read.
    pub fn print_as_read(&self, place: usize) -> Option<&Fingerprint> {
        self.read_articles().prints.get(place)
    }

    /// Index of the article with this number.
    pub fn place_of(&self, n: u32) -> Option<usize> {
        // In most documents the numbers are the indices.
        let usual = Some(n as usize).filter(|i| self.articles().get(*i).is_some_and(|a| a.n == n));
        usual.or_else(|| self.articles().iter().position(|a| a.n == n))
    }

    /// Content hash of the article with this number.
    pub fn content_of(&self, n: u32) -> Option<u64> {
        self.prints().get(self.place_of(n)?).map(|p| p.content)
    }

    /// Number of the article with this content hash.
    pub fn number_of(&self, content: u64) -> Option<u32> {
        let i = self.prints().iter().position(|p| p.content == content)?;
        self.articles().get(i).map(|a| a.n)
    }

    /// Replaces the changes. `files` is the number of documents in the corpus. Returns whether the articles
    /// are different from before.
    pub fn set_changes(&mut self, changes: Vec<LabelChange>, files: usize) -> bool {
        self.files = files;
        if changes == self.changes {
            return false;
        }
        let same = same_effect(&changes, &self.changes);
        self.changes = changes;
        if same {
            return false;
        }
        let page = self.page_as_read();
        if self.changes.is_empty() {
            if let Some(read) = self.articles_as_read.take() {
                self.put_articles(read);
            }
            self.totals = totals(&page.document.text, &page.blocks);
        } else {
            let blocks = changed(&page.blocks, &self.changes, &page.document.text, files);
            let mut articles = self.assemble(&page.document, &blocks);
            give_outlets(&mut articles, &blocks, &self.changes);
            let before = self.put_articles(PackedArticles::of(&articles, &page.document.text));
            self.articles_as_read.get_or_insert(before);
            self.totals = totals(&page.document.text, &blocks);
        }
        true
    }

    /// What is known of its articles by its own signs, before any decision.
    pub fn pile_as_read(&self) -> Option<&PileSummary> {
        match &self.parting.as_read {
            Some(read) => read.pile.as_ref(),
            None => self.head.pile.as_ref(),
        }
    }

    /// The articles that a parting would give. Opens the document.
    pub fn preview(&self, how: Parting) -> Option<PileSummary> {
        let page = self.page_before_partings();
        preview(&page.document, &page.blocks, &how)
    }

    /// Parts the document in the first of these ways that fits, or as it was read. Returns whether that
    /// changed it.
    pub fn set_partings(&mut self, wanted: Vec<Parting>) -> bool {
        if wanted == self.parting.wanted || self.is_clean_input {
            return false;
        }
        self.parting.wanted = wanted;
        let known = self.pile_as_read().cloned();
        let (fits, parted) = self.parting.first_fit(known.as_ref(), &self.page, &self.text);
        if fits == self.parting.current {
            return false;
        }
        // Label changes refer to the runs of one parting.
        self.set_changes(Vec::new(), 0);
        self.line_hits.clear();
        self.phrases.clear();
        if let Some(read) = self.parting.as_read.take() {
            self.put(*read);
        }
        if let Some(Parted { blocks, articles, pile, problem }) = parted {
            let mut problems = self.head.problems.clone();
            problems.retain(|p| p.code != Code::CountDiffers);
            problems.extend(problem);
            let mut page = Page { blocks, ..self.page_as_read() };
            page.document.problems.clone_from(&problems);
            page.document.pile = Some(pile.clone());
            let articles = PackedArticles::of(&articles, &page.document.text);
            let page = page.pack();
            let read = self.put(Unparted { page, articles, pile: Some(pile), problems });
            self.parting.as_read = Some(Box::new(read));
        }
        self.parting.current = fits;
        let now = self.cleaned();
        self.lines = CandidateLines::of(&now);
        self.totals = totals(&now.document.text, &now.blocks);
        true
    }

    /// Looks for the lines at which articles start by rules.
    pub fn look_for_starts(&mut self, patterns: &[&LinePattern]) {
        if let Some(new) = self.start_hits.keep_only(patterns) {
            let page = self.page_before_partings();
            self.start_hits.look_for(&new, &page.document.text, &page.blocks);
        }
    }

    /// Looks for the lines that rules set aside, keep or take as outlets.
    pub fn look_for_lines(&mut self, patterns: &[&LinePattern]) {
        if let Some(new) = self.line_hits.keep_only(patterns) {
            let page = self.page_as_read();
            self.line_hits.look_for(&new, &page.document.text, &page.blocks);
        }
    }

    /// The lines of a pattern that [`look_for_starts`](Self::look_for_starts) found.
    pub fn start_hits(&self, pattern: &LinePattern) -> &[LineHit] {
        self.start_hits.of(pattern)
    }

    /// The lines of a pattern that [`look_for_lines`](Self::look_for_lines) found.
    pub fn line_hits(&self, pattern: &LinePattern) -> &[LineHit] {
        self.line_hits.of(pattern)
    }

    /// Looks for runs of text whose words hash to one of these, ascending.
    pub fn look_for_phrases(&mut self, phrases: &[u64]) -> &[u32] {
        if !self.phrases.are_of(phrases) {
            let page = self.page_as_read();
            self.phrases = PhraseRuns::find(phrases, &page.document.text, &page.blocks);
        }
        self.phrases.runs()
    }

    /// The document with its runs before any decision and any change, opened.
    pub fn page_before_partings(&self) -> Page {
        Page::open(self.parting.page_before(&self.page), &self.text).unwrap_or_else(|| self.page_as_read())
    }

    /// Puts another parting in place; returns the one of before.
    fn put(&mut self, new: Unparted) -> Unparted {
        Unparted {
            page: replace(&mut self.page, new.page),
            articles: self.put_articles(new.articles),
            pile: replace(&mut self.head.pile, new.pile),
            problems: replace(&mut self.head.problems, new.problems),
        }
    }

    /// Puts other articles in place; returns those of before.
    fn put_articles(&mut self, new: PackedArticles) -> PackedArticles {
        self.first_serial = new_serials(new.heads.len());
        replace(&mut self.articles, new)
    }

    /// The articles of runs.
    fn assemble(&self, document: &Document, blocks: &[Labelled]) -> Vec<Article> {
        let as_read = || self.read_articles().open_one(0, &self.text);
        match as_read().filter(|_| self.is_clean_input) {
            Some(article) => clean_input::assemble(&article, document, blocks),
            None => assemble(document, blocks),
        }
    }
}

/// The first of so many serial numbers that no article had before.
fn new_serials(count: usize) -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(count as u64, Relaxed)
}
