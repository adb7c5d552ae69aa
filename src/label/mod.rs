//! Lines to verdicts: the label of each line of a document, its reason, and how sure that is.
//!
//! [`score_lines`] gives each line a logit, [`decode`] chooses the lines to keep, [`lead`] and
//! [`attached`] make the verdicts on the page's own article and on others.

pub(crate) mod article_elements;
#[cfg(test)]
mod article_elements_test;
pub(crate) mod attached;
pub(crate) mod decode;
pub(crate) mod element_article;
pub(crate) mod explain;
pub(crate) mod features;
pub(crate) mod front_spans;
pub(crate) mod inner_spans;
pub(crate) mod kept_lines;
pub(crate) mod lead;
pub(crate) mod line_verdicts;
pub(crate) mod reason;
pub(crate) mod rules;
pub(crate) mod score_lines;
pub(crate) mod title;
pub(crate) mod title_context;
pub(crate) mod title_features;
pub(crate) mod title_landmarks;
pub(crate) mod title_parts;
pub(crate) mod verdict;
