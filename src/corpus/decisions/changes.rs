//! Decisions about lines and ranges as changes of labels.

use crate::corpus::decisions::applied::Said;
use crate::corpus::entry::Entry;
use crate::corpus::overlay::Mark;
use crate::fingerprint::content;
use crate::text::tokenizer::codes;
use crate::types::block::Span;
use crate::types::decision::Decision;
use crate::util::sorted;
use crate::util::sorted::{Set, Table};

/// Hashes of the lines that the person wants kept though they recur.
pub(crate) fn kept_lines(said: &[Said]) -> Set<u64> {
    sorted::set(phrases(said).into_iter().filter(|(_, furniture)| !furniture).map(|(hash, _)| hash))
}

/// Hash of each phrase that was named, and whether it is furniture; the last word counts.
pub(crate) fn phrases(said: &[Said]) -> Table<u64, bool> {
    sorted::map(said.iter().filter_map(|s| match &s.decision {
        Decision::Furniture { phrase } => Some((content(&codes(phrase)), true)),
        Decision::Keep { phrase } => Some((content(&codes(phrase)), false)),
        _ => None,
    }))
}

/// Adds what the person said of this document's lines and ranges.
pub(crate) fn add_marks(id: &str, entry: &Entry, said: &[Said], marks: &mut Vec<Mark>) {
    let furniture = sorted::set(phrases(said).into_iter().filter(|p| p.1).map(|p| p.0));
    if !furniture.is_empty() {
        let text = &entry.cleaned.document.text;
        for (i, run) in entry.blocks_read().iter().enumerate().filter(|(_, r)| r.label.is_body()) {
            if furniture.contains(&content(&codes(run.span.of(text)))) {
                marks.push(Mark::Phrase(i as u32));
            }
        }
    }
    for s in said {
        let (document, start, end, back) = match &s.decision {
            Decision::Restore { document, start, end } => (document, *start, *end, true),
            Decision::SetAside { document, start, end } => (document, *start, *end, false),
            _ => continue,
        };
        let here = match s.pins.first() {
            Some(Some((pin, _))) => *pin == (entry.cleaned.document.name.clone(), entry.key),
            _ => document == id,
        };
        if here && entry.cleaned.document.text.get(start..end).is_some() {
            let span = Span { start, end };
            marks.push(if back { Mark::Restore(span) } else { Mark::SetAside(span) });
        }
    }
}
