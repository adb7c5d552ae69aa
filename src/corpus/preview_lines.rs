//! What a rule about lines would match, before it is taken.
//!
//! In: a corpus and a rule. Out: counts and the first lines. Changes nothing.

use crate::corpus::Corpus;
use crate::corpus::entry::Entry;
use crate::corpus::rules::hits::{LineHit, lines};
use crate::corpus::rules::outlets::outlet_name;
use crate::corpus::rules::pattern::LinePattern;
use crate::types::error::Error;
use crate::types::line_rule::{LineEffect, LinePreview, LineRule, LineSample};

/// Lines that are shown.
const MAX_SAMPLES: usize = 5;
/// Fewest lines that start articles of one document.
const MIN_STARTS: usize = 2;

impl Corpus {
    /// The lines that a rule matches: those of documents that would come apart, those that name an outlet, or all,
    /// also those that are set aside or kept already.
    ///
    /// # Errors
    /// `bad-decision` when the pattern is refused.
    pub fn preview_lines(&mut self, rule: &LineRule) -> Result<LinePreview, Error> {
        let pattern = LinePattern::new(rule)?;
        let mut preview = LinePreview::default();
        for (id, entry) in self.labelled().iter() {
            let hits = found(entry, &pattern, rule.then);
            preview.lines += hits.len();
            preview.documents += usize::from(!hits.is_empty());
            let left = MAX_SAMPLES - preview.samples.len();
            let sample = |hit: &LineHit| LineSample { document: id.clone(), span: hit.text };
            preview.samples.extend(hits.iter().take(left).map(sample));
        }
        Ok(preview)
    }
}

/// The lines of a document for which a rule would do something.
fn found(entry: &Entry, pattern: &LinePattern, then: LineEffect) -> Vec<LineHit> {
    let text = &entry.cleaned.document.text;
    let is_start = then == LineEffect::Start;
    let runs = if is_start { entry.runs() } else { entry.blocks_as_read() };
    let is_hit = |hit: &LineHit| {
        let line = hit.text.of(text);
        match then {
            LineEffect::Outlet => {
                let is_body = runs.get(hit.run as usize).is_some_and(|r| r.label.is_body());
                outlet_name(pattern, line, is_body).is_some()
            }
            _ => pattern.is_in(line),
        }
    };
    if is_start && entry.is_clean_input {
        return Vec::new();
    }
    let hits: Vec<LineHit> = lines(text, runs).filter(is_hit).collect();
    if is_start && hits.len() < MIN_STARTS { Vec::new() } else { hits }
}
