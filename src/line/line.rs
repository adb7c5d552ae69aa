//! A line: one block, or several blocks that are one sentence broken at links or wrapped, with the
//! measures that cost little.
//!
//! In: a document, its blocks, and which blocks continue the one before. Out: the lines in order.
//! Labels are given later, in `label`.

use crate::lexicon::phrases::{PhraseClass, PhraseHit, find};
use crate::parse::byline::byline;
use crate::parse::date::line::{DateLine, date_line};
use crate::text::chars::{ends_sentence, key};
use crate::text::words::count_words;
use crate::types::block::{Block, Markup};
use crate::types::document::{Document, Format};
use std::cell::OnceCell;

/// Words of a title, a date or a furniture phrase; a longer line is prose and is not searched for
/// them.
pub const MAX_SHORT_WORDS: u32 = 30;
/// Words of a title.
const MIN_TITLE_WORDS: u32 = 2;
/// Words of a sentence that is prose by itself.
const MIN_SENTENCE_WORDS: u32 = 8;

/// One line.
#[derive(Clone, Debug)]
pub struct Line<'t> {
    /// Number of its first block.
    pub first: usize,
    /// Number of its last block; larger than `first` when blocks were joined.
    pub last: usize,
    /// Byte of the document at which `text` begins.
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
    /// The text folded: equal for two spellings of the same line. Empty over
    /// [`MAX_SHORT_WORDS`].
    pub key: String,
    /// The furniture phrase that the line is or opens with. `None` over [`MAX_SHORT_WORDS`].
    pub hit: Option<PhraseHit<'t>>,
    /// The dates in it. `None` over [`MAX_SHORT_WORDS`].
    pub date: Option<DateLine>,
    /// What the markup says of the first block.
    pub markup: Option<&'t Markup>,
    /// Cache of [`Line::has_byline`].
    byline: OnceCell<bool>,
}

impl<'t> Line<'t> {
    fn new(document: &'t Document, blocks: &'t [Block], first: usize, last: usize, gap: u32) -> Self {
        let start = blocks[first].span.start;
        let whole = &document.text[start..blocks[last].span.end];
        let (lead, text) = match document.format {
            Format::Markdown => without_markdown_marks(whole),
            _ => (whole.len() - whole.trim_start().len(), whole.trim()),
        };
        Line { first, last, byte: start + lead, ..Line::of_text(text, gap, blocks[first].markup.as_ref()) }
    }

    /// The line of block 0 with this text, at byte 0.
    pub fn of_text(text: &'t str, gap: u32, markup: Option<&'t Markup>) -> Self {
        let words = count_words(text);
        let short = words <= MAX_SHORT_WORDS;
        Line {
            first: 0,
            last: 0,
            byte: 0,
            text,
            words,
            ends: ends_sentence(text),
            gap,
            bullet: is_bullet(text),
            key: if short { key(text) } else { String::new() },
            hit: short.then(|| find(text)).flatten(),
            date: short.then(|| date_line(text)).flatten(),
            markup,
            byline: OnceCell::new(),
        }
    }

    /// The class of the furniture phrase that the whole line is: a button, a heading of a list of
    /// other articles. A byline, a date or a picture credit is no furniture here.
    pub fn furniture(&self) -> Option<PhraseClass> {
        let hit = self.hit.as_ref().filter(|h| h.whole)?;
        (!matches!(hit.class, PhraseClass::Byline | PhraseClass::Date | PhraseClass::Photo))
            .then_some(hit.class)
    }

    /// Whether the line holds dates and nothing else.
    pub fn is_date(&self) -> bool {
        self.date.as_ref().is_some_and(|d| d.rest.is_empty())
    }

    /// Whether the line names an author after a word for "by".
    pub fn has_byline(&self) -> bool {
        *self.byline.get_or_init(|| byline(self.text, false).is_some())
    }

