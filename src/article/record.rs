//! What the labelled runs of a record say: its day, its byline, its fields.

use crate::article::written_date::first_date;
use crate::parse::byline::byline;
use crate::types::article::{Precision, Published};
use crate::types::label::{Cue, Label, Labelled};
use std::collections::BTreeMap;

/// The day of a record: that of its frame, with the time of day where the text gives one.
pub fn record_day(text: &str, runs: &[&Labelled]) -> Option<Published> {
    let run = runs.iter().find(|r| r.label == Label::Date)?;
    let day = &run.reason.detail;
    let read = first_date(text, runs);
    if run.reason.cue != Cue::Frame || day.is_empty() {
        return read;
    }
    let same = |p: &Published| p.iso.as_deref().is_some_and(|iso| iso.starts_with(day.as_str()));
    let raw = run.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(read.filter(same).unwrap_or(Published { iso: Some(day.clone()), raw, precision: Precision::Day }))
}

/// The authors of a record's byline; the line itself where they cannot be told apart.
pub fn record_byline(line: &str) -> String {
    byline(line, true).unwrap_or_else(|| line.trim_matches([',', ';', ' ']).to_owned())
}

/// The outlet that the file as a whole is of.
pub fn record_outlet(runs: &[&Labelled]) -> Option<String> {
    let of_file =
        |r: &&&Labelled| r.label.is_body() && r.reason.cue == Cue::Frame && !r.reason.detail.is_empty();
    runs.iter().find(of_file).map(|r| r.reason.detail.clone())
}

/// The named fields of a record; of two with one name the first.
pub fn record_fields(text: &str, runs: &[&Labelled]) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    let named = runs.iter().filter(|r| r.label == Label::Field && r.reason.cue == Cue::Frame);
    for run in named.filter(|r| !r.reason.detail.is_empty()) {
        let value = run.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            fields.entry(run.reason.detail.clone()).or_insert(value);
        }
    }
    fields
}
