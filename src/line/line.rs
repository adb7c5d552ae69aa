//! A line as the cutter and the judges see it: one block, or several that are one
//! sentence broken at links or wrapped, with its cheap measures. Not yet judged.

use crate::lexicon::phrases::{Class, Hit, find};
use crate::parse::byline::byline;
use crate::parse::date::line::{DateLine, date_line};
use crate::text::chars::{ends_sentence, key};
use crate::text::words::words;
use crate::types::block::{Block, Markup};
use crate::types::document::{Document, Format};
use std::cell::OnceCell;

/// One line.
#[derive(Clone, Debug)]
pub(crate) struct Line<'t> {
    /// First block.
    pub first: usize,
    /// Last block; larger than `first` when blocks were joined.
    pub last: usize,
    /// Where the text begins in the document.
    pub byte: usize,
    /// The text without the white space around it; in Markdown without the marks around it.
    pub text: &'t str,
    /// Number of words.
    pub words: u32,
    /// Ends as a sentence does.
    pub ends: bool,
    /// Number of blank lines before it.
    pub gap: u32,
    /// Opens with a list mark.
    pub bullet: bool,
    /// Equal for two spellings of the same line. Empty for long lines.
    pub key: String,
    /// The furniture phrase that it is or opens with.
    pub hit: Option<Hit<'t>>,
    /// The dates in it, when it is short.
    pub date: Option<DateLine>,
    /// What the markup says.
    pub markup: Option<&'t Markup>,
    /// Names an author; read when it is first asked for.
    signed: OnceCell<bool>,
}

/// Lines longer than this many words are prose, never a title or a piece of furniture.
pub(crate) const LONG: u32 = 30;

impl<'t> Line<'t> {
    fn new(document: &'t Document, blocks: &'t [Block], first: usize, last: usize, gap: u32) -> Self {
        let start = blocks[first].span.start;
        let whole = &document.text[start..blocks[last].span.end];
        let (lead, text) = match document.format {
            Format::Markdown => bare(whole),
            _ => (whole.len() - whole.trim_start().len(), whole.trim()),
        };
        let words = words(text);
        let short = words <= LONG;
        Line {
            first,
            last,
            byte: start + lead,
            text,
            words,
            ends: ends_sentence(text),
            gap,
            bullet: is_bullet(text),
            key: if short { key(text) } else { String::new() },
            hit: short.then(|| find(text)).flatten(),
            date: short.then(|| date_line(text)).flatten(),
            markup: blocks[first].markup.as_ref(),
            signed: OnceCell::new(),
        }
    }

    /// The class of furniture that the whole line is: a button, a heading of a list of other
    /// articles. A credit or a date is no furniture here.
    pub fn furniture(&self) -> Option<Class> {
        let hit = self.hit.as_ref().filter(|h| h.whole)?;
        (!matches!(hit.class, Class::Byline | Class::Date | Class::Photo)).then_some(hit.class)
    }

    /// A line that says when, and nothing more.
    pub fn is_date(&self) -> bool {
        self.date.as_ref().is_some_and(|d| d.rest.is_empty())
    }

    /// A line that names an author after a word for "by".
    pub fn is_signed(&self) -> bool {
        *self.signed.get_or_init(|| byline(self.text, false).is_some())
    }

    /// A line that reads as a title may: 2 to 30 words that are no sentence, no date, no
    /// furniture, no list item.
    pub fn may_be_title(&self) -> bool {
        let question = self.text.ends_with(['?', '!', '？', '！', '؟', ')', '"', '”', '’', '\'', '*']);
        (2..=LONG).contains(&self.words)
            && (!self.ends || question)
            && !self.text.ends_with([':', ',', ';', '…'])
            && !self.text.ends_with("...")
            && !self.bullet
            && self.hit.is_none()
            && !self.is_date()
    }

    /// Prose: a long line, or a sentence of some words.
    pub fn is_prose(&self) -> bool {
        self.words > LONG || (self.ends && self.words >= 8 && self.furniture().is_none())
    }
}

/// A line of Markdown without the marks around it (those of headings, lists, quotes and
/// emphasis), and where it begins. Marks inside stay: spans are those of the file.
fn bare(text: &str) -> (usize, &str) {
    let trimmed = text.trim();
    let inner = trimmed.trim_start_matches(['#', '>', ' ', '\t']);
    let inner = ["- ", "* ", "+ "].iter().find_map(|m| inner.strip_prefix(m)).unwrap_or(inner);
    let inner = inner.trim_matches(|c: char| matches!(c, '*' | '_' | '`' | '#') || c.is_whitespace());
    match inner.is_empty() {
        true => (text.len() - text.trim_start().len(), trimmed),
        false => (text.find(inner).unwrap_or(0), inner),
    }
}

/// A list mark in front of text.
pub(crate) fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    let mark = chars
        .next()
        .is_some_and(|c| matches!(c, '-' | '*' | '•' | '·' | '▪' | '●' | '‣' | '◦' | '–' | '■' | '►'));
    mark && chars.next().is_some_and(char::is_whitespace)
}

/// The lines of a document; blank blocks are in none. `joined[b]` says that block `b`
/// continues the block before it.
pub(crate) fn lines<'t>(document: &'t Document, blocks: &'t [Block], joined: &[bool]) -> Vec<Line<'t>> {
    let mut lines = Vec::new();
    let mut blank = 0;
    let mut at = 0;
    while at < blocks.len() {
        let raw = blocks[at].span.of(&document.text);
        if raw.trim().is_empty() {
            blank += raw.matches('\n').count().max(1) as u32;
            at += 1;
            continue;
        }
        let lead = &raw[..raw.len() - raw.trim_start().len()];
        let mut last = at;
        while last + 1 < blocks.len() && joined[last + 1] {
            last += 1;
        }
        lines.push(Line::new(document, blocks, at, last, blank + lead.matches('\n').count() as u32));
        let raw = blocks[last].span.of(&document.text);
        let tail = raw[raw.trim_end().len()..].matches('\n').count() as u32;
        blank = tail.saturating_sub(1);
        at = last + 1;
    }
    lines
}
