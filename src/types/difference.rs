//! Differences between two versions of a text.

use serde::{Deserialize, Serialize};

/// A run of words of two versions of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Who has it.
    pub kind: RunKind,
    /// The words, with what stands between them.
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
    /// Paragraph after paragraph of the second version, with what went where it stood.
    pub paragraphs: Vec<Vec<Run>>,
    /// Words of both, in the same order.
    pub both: usize,
    /// Words of the first alone.
    pub gone: usize,
    /// Words of the second alone.
    pub only: usize,
}
