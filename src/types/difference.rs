//! The word-by-word difference of two versions of a text. How it is found is for `corpus::diff`.

use serde::{Deserialize, Serialize};

/// A run of words of two versions of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Which version has it.
    pub kind: RunKind,
    /// The words, with the characters between them.
    pub text: String,
}

/// Which of two versions has a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RunKind {
    /// Both.
    Both,
    /// Only the first.
    Gone,
    /// Only the second.
    Only,
}

/// The words in which two versions of a text differ.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The paragraphs of the second version, with the words of the first alone at their place.
    pub paragraphs: Vec<Vec<Run>>,
    /// Number of words of both, in the same order.
    pub both: usize,
    /// Number of words of the first alone.
    pub gone: usize,
    /// Number of words of the second alone.
    pub only: usize,
}
