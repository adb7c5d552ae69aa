//! Decisions of a person on the documents of a corpus.
//!
//! In: decisions as the caller gives them. Out: how documents are parted (`partings`), changes of labels
//! (`changes`) and constraints of grouping (`verdicts`).

pub(crate) mod anchors;
pub(crate) mod applied;
pub(crate) mod changes;
pub(crate) mod check;
pub(crate) mod log;
pub(crate) mod partings;
pub(crate) mod verdicts;
