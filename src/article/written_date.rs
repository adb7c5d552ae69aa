//! The day that the text of an article gives.
//!
//! In: a document's text and the labelled runs of one article. Out: the date in its lines of dates, or `None`.

use crate::parse::date::line::date_line;
use crate::types::article::{Precision, Published};
use crate::types::label::{Label, Labelled};

/// The first date that is no later change; an exact date goes before a relative one.
pub fn first_date(text: &str, runs: &[&Labelled]) -> Option<Published> {
    let mut found: Vec<(u8, Published)> = Vec::new();
    for run in runs.iter().filter(|r| r.label == Label::Date) {
        for date in date_line(run.span.of(text).trim()).into_iter().flat_map(|l| l.dates) {
            let rank = 2 * u8::from(date.updated) + u8::from(date.published.precision == Precision::Relative);
            found.push((rank, date.published));
        }
    }
    found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, date)| date)
}
