//! One document of a corpus: as it was read, and as it is after the changes of labels by other documents
//! and by the person.
//!
//! In: a cleaned document and label changes. Out: its runs, articles and fingerprints.

use crate::article::assemble::assemble;
use crate::corpus::evidence::candidate_lines::{ShortLine, TitleCandidate, short_lines, title_candidates};
use crate::corpus::overlay::{LabelChange, changed, same_effect};
use crate::corpus::rules::hits::{LineHit, RuleHits};
use crate::corpus::rules::outlets::give_outlets;
use crate::corpus::rules::pattern::LinePattern;
use crate::fingerprint::Fingerprint;
use crate::pipeline::clean::Cleaned;
use crate::pipeline::clean_input;
use crate::pipeline::part::{Parted, Parting, part, preview};
use crate::text::tokenizer::mix;
use crate::types::article::Article;
use crate::types::error::{Code, Problem};
use crate::types::label::Labelled;
use crate::types::pile::PileSummary;
use crate::util::hash::hash_bytes;
use std::collections::BTreeSet;
use std::mem::replace;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

/// One document.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// As it is now.
    pub cleaned: Cleaned,
    /// It came as a clean article: other documents never change its labels.
    pub is_clean_input: bool,
    /// Number of the added file that it came from, where the caller gave one.
    pub file: Option<u32>,
    /// Hash of its content, without its name. A part of it stands in ids.
    pub key: u64,
    /// Short lines that may recur in other documents.
    pub short_lines: Vec<ShortLine>,
    /// Lines that may be titles of attached articles.
    pub title_candidates: Vec<TitleCandidate>,
    /// Fingerprints of the articles as they are now.
    pub prints: Vec<Fingerprint>,
    /// Serial number of the first article, the others follow. Articles with one number are the same in all they
    /// say: what changes the articles gives them new numbers.
    pub first_serial: u64,
    /// In this parting, before label changes; when it is different now.
    as_read: Option<AsRead>,
    changes: Vec<LabelChange>,
    /// The lines that rules match: in the runs as they were read, and in those of this parting.
    start_hits: RuleHits,
    line_hits: RuleHits,
    /// How decisions part it, and how it was read when they do.
    parting: Partings,
}

/// How the person wants a document parted.
#[derive(Clone, Debug, Default)]
struct Partings {
    /// The ways that decisions name, the last first: the first that fits holds.
    wanted: Vec<Parting>,
    /// Ways that were tried and do not fit: the document's text never changes.
    unfit: BTreeSet<Parting>,
    /// The way that holds, when it is not that of the reading.
    current: Option<Parting>,
    /// As it was read, when the parting is another now.
    as_read: Option<Box<Unparted>>,
}

/// What of a document another parting replaces.
#[derive(Clone, Debug)]
struct Unparted {
    blocks: Vec<Labelled>,
    articles: Vec<Article>,
    pile: Option<PileSummary>,
    problems: Vec<Problem>,
}

/// A document as it was read.
#[derive(Clone, Debug)]
struct AsRead {
    blocks: Vec<Labelled>,
    articles: Vec<Article>,
    /// Their fingerprints.
    prints: Vec<Fingerprint>,
}

impl Entry {
    /// An entry of a cleaned document.
    pub fn new(cleaned: Cleaned, is_clean_input: bool) -> Self {
        let key = content_key(&cleaned);
        let prints: Vec<Fingerprint> = cleaned.articles.iter().map(Fingerprint::of).collect();
        let (short_lines, title_candidates) = if is_clean_input {
            Default::default()
        } else {
            (short_lines(&cleaned), title_candidates(&cleaned))
        };
        Entry {
            cleaned,
            is_clean_input,
            file: None,
            key,
            short_lines,
            title_candidates,
            first_serial: new_serials(prints.len()),
            prints,
            as_read: None,
            changes: Vec::new(),
            start_hits: RuleHits::default(),
            line_hits: RuleHits::default(),
            parting: Partings::default(),
        }
    }

