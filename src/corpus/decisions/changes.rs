//! Decisions about lines and ranges, as changes of labels.
//!
//! In: decisions and a document. Out: [`LabelChange`]s, which `overlay` applies.

use crate::corpus::decisions::anchors::document_key;
use crate::corpus::decisions::applied::{AppliedDecision, DocumentKey};
use crate::corpus::entry::Entry;
use crate::corpus::overlay::LabelChange;
use crate::fingerprint::content_hash;
use crate::text::tokenizer::codes;
use crate::types::block::Span;
use crate::types::decision::Decision;
use crate::util::order::{ordered_map, ordered_set, sort_by_key};
use std::collections::{BTreeMap, BTreeSet};

/// Hashes of the lines that the person wants kept though they recur.
pub(crate) fn kept_lines(decisions: &[AppliedDecision]) -> BTreeSet<u64> {
    ordered_set(phrases(decisions).into_iter().filter(|(_, furniture)| !furniture).map(|(hash, _)| hash))
}

/// The last decision about a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DecidedPhrase {
    /// The line is furniture, or is kept though it recurs.
    pub furniture: bool,
    /// Its place among the decisions.
    pub place: usize,
}

/// The hash of each line that a decision names, and what it says; the last decision counts.
pub(crate) fn placed_phrases(decisions: &[AppliedDecision]) -> BTreeMap<u64, DecidedPhrase> {
    let phrase = |(place, d): (usize, &AppliedDecision)| {
        let (phrase, furniture) = match &d.decision {
            Decision::Furniture { phrase } => (phrase, true),
            Decision::Keep { phrase } => (phrase, false),
            _ => return None,
        };
        Some((content_hash(&codes(phrase)), DecidedPhrase { furniture, place }))
    };
    ordered_map(decisions.iter().enumerate().filter_map(phrase))
}

/// The hash of each line that a decision names, and whether it is furniture.
pub(crate) fn phrases(decisions: &[AppliedDecision]) -> BTreeMap<u64, bool> {
    ordered_map(placed_phrases(decisions).into_iter().map(|(hash, said)| (hash, said.furniture)))
}

/// The decisions about lines and ranges, sorted once for all documents.
pub(crate) struct DecidedChanges {
    /// Hashes of the lines that decisions name.
    phrases: BTreeMap<u64, DecidedPhrase>,
    /// Some of them are furniture.
    /// Hashes of the lines that are furniture, ascending.
    furniture: Vec<u64>,
    /// The changes of ranges, each with its place among the decisions, by document.
    of_key: BTreeMap<DocumentKey, Vec<(usize, LabelChange)>>,
    /// The same by the id that the decision names, of those whose document was not found.
    of_id: BTreeMap<String, Vec<(usize, LabelChange)>>,
}

impl DecidedChanges {
    /// Those of the decisions, in order.
    pub fn of(decisions: &[AppliedDecision]) -> Self {
        let phrases = placed_phrases(decisions);
        let furniture = phrases.iter().filter(|(_, said)| said.furniture).map(|(hash, _)| *hash).collect();
        let mut out = DecidedChanges { phrases, furniture, of_key: BTreeMap::new(), of_id: BTreeMap::new() };
        for (n, d) in decisions.iter().enumerate() {
            let (document, change) = match &d.decision {
                Decision::Restore { document, start, end } => {
                    (document, LabelChange::Restore(Span { start: *start, end: *end }))
                }
                Decision::SetAside { document, start, end } => {
                    (document, LabelChange::SetAside(Span { start: *start, end: *end }))
                }
                _ => continue,
            };
            match d.targets.first() {
                Some(Some((key, _))) => out.of_key.entry(key.clone()).or_default(),
                _ => out.of_id.entry(document.clone()).or_default(),
            }
            .push((n, change));
        }
        out
    }

    /// What decisions say of a line.
    pub fn phrase(&self, line: &str) -> Option<&DecidedPhrase> {
        if self.phrases.is_empty() {
            return None;
        }
        self.phrases.get(&content_hash(&codes(line)))
    }

    /// Adds the changes to the lines and ranges of a document.
    pub fn add_to(&self, id: &str, entry: &mut Entry, changes: &mut Vec<LabelChange>) {
        let runs = entry.look_for_phrases(&self.furniture);
        changes.extend(runs.iter().map(|run| LabelChange::Phrase(*run)));
        if self.of_key.is_empty() && self.of_id.is_empty() {
            return;
        }
        let lists = [self.of_key.get(&document_key(entry)), self.of_id.get(id)];
        let mut ranges: Vec<&(usize, LabelChange)> = lists.into_iter().flatten().flatten().collect();
        if ranges.is_empty() {
            return;
        }
        let text = entry.text();
        sort_by_key(&mut ranges, |(n, _)| *n);
        let fits = |change: &LabelChange| match change {
            LabelChange::Restore(span) | LabelChange::SetAside(span) => {
                text.get(span.start..span.end).is_some()
            }
            _ => true,
        };
        changes.extend(ranges.into_iter().map(|(_, change)| change).filter(|c| fits(c)).cloned());
    }
}
