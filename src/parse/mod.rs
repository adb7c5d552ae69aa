//! One line of text to one fact; sure or `None`.

pub(crate) mod byline;
pub(crate) mod date;
pub(crate) mod dateline;
pub(crate) mod tokens;
