//! One document of a corpus: as it was read, and as it stands after what the whole drop
//! and the person say of its lines.

use crate::pipeline::clean_input;
use crate::corpus::evidence::attached_titles::{Head, heads};
use crate::corpus::evidence::recurring_lines::{Line, lines};
use crate::article::assemble::assemble;
use crate::fingerprint::Fingerprint;
use crate::text::tokenizer::mix;
use crate::pipeline::clean::Cleaned;
use crate::types::article::Article;
use crate::types::block::Span;
use crate::types::label::{Cue, Label, Labelled, Reason};

/// A change of a run's label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Mark {
    /// The run with this number is furniture because its line recurs, in so many files.
    Recurs(u32, u32),
    /// The run with this number is the title of an article that was glued on.
    Glued(u32),
    /// The person called this line furniture.
    Phrase(u32),
    /// The person put a range back.
    Restore(Span),
    /// The person set a range aside.
    SetAside(Span),
}

/// One document.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// As it stands.
    pub cleaned: Cleaned,
    /// It came as a clean article: nothing in it is ever judged by the drop.
    pub given: bool,
    /// Identity of its content, whatever its name.
    pub key: u64,
    /// Short lines that may turn out to recur.
    pub lines: Vec<Line>,
    /// Lines that may turn out to be titles of glued articles.
    pub heads: Vec<Head>,
    /// Fingerprints of the articles as they stand.
    pub prints: Vec<Fingerprint>,
    /// As it was read, by itself, when it stands otherwise.
    read: Option<Read>,
    marks: Vec<Mark>,
}

/// A document as it was read.
#[derive(Clone, Debug)]
struct Read {
    blocks: Vec<Labelled>,
    articles: Vec<Article>,
    /// Their fingerprints.
    prints: Vec<Fingerprint>,
}

impl Entry {
    /// Takes a document in.
    pub fn new(cleaned: Cleaned, given: bool) -> Self {
        let key = key(&cleaned);
        let prints = cleaned.articles.iter().map(Fingerprint::of).collect();
        let (lines, heads) = if given { Default::default() } else { (lines(&cleaned), heads(&cleaned)) };
        Entry { cleaned, given, key, lines, heads, prints, read: None, marks: Vec::new() }
    }

    /// The runs as they were read; marks count these.
    pub fn blocks_read(&self) -> &[Labelled] {
        self.read.as_ref().map_or(&self.cleaned.blocks, |r| &r.blocks)
    }

    /// The fingerprints of the articles with a title of their own, as they were read.
    pub fn titled(&self) -> impl Iterator<Item = &Fingerprint> {
        let (articles, prints) = match &self.read {
            Some(read) => (&read.articles, &read.prints),
            None => (&self.cleaned.articles, &self.prints),
        };
        articles.iter().zip(prints).filter(|(a, _)| !a.title_derived).map(|(_, p)| p)
    }

    /// The fingerprint of the article at a place of the list, as it was read.
    pub fn print_read(&self, place: usize) -> Option<&Fingerprint> {
        self.read.as_ref().map_or(&self.prints, |r| &r.prints).get(place)
    }

    /// Content of the article with this number.
    pub fn content_of(&self, n: u32) -> Option<u64> {
        let i = self.cleaned.articles.iter().position(|a| a.n == n)?;
        self.prints.get(i).map(|p| p.content)
    }

    /// Number of the article with this content.
    pub fn number_of(&self, content: u64) -> Option<u32> {
        let i = self.prints.iter().position(|p| p.content == content)?;
        self.cleaned.articles.get(i).map(|a| a.n)
    }

    /// Puts the marks on, instead of those before. `files` is the size of the drop. Returns
    /// whether the articles are others than before.
    pub fn mark(&mut self, marks: Vec<Mark>, files: usize) -> bool {
        let counted = marks.iter().any(|m| matches!(m, Mark::Recurs(..)));
        if marks == self.marks && !counted {
            return false;
        }
        let same = same_effect(&marks, &self.marks);
        if marks.is_empty() {
            if let Some(read) = self.read.take() {
                (self.cleaned.blocks, self.cleaned.articles) = (read.blocks, read.articles);
                self.prints = self.cleaned.articles.iter().map(Fingerprint::of).collect();
            }
        } else {
            let read = self.read.get_or_insert_with(|| Read {
                blocks: self.cleaned.blocks.clone(),
                articles: self.cleaned.articles.clone(),
                prints: self.prints.clone(),
            });
            self.cleaned.blocks = marked(&read.blocks, &marks, &self.cleaned.document.text, files);
            if !same {
                self.cleaned.articles = self.assemble();
                self.prints = self.cleaned.articles.iter().map(Fingerprint::of).collect();
            }
        }
        self.marks = marks;
        !same
    }

