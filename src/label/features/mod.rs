//! The features of a line, for the learned model.

pub(crate) mod class_scores;
pub(crate) mod containers;
pub(crate) mod context;
pub(crate) mod hashed_words;
pub(crate) mod row;
pub(crate) mod word_scores;