    /// Whether both were read from the same content. Hashes that are equal by chance or on purpose do not
    /// make two contents one.
    pub fn has_content_of(&self, other: &Entry) -> bool {
        let (one, two) = (&self.cleaned.document, &other.cleaned.document);
        self.key == other.key && one.format == two.format && one.text == two.text
    }

    /// The runs as they were read; changes refer to these by number.
    pub fn blocks_as_read(&self) -> &[Labelled] {
        self.as_read.as_ref().map_or(&self.cleaned.blocks, |r| &r.blocks)
    }

    /// The fingerprints of the articles with a title of their own, as they were read.
    pub fn titled_prints(&self) -> impl Iterator<Item = &Fingerprint> {
        let (articles, prints) = match &self.as_read {
            Some(read) => (&read.articles, &read.prints),
            None => (&self.cleaned.articles, &self.prints),
        };
        articles.iter().zip(prints).filter(|(a, _)| !a.title_derived).map(|(_, p)| p)
    }

    /// The fingerprint of the article with this index, as it was read.
    pub fn print_as_read(&self, place: usize) -> Option<&Fingerprint> {
        self.as_read.as_ref().map_or(&self.prints, |r| &r.prints).get(place)
    }

    /// Content hash of the article with this number.
    pub fn content_of(&self, n: u32) -> Option<u64> {
        let i = self.cleaned.articles.iter().position(|a| a.n == n)?;
        self.prints.get(i).map(|p| p.content)
    }

    /// Number of the article with this content hash.
    pub fn number_of(&self, content: u64) -> Option<u32> {
        let i = self.prints.iter().position(|p| p.content == content)?;
        self.cleaned.articles.get(i).map(|a| a.n)
    }

    /// Replaces the changes. `files` is the number of documents in the corpus. Returns whether the articles
    /// are different from before.
    pub fn set_changes(&mut self, changes: Vec<LabelChange>, files: usize) -> bool {
        let has_counts = changes.iter().any(|c| matches!(c, LabelChange::Recurs(..)));
        if changes == self.changes && !has_counts {
            return false;
        }
        let same = same_effect(&changes, &self.changes);
        if changes.is_empty() {
            if let Some(read) = self.as_read.take() {
                (self.cleaned.blocks, self.cleaned.articles) = (read.blocks, read.articles);
                self.refresh_prints();
            }
        } else {
            let read = self.as_read.get_or_insert_with(|| AsRead {
                blocks: self.cleaned.blocks.clone(),
                articles: self.cleaned.articles.clone(),
                prints: self.prints.clone(),
            });
            self.cleaned.blocks = changed(&read.blocks, &changes, &self.cleaned.document.text, files);
            if !same {
                self.cleaned.articles = self.assemble();
                give_outlets(&mut self.cleaned.articles, &self.cleaned.blocks, &changes);
                self.refresh_prints();
            }
        }
        self.changes = changes;
        !same
    }

    /// What is known of its articles by its own signs, before any decision.
    pub fn pile_as_read(&self) -> Option<&PileSummary> {
        match &self.parting.as_read {
            Some(read) => read.pile.as_ref(),
            None => self.cleaned.document.pile.as_ref(),
        }
    }

    /// The articles that a parting would give.
    pub fn preview(&self, how: Parting) -> Option<PileSummary> {
        preview(&self.cleaned.document, self.runs(), &how)
    }

    /// Parts the document in the first of these ways that fits, or as it was read. Returns whether that
    /// changed it.
    pub fn set_partings(&mut self, wanted: Vec<Parting>) -> bool {
        if wanted == self.parting.wanted || self.is_clean_input {
            return false;
        }
        self.parting.wanted = wanted;
        let (fits, parted) = self.first_fit();
        if fits == self.parting.current {
            return false;
        }
        // Label changes refer to the runs of one parting.
        self.set_changes(Vec::new(), 0);
        self.line_hits.clear();
        if let Some(read) = self.parting.as_read.take() {
            self.put(*read);
        }
        if let Some(Parted { blocks, articles, pile, problem }) = parted {
            let mut problems = self.cleaned.document.problems.clone();
            problems.retain(|p| p.code != Code::CountDiffers);
            problems.extend(problem);
            let read = self.put(Unparted { blocks, articles, pile: Some(pile), problems });
            self.parting.as_read = Some(Box::new(read));
        }
        self.parting.current = fits;
        self.refresh_prints();
        (self.short_lines, self.title_candidates) =
            (short_lines(&self.cleaned), title_candidates(&self.cleaned));
        true
    }

