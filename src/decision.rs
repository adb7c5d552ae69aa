//! What the person said. Decisions are replayed after every regrouping, and on
//! another drop: they name articles by content as well as by id.

use serde::{Deserialize, Serialize};

/// An article, named so that it is found again in another drop.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArticleRef {
    /// Article id, `document#n`.
    pub id: String,
    /// Hash of the article's words, 16 hex digits; filled in by the corpus when empty.
    #[serde(default)]
    pub hash: String,
}

/// One thing that the person said. Offsets are bytes of the document's text here,
/// UTF-16 code units on the JavaScript side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Decision {
    /// Two articles belong to the same story.
    Same {
        /// One article.
        a: ArticleRef,
        /// The other.
        b: ArticleRef,
    },
    /// Two articles are neither copies nor of one story.
    Different {
        /// One article.
        a: ArticleRef,
        /// The other.
        b: ArticleRef,
    },
    /// Two articles are versions of one text. They become copies where grouping finds a set
    /// that has room for both.
    Copies {
        /// One article.
        a: ArticleRef,
        /// The other.
        b: ArticleRef,
    },
    /// Two articles are no copies of each other; they may be of one story all the same.
    NotCopies {
        /// One article.
        a: ArticleRef,
        /// The other.
        b: ArticleRef,
    },
    /// This article is the keeper of its set of copies.
    Keeper {
        /// The keeper.
        article: ArticleRef,
    },
    /// A run of a document's text is body.
    Restore {
        /// Document id.
        document: String,
        /// First offset.
        start: usize,
        /// One past the last offset.
        end: usize,
    },
    /// A run of a document's text is set aside.
    SetAside {
        /// Document id.
        document: String,
        /// First offset.
        start: usize,
        /// One past the last offset.
        end: usize,
    },
    /// This line is furniture wherever it stands alone.
    Furniture {
        /// The line.
        phrase: String,
    },
    /// This line is never furniture because it recurs.
    Keep {
        /// The line.
        phrase: String,
    },
}
