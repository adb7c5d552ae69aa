//! The records that a corpus gives and takes.

use crate::Limits;
use serde::{Deserialize, Serialize};

/// How a corpus works. The default needs no change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
    /// Caps.
    pub limits: Limits,
    /// From -1 (strict: fewer articles a story) to 1 (loose). 0 is the measured best.
    pub looseness: f32,
    /// Treat each document by itself: no evidence across documents.
    pub alone: bool,
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

/// How a member of a set of copies relates to the keeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// It is the keeper.
    Keeper,
    /// The same words.
    Exact,
    /// Nearly the same words.
    Near,
    /// An excerpt of the keeper.
    Contained,
    /// Shared copy, partly rewritten.
    Edited,
}

/// One member of a set of copies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Article id.
    pub article: String,
    /// How it relates to the keeper.
    pub relation: Relation,
    /// Share of the smaller article's shingles that the keeper has too, 0 to 1.
    pub similarity: f32,
}

/// Articles with the same content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Copies {
    /// Id, `copies:` and the keeper's article id.
    pub id: String,
    /// Article id of the keeper.
    pub keeper: String,
    /// Members, the keeper first, then by article id.
    pub members: Vec<Member>,
}

/// Articles about one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Id, `story:` and the id of its first article.
    pub id: String,
    /// Headline: the title of its most central article.
    pub title: String,
    /// Article ids of the keepers.
    pub articles: Vec<String>,
    /// Ids of the sets of copies whose keeper is here.
    pub copies: Vec<String>,
    /// Outlets.
    pub sources: Vec<String>,
    /// First date, ISO 8601.
    pub first: Option<String>,
    /// Last date, ISO 8601.
    pub last: Option<String>,
    /// Key terms, strongest first.
    pub terms: Vec<String>,
}

/// What two articles share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Share of a's shingles (runs of five words) that b has too, and the other way, 0 to 1.
    pub containment: [f32; 2],
    /// Shared passages of at least 12 words, longest first, as text of a.
    pub passages: Vec<String>,
    /// Shared names, numbers and other telling words, strongest first, as a writes them.
    pub terms: Vec<String>,
    /// Probability that both tell one story, by the learned pair score.
    pub story: f32,
}
