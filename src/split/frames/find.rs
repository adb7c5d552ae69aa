//! Looks for the articles of a file, by its own signs or by an example that a person showed.
//!
//! In: a document and its blocks. Out: its records as a [`Pile`], and whether the file comes apart.

use crate::split::frames::file::File;
use crate::split::frames::kind::Key;
use crate::split::frames::pile::{Answer, Pile};
use crate::split::frames::{days, leader, marks};
use crate::types::block::Block;
use crate::types::document::Document;
use std::ops::Range;

/// Fewest lines of a file with many articles.
const MIN_LINES: usize = 6;
/// Fewest lines that may hold a day: two records have two.
const MIN_DAY_LINES: usize = 2;
/// Longest line that may be the day's, in bytes.
const MAX_DAY_LINE: usize = 400;

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
    let own: Vec<Key> = keys.of(at).iter().copied().filter(|k| keys.is_of_frame(*k)).collect();
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

#[cfg(test)]
#[path = "frames_test.rs"]
mod tests;
