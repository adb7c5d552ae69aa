//! Of all that a page declares or shows: which title, which authors, which day.

pub(crate) mod author;
pub(crate) mod author_candidates;
pub(crate) mod date_candidates;
pub(crate) mod headline;
pub(crate) mod page;
pub(crate) mod person;
pub(crate) mod published;
pub(crate) mod title;
pub(crate) mod written_date;
