//! Copies and stories of a corpus, as records.
//!
//! In: the documents with their fingerprints, the verdicts of the person, the options. Out: copies, stories,
//! comparisons and doubtful pairs.

pub(crate) mod cache;
pub(crate) mod compare;
pub(crate) mod doubts;
pub(crate) mod group;
pub(crate) mod item;
pub(crate) mod kept;
#[cfg(test)]
mod kept_test;
pub(crate) mod story_record;
