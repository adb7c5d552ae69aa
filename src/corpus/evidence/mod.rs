//! What other files of a corpus say of a line.

pub(crate) mod attached_titles;
pub(crate) mod candidate_lines;
pub(crate) mod recurring_lines;
