//! One document of a corpus: as it was read, and as it stands after what the whole drop
//! and the person say of its lines.

use crate::article::assemble::assemble;
use crate::corpus::evidence::candidate_lines::{Head, heads};
use crate::corpus::evidence::candidate_lines::{Line, lines};
use crate::corpus::overlay::{Mark, marked, same_effect};
use crate::fingerprint::Fingerprint;
use crate::pipeline::clean::Cleaned;
use crate::pipeline::clean_input;
use crate::text::tokenizer::mix;
use crate::types::article::Article;
use crate::types::label::Labelled;

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
