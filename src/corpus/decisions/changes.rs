//! Decisions about lines and ranges, as changes of labels.
//!
//! In: decisions and a document. Out: [`LabelChange`]s, which `overlay` applies.

use crate::corpus::decisions::anchors::document_key;
use crate::corpus::decisions::applied::AppliedDecision;
use crate::corpus::entry::Entry;
use crate::corpus::overlay::LabelChange;
use crate::fingerprint::content_hash;
use crate::text::tokenizer::codes;
use crate::types::block::Span;
use crate::types::decision::Decision;
use std::collections::{BTreeMap, BTreeSet};

/// Hashes of the lines that the person wants kept though they recur.
pub(crate) fn kept_lines(decisions: &[AppliedDecision]) -> BTreeSet<u64> {
    phrases(decisions).into_iter().filter(|(_, furniture)| !furniture).map(|(hash, _)| hash).collect()
}

/// The hash of each line that a decision names, and whether it is furniture; the last decision counts.
pub(crate) fn phrases(decisions: &[AppliedDecision]) -> BTreeMap<u64, bool> {
    let phrase = |d: &AppliedDecision| match &d.decision {
        Decision::Furniture { phrase } => Some((content_hash(&codes(phrase)), true)),
        Decision::Keep { phrase } => Some((content_hash(&codes(phrase)), false)),
        _ => None,
    };
    decisions.iter().filter_map(phrase).collect()
}

/// Adds the changes that decisions make to the lines and ranges of a document.
pub(crate) fn add_changes(
    id: &str,
    entry: &Entry,
    decisions: &[AppliedDecision],
    changes: &mut Vec<LabelChange>,
) {
    let furniture: BTreeSet<u64> = phrases(decisions).into_iter().filter(|p| p.1).map(|p| p.0).collect();
    if !furniture.is_empty() {
        let text = &entry.cleaned.document.text;
        for (i, run) in entry.blocks_as_read().iter().enumerate().filter(|(_, r)| r.label.is_body()) {
            if furniture.contains(&content_hash(&codes(run.span.of(text)))) {
                changes.push(LabelChange::Phrase(i as u32));
            }
        }
    }
    for d in decisions {
        let (document, start, end, restore) = match &d.decision {
            Decision::Restore { document, start, end } => (document, *start, *end, true),
            Decision::SetAside { document, start, end } => (document, *start, *end, false),
            _ => continue,
        };
        let is_here = match d.targets.first() {
            Some(Some((key, _))) => *key == document_key(entry),
            _ => document == id,
        };
        if is_here && entry.cleaned.document.text.get(start..end).is_some() {
            let span = Span { start, end };
            changes.push(if restore { LabelChange::Restore(span) } else { LabelChange::SetAside(span) });
        }
    }
}
