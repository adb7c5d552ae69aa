//! `train`: learns weights from the labelled data and writes them as data files of the engine.
//! Repeats itself to the byte on every machine. The labelled data itself is not copied.
//!
//! `columns` writes the lines from which `lab/net` trains the nets, `cuts` scores the places where another article begins, `stories` pairs of
//! articles; the others choose a page's title, its form, its authors and its date.

pub mod author;
pub mod candidate_model;
pub mod cuts;
pub mod date;
pub mod headline;
pub mod line_columns;
pub mod stories;
pub mod title;

mod align;
mod background_words;
mod boosting;
mod boundary_examples;
mod candidate_check;
mod columns;
mod conditional_logit;
mod folds;
mod labelled_lines;
mod line_labels;
mod pair_score;
mod plain_text;
mod story_drops;
mod story_models;
mod synthetic;
mod trees_file;
mod word_regression;
mod word_scores;
