//! What a caller may choose for a corpus, and an article that is given as clean text.

use crate::types::limits::Limits;
use serde::{Deserialize, Serialize};

/// Options of a corpus. The defaults are the measured best.
///
/// ```
/// use storysift::{Corpus, Keeper, Options};
///
/// let options = Options::default().with_keeper(Keeper::Earliest);
/// assert!(Corpus::new(options).stories().is_empty());
///
/// // In JSON the fields that are left out keep their defaults.
/// let options: Options = serde_json::from_str(r#"{ "looseness": 0.5 }"#).unwrap();
/// assert_eq!(options, Options::default().with_looseness(0.5));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Options {
    /// Caps.
    pub limits: Limits,
    /// From -1 (fewer articles in a story) to 1 (more). 0 is the measured best.
    pub looseness: f32,
    /// Which article of a set of copies is shown for all, where no decision names one.
    pub keeper: Keeper,
    /// Clean each document by itself, without what the other documents say of its lines.
    pub alone: bool,
}

impl Options {
    /// The same with other caps.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Options { limits, ..self }
    }

    /// The same with another looseness of stories.
    #[must_use]
    pub fn with_looseness(self, looseness: f32) -> Self {
        Options { looseness, ..self }
    }

    /// The same with another rule for keepers.
    #[must_use]
    pub fn with_keeper(self, keeper: Keeper) -> Self {
        Options { keeper, ..self }
    }

    /// The same with or without what documents say of each other.
    #[must_use]
    pub fn with_alone(self, alone: bool) -> Self {
        Options { alone, ..self }
    }
}

/// Which article of a set of copies is shown for all of them. Excerpts never are.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::Keeper::Source("Herald".into()))?, r#"{"source":"Herald"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Keeper {
    /// The longest; of equal ones the earliest, then the first by id.
    #[default]
    Fullest,
    /// The earliest by date; those without one come last.
    Earliest,
    /// The one of this outlet, if it is among them; else the fullest.
    Source(String),
}

/// An article that is given as clean text, from a feed for example.
///
/// ```
/// use storysift::{CleanArticle, Corpus, Options};
///
/// let mut corpus = Corpus::new(Options::default());
/// let text = "The night ferry to Norafel sails again on Monday.";
/// corpus.add_clean(CleanArticle::new("feed-1", text).with_source("Herald".to_owned()));
/// assert_eq!(corpus.articles().len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[non_exhaustive]
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

impl CleanArticle {
    /// An article of a name and a text, of which nothing else is known.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        CleanArticle { name: name.into(), text: text.into(), ..CleanArticle::default() }
    }

    /// The same with a title.
    #[must_use]
    pub fn with_title(self, title: impl Into<Option<String>>) -> Self {
        CleanArticle { title: title.into(), ..self }
    }

    /// The same with a date as written, ISO 8601 best.
    #[must_use]
    pub fn with_published(self, published: impl Into<Option<String>>) -> Self {
        CleanArticle { published: published.into(), ..self }
    }

    /// The same with an outlet.
    #[must_use]
    pub fn with_source(self, source: impl Into<Option<String>>) -> Self {
        CleanArticle { source: source.into(), ..self }
    }
}
