//! The lines of a document that patterns match, kept so that each pattern reads a document once.
//!
//! In: patterns, and the runs of a document. Out: the lines of each pattern.

use crate::corpus::rules::pattern::LinePattern;
use crate::types::block::Span;
use crate::types::label::{Label, Labelled};
use std::sync::Arc;

/// A line that matches: a run, or one line of a run with several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LineHit {
    /// Number of the run.
    pub run: u32,
    /// The line with the white space behind it: what is relabelled.
    pub line: Span,
    /// The same without the white space around it: what is matched.
    pub text: Span,
}

/// The lines of a document by pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleHits {
    looked: Vec<(Arc<str>, Box<[LineHit]>)>,
}

impl RuleHits {
    /// Forgets all other patterns. Returns those of these that were not looked for yet, if any.
    pub fn keep_only<'p>(&mut self, patterns: &[&'p LinePattern]) -> Option<Vec<&'p LinePattern>> {
        self.looked.retain(|(source, _)| patterns.iter().any(|p| p.source == *source));
        let mut new: Vec<&LinePattern> = Vec::new();
        for pattern in patterns {
            let is_known = self.looked.iter().any(|(source, _)| *source == pattern.source);
            if !is_known && new.iter().all(|p| p.source != pattern.source) {
                new.push(pattern);
            }
        }
        (!new.is_empty()).then_some(new)
    }

    /// Looks for these patterns.
    pub fn look_for(&mut self, patterns: &[&LinePattern], text: &str, runs: &[Labelled]) {
        let mut new: Vec<(&LinePattern, Vec<LineHit>)> = patterns.iter().map(|p| (*p, Vec::new())).collect();
        for hit in lines(text, runs) {
            for (_, hits) in new.iter_mut().filter(|(p, _)| p.is_in(hit.text.of(text))) {
                hits.push(hit);
            }
        }
        self.looked.extend(new.into_iter().map(|(p, hits)| (p.source.clone(), hits.into())));
    }

    /// The lines of a pattern that was looked for.
    pub fn of(&self, pattern: &LinePattern) -> &[LineHit] {
        self.looked.iter().find(|(source, _)| *source == pattern.source).map_or(&[], |(_, hits)| hits)
    }

    /// Forgets everything: the runs are others now.
    pub fn clear(&mut self) {
        self.looked.clear();
    }
}

/// The lines of runs that hold more than white space.
pub(crate) fn lines<'t>(text: &'t str, runs: &'t [Labelled]) -> impl Iterator<Item = LineHit> + 't {
    let with_text = runs.iter().enumerate().filter(|(_, r)| r.label != Label::Blank);
    with_text.flat_map(|(n, run)| {
        let own = run.span.of(text);
        let is_one = !own.trim().contains('\n');
        let mut at = run.span.start;
        own.split_inclusive(move |c| !is_one && c == '\n').filter_map(move |part| {
            let line = Span { start: at, end: at + part.len() };
            at = line.end;
            let bare = part.trim();
            let start = line.start + (part.len() - part.trim_start().len());
            let text = Span { start, end: start + bare.len() };
            (!bare.is_empty()).then_some(LineHit { run: n as u32, line, text })
        })
    })
}
