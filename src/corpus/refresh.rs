//! Computes the labels of all documents anew, from what they say of each other and from the decisions.
//!
//! In: the document store and the decisions. Out: the store with changed labels, the decisions with the
//! new numbers of their articles.

use crate::corpus::decisions::changes::{DecidedChanges, kept_lines};
use crate::corpus::decisions::log::DecisionLog;
use crate::corpus::decisions::partings::DecidedPartings;
use crate::corpus::evidence::attached_titles::attached_titles;
use crate::corpus::evidence::recurring_lines::recurring_lines;
use crate::corpus::overlay::LabelChange;
use crate::corpus::rules::changes::DecidedRules;
use crate::corpus::store::DocumentStore;
use std::mem;

/// Resolves the decisions and applies all label changes. With `alone` no document changes another. Returns
/// whether any article is different from before.
pub(crate) fn refresh_labels(store: &mut DocumentStore, decisions: &mut DecisionLog, alone: bool) -> bool {
    decisions.resolve(store);
    let contents = decisions.contents(store);
    let partings = DecidedPartings::of(decisions.applied());
    let rules = DecidedRules::of(decisions.applied());
    let mut any = false;
    for (id, entry) in store.iter_mut() {
        let by_rules = rules.parting(entry);
        any |= entry.set_partings(partings.of_document(id, entry, by_rules));
    }
    let mut changes =
        if alone { vec![Vec::new(); store.len()] } else { changes_by_evidence(store, decisions) };
    let files = store.len();
    let decided = DecidedChanges::of(decisions.applied());
    for ((id, entry), changes) in store.iter_mut().zip(&mut changes) {
        decided.add_to(id, entry, changes);
        rules.add_to(entry, &decided, changes);
        any |= entry.set_changes(mem::take(changes), files);
    }
    // Articles may have new numbers now.
    decisions.follow(store, &contents);
    decisions.resolve(store);
    any
}

/// The changes that the documents make to each other's labels.
fn changes_by_evidence(store: &DocumentStore, decisions: &DecisionLog) -> Vec<Vec<LabelChange>> {
    let entries = store.entries();
    let mut changes = attached_titles(&entries);
    let recurring = recurring_lines(&entries, &kept_lines(decisions.applied()));
    changes.iter_mut().zip(recurring).for_each(|(c, r)| c.extend(r));
    changes
}
