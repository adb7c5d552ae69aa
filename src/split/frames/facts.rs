//! What a record says of its article, as stretches of its lines. Data only.

use crate::split::frames::days::Day;
use crate::split::frames::line::FrameLine;
/// A stretch of a line's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub line: u32,
    pub start: u32,
    pub end: u32,
}

impl Part {
    /// The part's text.
    pub fn text<'p>(&self, lines: &'p [FrameLine<'_>]) -> &'p str {
        &lines[self.line as usize].text[self.start as usize..self.end as usize]
    }

    /// A whole line, or what stands behind a byte of it.
    pub fn from(lines: &[FrameLine<'_>], line: u32, from: u32) -> Part {
        Part { line, start: from, end: lines[line as usize].text.len() as u32 }
    }

    /// The part of a line that a piece of its text is.
    pub fn of(line: u32, text: &str, piece: &str) -> Part {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        Part { line, start: start as u32, end: (start + piece.len()) as u32 }
    }
}

/// What a record says of its article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    pub title: Option<Part>,
    pub outlet: Option<Part>,
    /// The outlet is a guess that counts for nothing.
    pub weak_outlet: bool,
    pub byline: Option<Part>,
    /// The byline says that it is one.
    pub sure_byline: bool,
    pub day: Option<(Part, Day)>,
    /// The slot that the day stands in.
    pub day_slot: Option<u16>,
}
