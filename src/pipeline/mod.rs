//! One file from bytes to articles.

pub(crate) mod clean;
pub(crate) mod clean_input;
pub(crate) mod label_document;
