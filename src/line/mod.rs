//! Blocks to lines with their measures.

pub(crate) mod join;
pub(crate) mod line;
pub(crate) mod shape;
pub(crate) mod topic_shift;
pub(crate) mod unit;
