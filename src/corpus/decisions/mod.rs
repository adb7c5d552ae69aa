//! Decisions of a person on the documents of a corpus.

pub(crate) mod anchors;
pub(crate) mod applied;
pub(crate) mod changes;
pub(crate) mod check;
pub(crate) mod decide;
pub(crate) mod verdicts;
