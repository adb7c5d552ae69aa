//! Title, authors and day of publication of the page's own article: of all that the page declares or
//! shows, the likeliest, or nothing.

pub(crate) mod author;
pub(crate) mod author_candidates;
pub(crate) mod author_comparison;
pub(crate) mod author_features;
pub(crate) mod author_lines;
pub(crate) mod author_rules;
pub(crate) mod date_candidates;
pub(crate) mod date_features;
pub(crate) mod day_order;
pub(crate) mod day_rules;
pub(crate) mod headline;
pub(crate) mod headline_features;
pub(crate) mod page;
pub(crate) mod person;
pub(crate) mod published;
pub(crate) mod taken_up;
pub(crate) mod title;
pub(crate) mod word_list;
pub(crate) mod written_date;