    /// Whether the line has the form of a title: [`MIN_TITLE_WORDS`] to [`MAX_SHORT_WORDS`] words
    /// that are no sentence, no date, no furniture phrase and no list item.
    pub fn may_be_title(&self) -> bool {
        let question = self.text.ends_with(['?', '!', '？', '！', '؟', ')', '"', '”', '’', '\'', '*']);
        (MIN_TITLE_WORDS..=MAX_SHORT_WORDS).contains(&self.words)
            && (!self.ends || question)
            && !self.text.ends_with([':', ',', ';', '…'])
            && !self.text.ends_with("...")
            && !self.bullet
            && self.hit.is_none()
            && !self.is_date()
    }

    /// Whether the line is prose: long, or a sentence of [`MIN_SENTENCE_WORDS`] words.
    pub fn is_prose(&self) -> bool {
        self.words > MAX_SHORT_WORDS
            || (self.ends && self.words >= MIN_SENTENCE_WORDS && self.furniture().is_none())
    }
}

/// A line of Markdown without the marks around it (those of headings, lists, quotes and
/// emphasis), and where it begins. Marks inside stay: spans are those of the file.
fn without_markdown_marks(text: &str) -> (usize, &str) {
    let trimmed = text.trim();
    let inner = trimmed.trim_start_matches(['#', '>', ' ', '\t']);
    let inner = ["- ", "* ", "+ "].iter().find_map(|m| inner.strip_prefix(m)).unwrap_or(inner);
    let inner = inner.trim_matches(|c: char| matches!(c, '*' | '_' | '`' | '#') || c.is_whitespace());
    match inner.is_empty() {
        true => (text.len() - text.trim_start().len(), trimmed),
        false => (text.find(inner).unwrap_or(0), inner),
    }
}

/// Whether the text opens with a list mark and white space.
pub fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    let mark = chars
        .next()
        .is_some_and(|c| matches!(c, '-' | '*' | '•' | '·' | '▪' | '●' | '‣' | '◦' | '–' | '■' | '►'));
    mark && chars.next().is_some_and(char::is_whitespace)
}

/// The lines of a document in order. Blank blocks are in no line; they are counted as
/// [`Line::gap`]. `joined[b]` says that block `b` continues the block before it.
pub fn lines<'t>(document: &'t Document, blocks: &'t [Block], joined: &[bool]) -> Vec<Line<'t>> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::join::joined_blocks;
    use crate::read::read;
    use crate::types::limits::Limits;

    #[test]
    fn blank_blocks_are_gaps_and_markdown_marks_are_left_out() {
        let text = "## Bridge opens\n\n\n- a first item\n\nThe council voted on Monday\nto keep it.\n";
        let (document, blocks) = read("page.md", text.as_bytes(), &Limits::default()).expect("a document");
        let lines = lines(&document, &blocks, &joined_blocks(&document, &blocks));
        let shown: Vec<(&str, u32)> = lines.iter().map(|l| (l.text, l.gap)).collect();
        assert_eq!(shown[0], ("Bridge opens", 0));
        assert_eq!(shown[1].0, "a first item");
        assert!(shown[1].1 > shown[2].1, "{shown:?}");
        assert!(lines.iter().all(|l| document.text[l.byte..].starts_with(l.text)));
    }

    #[test]
    fn what_a_line_may_be() {
        // Text; may be a title, is prose, is a date, has a byline, opens with a list mark.
        let cases = [
            ("Council keeps the bridge open", [true, false, false, false, false]),
            ("Will the bridge stay open?", [true, false, false, false, false]),
            ("The council voted on Monday to keep it open.", [false, true, false, false, false]),
            ("3 May 2021", [false, false, true, false, false]),
            ("- Bridges and ferries", [false, false, false, false, true]),
            ("By Ada Mole", [false, false, false, true, false]),
            ("Bridge", [false, false, false, false, false]),
        ];
        for (text, expected) in cases {
            let line = Line::of_text(text, 0, None);
            let found =
                [line.may_be_title(), line.is_prose(), line.is_date(), line.has_byline(), line.bullet];
            assert_eq!(found, expected, "{text}");
        }
    }
}
