//! Words and patterns as data, and their lookup.

pub(crate) mod background_idf;
pub(crate) mod class_words;
pub(crate) mod date_words;
pub(crate) mod names;
pub(crate) mod phrases;