    fn assemble(&self) -> Vec<Article> {
        let Cleaned { document, blocks, articles } = &self.cleaned;
        match articles.first() {
            Some(article) if self.given => clean_input::assemble(article, document, blocks),
            _ => assemble(document, blocks),
        }
    }
}

/// The runs with the marks put on: the drop's first, then the person's, the last word last.
fn marked(read: &[Labelled], marks: &[Mark], text: &str, files: usize) -> Vec<Labelled> {
    let mut blocks = read.to_vec();
    for mark in marks {
        match mark {
            Mark::Glued(block) => part(&mut blocks, *block),
            Mark::Recurs(block, count) => {
                aside(&mut blocks, *block, Reason::new(Cue::Recurs, format!("in {count} of {files} files")));
            }
            Mark::Phrase(block) => aside(&mut blocks, *block, Reason::new(Cue::Person, "line set aside")),
            Mark::Restore(_) | Mark::SetAside(_) => {}
        }
    }
    for mark in marks {
        match mark {
            Mark::Restore(span) => range(&mut blocks, *span, text, true),
            Mark::SetAside(span) => range(&mut blocks, *span, text, false),
            Mark::Recurs(..) | Mark::Glued(_) | Mark::Phrase(_) => {}
        }
    }
    blocks
}

/// Makes a run the title of an article of its own, which goes on to the end of the one that it
/// stands in.
fn part(blocks: &mut [Labelled], title: u32) {
    let Some(behind) = blocks.get_mut(title as usize..) else { return };
    behind.iter_mut().filter_map(|r| r.article.as_mut()).for_each(|n| *n += 1);
    let article = behind.iter().skip(1).find(|r| r.label.is_body()).and_then(|r| r.article);
    if let Some(run) = behind.first_mut() {
        run.label = Label::Title;
        run.reason = Reason::new(Cue::Card, "");
        run.article = article;
        run.joined = false;
    }
}

/// Whether two lists of marks give the same articles: a count is no difference.
fn same_effect(a: &[Mark], b: &[Mark]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|pair| match pair {
            (Mark::Recurs(x, _), Mark::Recurs(y, _)) => x == y,
            (x, y) => x == y,
        })
}

fn key(cleaned: &Cleaned) -> u64 {
    let d = &cleaned.document;
    let declared = format!(
        "{:?}{:?}{:?}",
        d.format,
        d.problems,
        cleaned.articles.first().map(|a| (&a.title, &a.published))
    );
    [declared.as_bytes(), d.text.as_bytes()].iter().fold(0, |hash, bytes| identity(hash, bytes))
}

/// Hash of bytes, eight at a time; two texts that differ anywhere differ in it.
fn identity(hash: u64, bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let numbers = eights.iter().chain([&last]).map(|eight| u64::from_le_bytes(*eight));
    let step = |hash: u64, n: u64| (hash.rotate_left(29) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mix(numbers.fold(hash ^ bytes.len() as u64, step))
}

fn aside(blocks: &mut [Labelled], block: u32, reason: Reason) {
    if let Some(run) = blocks.get_mut(block as usize) {
        run.label = Label::Furniture;
        run.reason = reason;
        run.article = None;
        run.joined = false;
    }
}

/// Puts a range back into the article around it, or sets it aside. A run that the range
/// cuts is cut there.
fn range(blocks: &mut Vec<Labelled>, span: Span, text: &str, back: bool) {
    for at in [span.start, span.end] {
        let inside = |r: &Labelled| r.span.start < at && at < r.span.end;
        if let Some(i) = blocks.iter().position(inside).filter(|_| text.is_char_boundary(at)) {
            let mut tail = blocks[i].clone();
            blocks[i].span.end = at;
            tail.span.start = at;
            blocks.insert(i + 1, tail);
        }
    }
    let within =
        |r: &Labelled| r.span.start >= span.start && r.span.end <= span.end && r.label != Label::Blank;
    let around = {
        let first = blocks.iter().position(within).unwrap_or(0);
        let before = blocks.iter().take(first).rev().find_map(|r| r.article);
        before.or_else(|| blocks.iter().skip(first).find_map(|r| r.article)).unwrap_or(0)
    };
    for i in 0..blocks.len() {
        if !within(&blocks[i]) {
            continue;
        }
        if back {
            let run = &mut blocks[i];
            run.article = Some(run.article.unwrap_or(around));
            run.label = Label::Body;
            run.reason = Reason::new(Cue::Person, "put back");
            run.confidence = 1.0;
            run.joined = false;
        } else {
            aside(blocks, i as u32, Reason::new(Cue::Person, "set aside"));
            blocks[i].confidence = 1.0;
        }
    }
}
