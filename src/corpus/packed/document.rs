//! A cleaned document as a corpus keeps it, and as it goes from one instance of the engine to another.
//!
//! In: a cleaned document. Out: its heads and all that comparing needs of it, ready to be read; its text, runs and
//! articles packed, each article by itself, so that one of a pile is read without the others. Articles repeat the
//! text: those of a short one are packed against it.

use crate::corpus::evidence::candidate_lines::{ShortLine, TitleCandidate, short_lines, title_candidates};
use crate::fingerprint::Fingerprint;
use crate::pipeline::clean::Cleaned;
use crate::text::tokenizer::mix;
use crate::text::utf16::utf16_len;
use crate::types::article::Article;
use crate::types::article_head::ArticleHead;
use crate::types::document::Document;
use crate::types::document_head::DocumentHead;
use crate::types::label::Labelled;
use crate::types::totals::Totals;
use crate::util::hash::hash_bytes;
use crate::util::packed::Packed;
use serde::{Deserialize, Serialize};

/// Longest text, in bytes, against which its articles are packed: to open one of them the text is opened first.
const MAX_TEXT_BYTES: usize = 32 << 10;

/// Whether the articles of a text are packed against it.
fn is_short(text: &str) -> bool {
    text.len() <= MAX_TEXT_BYTES
}

/// The text of a document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PackedText {
    text: Packed<String>,
    is_short: bool,
}

impl PackedText {
    /// Packs a text.
    pub fn of(text: &String) -> Self {
        PackedText { text: Packed::of(text), is_short: is_short(text) }
    }

    /// The text; none when the bytes are damaged.
    pub fn open(&self) -> String {
        self.text.open().unwrap_or_default()
    }

    /// The text against which the articles are packed.
    pub fn of_articles(&self) -> String {
        if self.is_short { self.open() } else { String::new() }
    }
}

/// The decoded file, packed without its text, and its labelled runs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Page {
    pub document: Document,
    pub blocks: Vec<Labelled>,
}

/// The articles of a document: head, fingerprint and packed text of each.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct PackedArticles {
    pub heads: Vec<ArticleHead>,
    pub prints: Vec<Fingerprint>,
    pub texts: Vec<Packed<Article>>,
}

impl PackedArticles {
    /// Packs the articles of a text.
    pub fn of(articles: &[Article], text: &str) -> Self {
        let text = if is_short(text) { text } else { "" };
        PackedArticles {
            heads: articles.iter().map(ArticleHead::from).collect(),
            prints: articles.iter().map(Fingerprint::of).collect(),
            texts: articles.iter().map(|article| Packed::against(text, article)).collect(),
        }
    }

    /// All articles, opened.
    pub fn open(&self, text: &PackedText) -> Vec<Article> {
        let text = text.of_articles();
        self.texts.iter().filter_map(|article| article.open_against(&text)).collect()
    }

    /// The article with this index, opened.
    pub fn open_one(&self, place: usize, text: &PackedText) -> Option<Article> {
        self.texts.get(place)?.open_against(&text.of_articles())
    }
}

impl Page {
    /// Packs a page, without its text.
    pub fn pack(mut self) -> Packed<Page> {
        self.document.text = String::new();
        Packed::of(&self)
    }

    /// Opens a page with its text.
    pub fn open(packed: &Packed<Page>, text: &PackedText) -> Option<Page> {
        let mut page = packed.open()?;
        page.document.text = text.open();
        Some(page)
    }
}

/// Lines of a document that are looked for in others.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct CandidateLines {
    /// Short lines that may recur.
    pub short: Vec<ShortLine>,
    /// Lines that may be titles of attached articles.
    pub titles: Vec<TitleCandidate>,
}

impl CandidateLines {
    /// Those of a document.
    pub fn of(cleaned: &Cleaned) -> Self {
        CandidateLines { short: short_lines(cleaned), titles: title_candidates(cleaned) }
    }
}

/// A cleaned document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PackedDocument {
    pub head: DocumentHead,
    /// Hash of its content, without its name. A part of it stands in ids.
    pub key: u64,
    pub totals: Totals,
    pub lines: CandidateLines,
    pub articles: PackedArticles,
    pub text: PackedText,
    pub page: Packed<Page>,
}

impl PackedDocument {
    /// Packs a document.
    pub fn of(cleaned: Cleaned) -> Self {
        let articles = PackedArticles::of(&cleaned.articles, &cleaned.document.text);
        let key = content_key(&cleaned);
        let lines = CandidateLines::of(&cleaned);
        let page = Page { document: cleaned.document, blocks: cleaned.blocks };
        PackedDocument {
            head: DocumentHead::from(&page.document),
            key,
            totals: totals(&page.document.text, &page.blocks),
            lines,
            articles,
            text: PackedText::of(&page.document.text),
            page: page.pack(),
        }
    }

    /// The document; `None` when its bytes are damaged.
    #[cfg(any(test, all(target_arch = "wasm32", feature = "wasm")))]
    pub fn open(&self) -> Option<Cleaned> {
        let Page { document, blocks } = Page::open(&self.page, &self.text)?;
        Some(Cleaned { document, blocks, articles: self.articles.open(&self.text) })
    }
}

/// The characters of a text, and what became of them by its runs.
pub(crate) fn totals(text: &str, runs: &[Labelled]) -> Totals {
    let mut totals = Totals { all: utf16_len(text), ..Totals::default() };
    for run in runs {
        let characters = utf16_len(run.span.of(text));
        *if run.article.is_some() { &mut totals.kept } else { &mut totals.aside } += characters;
    }
    totals.missing = totals.all.saturating_sub(totals.kept + totals.aside);
    totals
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
