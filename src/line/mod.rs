//! Blocks to lines with their measures. A line is one block, or several blocks that are one
//! sentence. What a line is part of (title, text, furniture) is not decided here.

pub(crate) mod join;
pub(crate) mod line;
pub(crate) mod shape;
pub(crate) mod topic_shift;
