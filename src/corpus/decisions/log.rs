//! The decisions of a corpus in the order in which they were made, with undo and redo.
//!
//! In: decisions. Out: the same, resolved against a document store. What they change is computed in
//! `changes` and `verdicts`.

use crate::corpus::decisions::anchors;
use crate::corpus::decisions::applied::AppliedDecision;
use crate::corpus::store::DocumentStore;
use crate::types::decision::Decision;

/// Decisions that hold, and those that were undone.
#[derive(Clone, Debug, Default)]
pub(crate) struct DecisionLog {
    applied: Vec<AppliedDecision>,
    undone: Vec<AppliedDecision>,
}

impl DecisionLog {
    /// The decisions that hold, in order.
    pub fn applied(&self) -> &[AppliedDecision] {
        &self.applied
    }

    /// Adds a decision.
    pub fn push(&mut self, decision: Decision) {
        self.applied.push(AppliedDecision::new(decision));
    }

    /// Forgets what was undone.
    pub fn clear_undone(&mut self) {
        self.undone.clear();
    }

    /// Undoes the last decision; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let last = self.applied.pop();
        let any = last.is_some();
        self.undone.extend(last);
        any
    }

    /// Applies the decision that was undone last; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let last = self.undone.pop();
        let any = last.is_some();
        self.applied.extend(last);
        any
    }

    /// Finds the documents and articles of decisions that are not resolved yet.
    pub fn resolve(&mut self, store: &DocumentStore) {
        anchors::resolve(&mut self.applied, store);
    }

    /// The content hash of every article that a decision names.
    pub fn contents(&self, store: &DocumentStore) -> Vec<Option<u64>> {
        anchors::contents(&self.applied, store)
    }

    /// Lets decisions follow their articles to new numbers; `contents` are the hashes from before.
    pub fn follow(&mut self, store: &DocumentStore, contents: &[Option<u64>]) {
        anchors::follow(&mut self.applied, store, contents);
    }

    /// The decisions with the ids and hashes that their articles have now.
    pub fn current(&self, store: &DocumentStore) -> Vec<Decision> {
        self.applied.iter().map(|d| anchors::current(d, store)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::corpus::decisions::log::DecisionLog;
    use crate::types::decision::Decision;

    #[test]
    fn undo_and_redo_go_through_the_decisions_in_order() {
        let keep = |phrase: &str| Decision::Keep { phrase: phrase.into() };
        let mut log = DecisionLog::default();
        assert!(!log.undo() && !log.redo());
        log.push(keep("one"));
        log.push(keep("two"));
        let decisions =
            |log: &DecisionLog| log.applied().iter().map(|d| d.decision.clone()).collect::<Vec<_>>();
        assert!(log.undo());
        assert_eq!(decisions(&log), [keep("one")]);
        assert!(log.redo() && !log.redo());
        assert_eq!(decisions(&log), [keep("one"), keep("two")]);
        assert!(log.undo());
        log.clear_undone();
        assert!(!log.redo());
    }
}
