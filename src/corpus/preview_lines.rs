//! What a rule about lines would match, before it is taken.
//!
//! In: a corpus and a rule. Out: counts and the first lines. Changes nothing.

use crate::corpus::Corpus;
use crate::corpus::entry::Entry;
use crate::corpus::rules::held::check_rule;
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
    /// also those that are set aside or kept already. Takes the time of reading every line once.
    ///
    /// ```
    /// use storysift::{Corpus, LineEffect, LineMatching, LineRule};
    ///
    /// let text = "Night ferry sails\n\nThe ferry to Norafel sails on Monday, the port said.\n\nRead more\n";
    /// let mut corpus = Corpus::new(Default::default());
    /// corpus.add("ferry.txt", text.as_bytes());
    /// let (pattern, matching, then) = ("FERRY".into(), LineMatching::Word, LineEffect::Keep);
    /// let found = corpus.preview_lines(&LineRule { pattern, matching, then })?;
    /// assert_eq!((found.lines, found.documents), (2, 1));
    /// assert_eq!(found.samples[0].span.of(text), "Night ferry sails");
    /// # Ok::<(), storysift::Error>(())
    /// ```
    ///
    /// # Errors
    /// `bad-decision` when the rule would be refused.
    pub fn preview_lines(&mut self, rule: &LineRule) -> Result<LinePreview, Error> {
        check_rule(rule, self.decisions.applied())?;
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
    let is_start = then == LineEffect::Start;
    let page = if is_start { entry.page_before_partings() } else { entry.page_as_read() };
    let (text, runs) = (&page.document.text, page.blocks.as_slice());
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
