//! The features of a line: a row of numbers that the learned trees score. [`names`] lists them,
//! [`row`] measures them.

pub(crate) mod class_scores;
pub(crate) mod containers;
pub(crate) mod context;
pub(crate) mod hashed_words;
pub(crate) mod line_sums;
pub(crate) mod look;
pub(crate) mod markup_row;
pub(crate) mod names;
pub(crate) mod row;
pub(crate) mod word_scores;
