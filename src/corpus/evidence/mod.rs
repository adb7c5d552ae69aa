//! What other documents of a corpus say of a line.
//!
//! In: the documents of a corpus. Out: label changes.

pub(crate) mod attached_titles;
pub(crate) mod candidate_lines;
pub(crate) mod recurring_lines;
