//! Copies and stories of a corpus.

pub(crate) mod compare;
pub(crate) mod doubts;
pub(crate) mod grouping;
pub(crate) mod item;
pub(crate) mod story_record;
