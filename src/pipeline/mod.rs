//! One file from bytes to articles: reading, labelling and assembling in one call.

pub(crate) mod article_text;
pub(crate) mod clean;
pub(crate) mod clean_all;
pub(crate) mod clean_document;
pub(crate) mod clean_entries;
pub(crate) mod clean_input;
pub(crate) mod label_document;
pub(crate) mod part;
pub(crate) mod pile;
pub(crate) mod runs;
pub(crate) mod steps;
