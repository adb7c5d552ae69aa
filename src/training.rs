//! What the trainer of the judge needs to see: the lines of a page as the judge sees them,
//! with their features, and the decoder. Not part of the public interface.

pub use crate::label::decode::{BAR, Bar, body};
pub use crate::label::features::{ALL, Row, TEXT};

use crate::Limits;
use crate::label::features::{Unit, rows};
use crate::read::read;
use crate::split::join::joins;
use crate::split::line::lines;

/// A line of a page's own article, as the judge sees it.
pub struct Line {
    /// Its text.
    pub text: String,
    /// Its features.
    pub row: Row,
}

/// The lines of the page's own article, furniture among them, in order. Empty when the
/// file cannot be read.
pub fn lead(name: &str, bytes: &[u8]) -> Vec<Line> {
    let Ok((document, blocks)) = read(name, bytes, &Limits::default()) else { return Vec::new() };
    let joined = joins(&document, &blocks);
    let lines = lines(&document, &blocks, &joined);
    let units: Vec<Unit<'_>> = lines.iter().map(Unit::of).collect();
    let mut found = Vec::with_capacity(units.len());
    rows(&units, |at, row| found.push(Line { text: units[at].text.to_owned(), row: *row }));
    found
}

/// The lines of a file with the logits that the shipped weights give them, all lines
/// as one segment.
pub fn explain(name: &str, bytes: &[u8]) -> Vec<(String, f32)> {
    let Ok((document, blocks)) = read(name, bytes, &Limits::default()) else { return Vec::new() };
    let joined = joins(&document, &blocks);
    let lines = lines(&document, &blocks, &joined);
    let units: Vec<Unit<'_>> = lines.iter().map(Unit::of).collect();
    let logits = crate::label::model::judge(&units, document.format == crate::Format::Html);
    lines.iter().map(|l| l.text.to_owned()).zip(logits).collect()
}
