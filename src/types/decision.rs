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
#[serde(tag = "kind", rename_all = "kebab-case", try_from = "Written")]
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

/// A decision as it is written down, all fields of all kinds. Read by way of this: what the
/// library makes to read a tagged enum is ten times the code.
#[derive(Deserialize)]
struct Written {
    kind: Kind,
    a: Option<ArticleRef>,
    b: Option<ArticleRef>,
    article: Option<ArticleRef>,
    document: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    phrase: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Same,
    Different,
    Copies,
    NotCopies,
    Keeper,
    Restore,
    SetAside,
    Furniture,
    Keep,
}

impl TryFrom<Written> for Decision {
    type Error = String;

    fn try_from(written: Written) -> Result<Decision, String> {
        fn need<T>(field: Option<T>, name: &str) -> Result<T, String> {
            field.ok_or_else(|| ["missing field `", name, "`"].concat())
        }
        let Written { kind, a, b, article, document, start, end, phrase } = written;
        let both = || Ok::<_, String>((need(a, "a")?, need(b, "b")?));
        let run = || Ok::<_, String>((need(document, "document")?, need(start, "start")?, need(end, "end")?));
        Ok(match kind {
            Kind::Same => both().map(|(a, b)| Decision::Same { a, b })?,
            Kind::Different => both().map(|(a, b)| Decision::Different { a, b })?,
            Kind::Copies => both().map(|(a, b)| Decision::Copies { a, b })?,
            Kind::NotCopies => both().map(|(a, b)| Decision::NotCopies { a, b })?,
            Kind::Keeper => Decision::Keeper { article: need(article, "article")? },
            Kind::Restore => {
                run().map(|(document, start, end)| Decision::Restore { document, start, end })?
            }
            Kind::SetAside => {
                run().map(|(document, start, end)| Decision::SetAside { document, start, end })?
            }
            Kind::Furniture => Decision::Furniture { phrase: need(phrase, "phrase")? },
            Kind::Keep => Decision::Keep { phrase: need(phrase, "phrase")? },
        })
    }
}