    /// Looks for the lines at which articles start by rules.
    pub fn look_for_starts(&mut self, patterns: &[&LinePattern]) {
        let runs = self.parting.as_read.as_ref().map(|read| &read.blocks);
        let runs = runs.or(self.as_read.as_ref().map(|read| &read.blocks)).unwrap_or(&self.cleaned.blocks);
        self.start_hits.refresh(patterns, &self.cleaned.document.text, runs);
    }

    /// Looks for the lines that rules set aside, keep or take as outlets.
    pub fn look_for_lines(&mut self, patterns: &[&LinePattern]) {
        let runs = self.as_read.as_ref().map_or(&self.cleaned.blocks, |read| &read.blocks);
        self.line_hits.refresh(patterns, &self.cleaned.document.text, runs);
    }

    /// The lines of a pattern that [`look_for_starts`](Self::look_for_starts) found.
    pub fn start_hits(&self, pattern: &LinePattern) -> &[LineHit] {
        self.start_hits.of(pattern)
    }

    /// The lines of a pattern that [`look_for_lines`](Self::look_for_lines) found.
    pub fn line_hits(&self, pattern: &LinePattern) -> &[LineHit] {
        self.line_hits.of(pattern)
    }

    /// The first of the wanted ways that fits; with the result when it is not the one that holds.
    fn first_fit(&mut self) -> (Option<Parting>, Option<Parted>) {
        for how in &self.parting.wanted {
            if self.parting.current.as_ref() == Some(how) {
                return (Some(how.clone()), None);
            }
            if self.parting.unfit.contains(how) {
                continue;
            }
            if let Some(parted) = part(&self.cleaned.document, self.runs(), self.pile_as_read(), how) {
                return (Some(how.clone()), Some(parted));
            }
            self.parting.unfit.insert(how.clone());
        }
        (None, None)
    }

    /// The runs before any decision and any change.
    pub fn runs(&self) -> &[Labelled] {
        self.parting.as_read.as_ref().map_or(self.blocks_as_read(), |read| &read.blocks)
    }

    /// Puts another parting in place; returns the one of before.
    fn put(&mut self, new: Unparted) -> Unparted {
        let Cleaned { document, blocks, articles } = &mut self.cleaned;
        Unparted {
            blocks: replace(blocks, new.blocks),
            articles: replace(articles, new.articles),
            pile: replace(&mut document.pile, new.pile),
            problems: replace(&mut document.problems, new.problems),
        }
    }

    /// Makes the fingerprints of the articles as they are now.
    fn refresh_prints(&mut self) {
        self.prints = self.cleaned.articles.iter().map(Fingerprint::of).collect();
        self.first_serial = new_serials(self.prints.len());
    }

    /// The articles of the runs as they are now.
    fn assemble(&self) -> Vec<Article> {
        let Cleaned { document, blocks, articles } = &self.cleaned;
        match articles.first() {
            Some(article) if self.is_clean_input => clean_input::assemble(article, document, blocks),
            _ => assemble(document, blocks),
        }
    }
}

/// The first of so many serial numbers that no article had before.
fn new_serials(count: usize) -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(count as u64, Relaxed)
}

/// Hash of what was read from a file. Stands in ids: its bits must not change.
fn content_key(cleaned: &Cleaned) -> u64 {
    let d = &cleaned.document;
    let declared = format!(
        "{:?}{:?}{:?}",
        d.format,
        d.problems,
        cleaned.articles.first().map(|a| (&a.title, &a.published))
    );
    [declared.as_bytes(), d.text.as_bytes()].iter().fold(0, |hash, bytes| mix(hash_bytes(hash, bytes)))
}
