//! Looks for the articles of a file, by its own signs or by an example that a person showed.
//!
//! In: a document and its blocks. Out: its records as a [`Pile`], and whether the file comes apart.

use crate::split::frames::file::File;
use crate::split::frames::pile::{Answer, FrameKey, Pile};
use crate::split::frames::{days, marks};
use crate::types::block::Block;
use crate::types::document::Document;
use std::collections::HashMap;

/// Fewest lines of a file with many articles.
const MIN_LINES: usize = 6;
/// Fewest lines that may hold a day: two records have two.
const MIN_DAY_LINES: usize = 2;
/// Longest line that a field's name or a counter opens, and longest such name, in bytes.
const MAX_FIELD_LINE: usize = 160;
const MAX_NAME_BYTES: usize = 40;
/// Fewest lines with one field's name in a file without days.
const MIN_FIELD_LINES: u32 = 3;
/// Longest line that may be the day's, in bytes.
const MAX_DAY_LINE: usize = 400;

/// Looks for the articles of a file.
pub(crate) fn find(document: &Document, blocks: &[Block]) -> Answer {
    if !may_be_pile(document) && !repeats_a_field(document) {
        return Answer::None;
    }
    let mut file = File::read(document, blocks);
    if file.lines.len() < MIN_LINES {
        return Answer::None;
    }
    let keys = file.keys();
    file.answer(&keys)
}

/// The articles of a file that is sure to hold several or likely to.
pub(crate) fn find_offer(document: &Document, blocks: &[Block]) -> Option<Pile> {
    match find(document, blocks) {
        Answer::Sure(pile) | Answer::Likely(pile) => Some(pile),
        Answer::None => None,
    }
}

/// Looks for the articles of a file of which a person showed the first line of one. The file needs no days.
pub(crate) fn find_with(document: &Document, blocks: &[Block], example: &str) -> Option<Pile> {
    let mut file = File::read(document, blocks);
    let keys = file.keys();
    let example = marks::single_spaced(example.trim());
    let at = line_of(&file, &example)?;
    file.pile_like(&keys, at)
}

/// The line that an example is: the same, one that opens with it, or one that holds it.
fn line_of(file: &File<'_>, example: &str) -> Option<usize> {
    let find = |is: &dyn Fn(&str) -> bool| file.lines.iter().position(|l| is(&l.text));
    if example.is_empty() {
        return None;
    }
    find(&|l| l == example)
        .or_else(|| find(&|l| l.starts_with(example)))
        .or_else(|| find(&|l| l.contains(example)))
}

/// The articles of a file that start at exactly these offsets, sorted.
pub(crate) fn find_at(document: &Document, blocks: &[Block], starts: &[usize]) -> Option<Pile> {
    let mut file = File::read_at(document, blocks, starts);
    let keys = file.keys();
    file.pile_at(&keys, starts)
}

/// Looks for the articles of a file by the form that an example in another file gave.
pub(crate) fn find_form(document: &Document, blocks: &[Block], form: &str) -> Option<Pile> {
    let mut file = File::read(document, blocks);
    let keys = file.keys();
    file.pile_of_form(&keys, &FrameKey::read(form))
}

/// Whether a file has lines enough that may hold a day. Told without reading a date.
fn may_be_pile(document: &Document) -> bool {
    let dated = document.text.lines().filter(|l| l.len() <= MAX_DAY_LINE && days::may_hold_day(l));
    dated.take(MIN_DAY_LINES).count() == MIN_DAY_LINES
}

/// Whether the name of a field, or a counter, opens lines often enough for a file without days.
fn repeats_a_field(document: &Document) -> bool {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let short = document.text.lines().map(str::trim).filter(|l| l.len() <= MAX_FIELD_LINE);
    let names = short.filter_map(|line| match line.find([':', '：']) {
        Some(end) if end <= MAX_NAME_BYTES => Some(&line[..end]),
        _ => {
            let (at, _) = line.char_indices().find(|(_, c)| c.is_ascii_digit())?;
            line[at..].contains(|c: char| !c.is_ascii_digit()).then(|| &line[..at])
        }
    });
    names.filter(|name| !name.is_empty()).any(|name| {
        let count = seen.entry(name).or_insert(0);
        *count += 1;
        *count >= MIN_FIELD_LINES
    })
}

#[cfg(test)]
#[path = "frames_test.rs"]
mod tests;
