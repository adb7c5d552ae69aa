//! What a caller may choose for a corpus, and an article that is given as clean.

use crate::types::limits::Limits;
use serde::{Deserialize, Serialize};

/// How a corpus works. The default needs no change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
    /// Caps.
    pub limits: Limits,
    /// From -1 (strict: fewer articles a story) to 1 (loose). 0 is the measured best.
    pub looseness: f32,
    /// Which article keeps a set of copies, where no decision names one.
    pub keeper: Keeper,
    /// Treat each document by itself: no evidence across documents.
    pub alone: bool,
}

/// Which article keeps a set of copies. Excerpts never do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keeper {
    /// The longest; of equals the earliest, then the first by id.
    #[default]
    Fullest,
    /// The earliest by date; those without one come last.
    Earliest,
    /// The one of this outlet, if it is among them; else the fullest.
    Source(String),
}

/// An article that is already clean, from a feed, say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct CleanArticle {
    /// Document name.
    pub name: String,
    /// Text, paragraphs parted by line ends.
    pub text: String,
    /// Title.
    pub title: Option<String>,
    /// Date as written, ISO 8601 best.
    pub published: Option<String>,
    /// Outlet.
    pub source: Option<String>,
}
