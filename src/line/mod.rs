//! Blocks to lines with their measures. A line is one block, or several blocks that are one
//! sentence. What a line is part of (title, text, furniture) is not decided here.

pub(crate) mod join;
#[allow(clippy::module_inception, reason = "the folder is named after the type that it makes")]
pub(crate) mod line;
pub(crate) mod page_marks;
pub(crate) mod shape;
pub(crate) mod topic_shift;
pub(crate) mod verse;
