//! What the trainer of the judge needs to see: the lines of a page as the judge sees them,
//! with their features, and the decoder. Not part of the public interface.

pub use crate::label::decode::{BAR, Bar, body};
pub use crate::label::features::{ALL, Row, TEXT};

use crate::label::features::{Unit, rows};
use crate::label::model::judge;
use crate::read::read;
use crate::split::join::joins;
use crate::split::line;
use crate::{Format, Limits};

/// A line of a page as the judge sees it.
pub struct Line {
    /// Its text.
    pub text: String,
    /// Its features.
    pub row: Row,
    /// The logit that the shipped weights give it.
    pub logit: f32,
}

/// The lines of a page, furniture among them, in order, all as one segment. Empty when the
/// file cannot be read.
pub fn lines(name: &str, bytes: &[u8]) -> Vec<Line> {
    let Ok((document, blocks)) = read(name, bytes, &Limits::default()) else { return Vec::new() };
    let joined = joins(&document, &blocks);
    let lines = line::lines(&document, &blocks, &joined);
    let units: Vec<Unit<'_>> = lines.iter().map(Unit::of).collect();
    let logits = judge(&units, document.format == Format::Html);
    let mut found = Vec::with_capacity(units.len());
    rows(&units, |at, row| {
        found.push(Line { text: units[at].text.to_owned(), row: *row, logit: logits[at] });
    });
    found
}
