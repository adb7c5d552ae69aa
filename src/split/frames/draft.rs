//! A record as lines: head and tail as slots, and the text.

use crate::split::frames::kind::Key;
use crate::split::frames::line::FrameLine;
use crate::text::chars::is_stop;
use crate::text::words::count_words;
use std::ops::Range;

/// Least words of running text.
const MIN_PROSE_WORDS: u32 = 12;

/// Where a line stands in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    Head,
    /// The first line of the text.
    Body,
    Tail,
}

/// A line of a record that is no text: the key before it, and how many lines behind that.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    pub line: u32,
    pub key: Option<Key>,
    pub step: u16,
    pub zone: Zone,
}

/// A line of text, from a byte of it on.
#[derive(Clone, Copy, Debug)]
pub struct BodyLine {
    pub line: u32,
    pub from: u32,
}

/// A record's lines, head and tail apart from the text.
#[derive(Debug, Default)]
pub struct Draft {
    pub range: Range<usize>,
    pub slots: Vec<Slot>,
    pub body: Vec<BodyLine>,
}

impl Draft {
    /// Characters of text.
    pub fn chars(&self, lines: &[FrameLine<'_>]) -> u32 {
        self.body.iter().map(|b| lines[b.line as usize].chars).sum()
    }

    /// Words of text.
    pub fn words(&self, lines: &[FrameLine<'_>]) -> u32 {
        self.body
            .iter()
            .map(|b| match b.from {
                0 => lines[b.line as usize].words,
                from => count_words(&lines[b.line as usize].text[from as usize..]),
            })
            .sum()
    }

    /// The first characters of the text: two copies of one article have the same.
    pub fn opening(&self, lines: &[FrameLine<'_>]) -> String {
        let text = self.body.iter().flat_map(|b| lines[b.line as usize].text[b.from as usize..].chars());
        text.take(120).collect()
    }
}

/// Whether a text is running text and no list of index words.
pub fn is_prose(text: &str) -> bool {
    let words = count_words(text);
    let marks = text.chars().filter(|c| matches!(c, ';' | '%' | '\t')).count() as u32;
    words >= MIN_PROSE_WORDS && text.contains(is_stop) && marks <= (words / 15).max(2)
}
