//! One line of text to one fact: a date, a byline, a dateline. `None` where the line does not say
//! it surely. Which of several facts holds for an article is for `metadata`.

pub(crate) mod byline;
pub(crate) mod date;
pub(crate) mod dateline;
pub(crate) mod tokens;
