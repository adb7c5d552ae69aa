//! Finds the articles of a file that holds many: the download of a press database, or texts that
//! somebody put one after the other. What goes in: a document and its blocks. What comes out: the
//! records with their fields and their text as spans of the document, and how sure that is. It
//! labels nothing and builds no article.
//!
//! A frame that repeats is looked for without knowing the vendor: one key of a line leads, others
//! come once with nearly each of its occurrences. Time and memory are linear in the file. Field
//! names and vendors' frames are rows of `lexicon/data/frames.tsv`; a vendor's row carries files of
//! two or three records and lowers the bar.

mod accept;
mod body;
mod columns;
mod core;
mod cut;
mod days;
mod draft;
mod evidence;
mod fields;
mod file;
mod head;
mod keys;
mod leader;
mod line;
mod line_keys;
mod marks;
mod numbers;
mod outlet;
mod outlet_name;
mod record;
mod separators;
mod title;
mod told;

use crate::{Block, Document, Span};
use file::File;
pub(crate) use record::{Piece, Record};
use std::ops::Range;

/// Fewest lines of a file with many articles.
const MIN_LINES: usize = 6;
/// Fewest lines that may hold a day: two records have two.
const MIN_DAY_LINES: usize = 2;
/// Longest line that may be the day's, in bytes.
const MAX_DAY_LINE: usize = 400;

/// What names the form of a file, so that an answer for one file fits others of the same form:
/// the vendor, or the names that its frame repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FrameKey(Vec<String>);

impl FrameKey {
    /// Whether two files have the same form: most of their names are the same.
    #[allow(dead_code, reason = "asked once answers are replayed")]
    pub fn fits(&self, other: &FrameKey) -> bool {
        let shared = self.0.iter().filter(|n| other.0.contains(n)).count();
        shared * 2 > self.0.len().max(other.0.len())
    }
}

impl std::fmt::Display for FrameKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" | "))
    }
}

/// The articles of a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pile {
    pub records: Vec<Record>,
    /// How many articles the file says that it holds.
    pub stated: Option<usize>,
    pub frame: FrameKey,
}

/// Whether a file comes apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    /// It does.
    Sure(Pile),
    /// A person is asked.
    Likely(Pile),
    /// It does not.
    None,
}

/// Looks for the articles of a file.
pub(crate) fn find(document: &Document, blocks: &[Block]) -> Answer {
    if !may_be_pile(document) {
        return Answer::None;
    }
    let mut file = File::read(document, blocks);
    if file.lines.len() < MIN_LINES {
        return Answer::None;
    }
    let keys = file.keys();
    file.answer(&keys)
}

/// Looks for the articles of a file of which a person showed the first line of one.
#[allow(dead_code, reason = "asked once a person can show it")]
pub(crate) fn find_with(document: &Document, blocks: &[Block], example: &str) -> Option<Pile> {
    let mut file = File::read(document, blocks);
    let keys = file.keys();
    let example = marks::single_spaced(example.trim());
    let at = file.lines.iter().position(|l| *l.text == *example)?;
    let own: Vec<keys::Key> = keys.of(at).iter().copied().filter(|k| keys.is_of_frame(*k)).collect();
    let frame = leader::find(&file.lines, &keys, Some(&own))?;
    let starts: Vec<usize> = keys.lines(frame.leader).iter().map(|l| *l as usize).collect();
    let stops = starts[1..].iter().copied().chain([file.lines.len()]);
    let ranges: Vec<Range<usize>> = starts.iter().copied().zip(stops).map(|(from, to)| from..to).collect();
    let (mut drafts, facts) = file.read_records(&keys, &frame, &ranges)?;
    let name = file.form(&keys, Some(&frame), "");
    file.pile(&mut drafts, &facts, None, name)
}

/// Whether a file has lines enough that may hold a day. Told without reading a date.
fn may_be_pile(document: &Document) -> bool {
    let dated = document.text.lines().filter(|l| l.len() <= MAX_DAY_LINE && days::may_hold_day(l));
    dated.take(MIN_DAY_LINES).count() == MIN_DAY_LINES
}

/// The days of a record's number as ISO 8601.
pub(crate) fn iso(day: u32) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

/// What a span says, its white space made single.
pub(crate) fn said(document: &Document, span: Span) -> String {
    marks::single_spaced(span.of(&document.text)).replace('\t', " ").trim().to_owned()
}

#[cfg(test)]
#[path = "frames_test.rs"]
mod tests;
