//! Decisions of a person about labels and grouping, with their JSON. They name articles by content
//! as well as by id, so that they can be applied again after a regrouping or to other files. How
//! they are applied is for `corpus::decisions`.

use crate::types::column::{ColumnRole, GivenColumns};
use crate::types::line_rule::{LineEffect, LineMatching, LineRule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An article, named so that it is found again when ids have changed.
///
/// ```
/// use storysift::ArticleRef;
///
/// let article: ArticleRef = serde_json::from_str(r#"{ "id": "ferry.txt#0" }"#)?;
/// assert_eq!((&*article.id, &*article.hash), ("ferry.txt#0", ""));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArticleRef {
    /// Article id, `document#n`.
    pub id: String,
    /// Hash of the article's words, 16 hex digits; the corpus fills it in when it is empty.
    #[serde(default)]
    pub hash: String,
}

/// One decision of a person. Offsets are bytes of the document's text here, UTF-16 code units in
/// JavaScript.
///
/// ```
/// use storysift::{ArticleRef, Decision};
///
/// let json = r#"{ "kind": "keeper", "article": { "id": "a.txt#0" } }"#;
/// let decision: Decision = serde_json::from_str(json).unwrap();
/// let article = ArticleRef { id: "a.txt#0".to_owned(), hash: String::new() };
/// assert_eq!(decision, Decision::Keeper { article });
/// assert!(serde_json::from_str::<Decision>(r#"{ "kind": "keeper" }"#).is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", try_from = "DecisionJson")]
#[non_exhaustive]
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
    /// that can hold both.
    Copies {
        /// One article.
        a: ArticleRef,
        /// The other.
        b: ArticleRef,
    },
    /// Two articles are no copies of each other; they may still be of one story.
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
    /// A part of a document's text belongs to the article.
    Restore {
        /// Document id.
        document: String,
        /// First offset.
        start: usize,
        /// One past the last offset.
        end: usize,
    },
    /// A part of a document's text does not belong to the article.
    SetAside {
        /// Document id.
        document: String,
        /// First offset.
        start: usize,
        /// One past the last offset.
        end: usize,
    },
    /// This line belongs to no article, in whichever document it stands alone.
    Furniture {
        /// The line.
        phrase: String,
    },
    /// This line is not set aside for standing in many documents.
    Keep {
        /// The line.
        phrase: String,
    },
    /// The document holds several articles and comes apart.
    Split {
        /// Document id.
        document: String,
        /// The form of the document: every document of it comes apart. Without it this one alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form: Option<String>,
        /// A line that opens an article; without it the frame is that which the document shows by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<String>,
    },
    /// The document is one article or one page.
    Whole {
        /// Document id.
        document: String,
        /// The form of the document: every document of it stays whole. Without it this one alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form: Option<String>,
    },
    /// What the columns of tables hold. Tables are read by it when they are added; those that are here are not
    /// changed by it.
    Columns(GivenColumns),
    /// A rule about lines of every document.
    Lines(LineRule),
}

/// A decision as JSON has it, with the fields of all kinds. Read through this type, because the
/// code that serde derives for a tagged enum is ten times as large.
#[derive(Deserialize)]
struct DecisionJson {
    kind: DecisionKind,
    a: Option<ArticleRef>,
    b: Option<ArticleRef>,
    article: Option<ArticleRef>,
    document: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    phrase: Option<String>,
    form: Option<String>,
    line: Option<String>,
    names: Option<Vec<String>>,
    roles: Option<BTreeMap<String, ColumnRole>>,
    pattern: Option<String>,
    matching: Option<LineMatching>,
    then: Option<LineEffect>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum DecisionKind {
    Same,
    Different,
    Copies,
    NotCopies,
    Keeper,
    Restore,
    SetAside,
    Furniture,
    Keep,
    Split,
    Whole,
    Columns,
    Lines,
}

impl TryFrom<DecisionJson> for Decision {
    type Error = String;

    fn try_from(json: DecisionJson) -> Result<Decision, String> {
        fn need<T>(field: Option<T>, name: &str) -> Result<T, String> {
            field.ok_or_else(|| ["missing field `", name, "`"].concat())
        }
        let DecisionJson { kind, a, b, article, document, start, end, phrase, form, line, .. } = json;
        let named = document.clone();
        let both = || Ok::<_, String>((need(a, "a")?, need(b, "b")?));
        let range =
            || Ok::<_, String>((need(document, "document")?, need(start, "start")?, need(end, "end")?));
        Ok(match kind {
            DecisionKind::Same => both().map(|(a, b)| Decision::Same { a, b })?,
            DecisionKind::Different => both().map(|(a, b)| Decision::Different { a, b })?,
            DecisionKind::Copies => both().map(|(a, b)| Decision::Copies { a, b })?,
            DecisionKind::NotCopies => both().map(|(a, b)| Decision::NotCopies { a, b })?,
            DecisionKind::Keeper => Decision::Keeper { article: need(article, "article")? },
            DecisionKind::Restore => {
                range().map(|(document, start, end)| Decision::Restore { document, start, end })?
            }
            DecisionKind::SetAside => {
                range().map(|(document, start, end)| Decision::SetAside { document, start, end })?
            }
            DecisionKind::Furniture => Decision::Furniture { phrase: need(phrase, "phrase")? },
            DecisionKind::Keep => Decision::Keep { phrase: need(phrase, "phrase")? },
            DecisionKind::Split => Decision::Split { document: need(named, "document")?, form, line },
            DecisionKind::Whole => Decision::Whole { document: need(named, "document")?, form },
            DecisionKind::Columns => Decision::Columns(GivenColumns {
                names: need(json.names, "names")?,
                roles: need(json.roles, "roles")?,
            }),
            DecisionKind::Lines => Decision::Lines(LineRule {
                pattern: need(json.pattern, "pattern")?,
                matching: need(json.matching, "matching")?,
                then: need(json.then, "then")?,
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_as_it_is_written() {
        let article = |id: &str| ArticleRef { id: id.to_owned(), hash: "0123456789abcdef".to_owned() };
        let (a, b) = (article("a#0"), article("b#1"));
        let (document, phrase) = ("a.txt".to_owned(), "Share this".to_owned());
        let decisions = [
            Decision::Same { a: a.clone(), b: b.clone() },
            Decision::Different { a: a.clone(), b: b.clone() },
            Decision::Copies { a: a.clone(), b: b.clone() },
            Decision::NotCopies { a: a.clone(), b },
            Decision::Keeper { article: a },
            Decision::Restore { document: document.clone(), start: 3, end: 9 },
            Decision::SetAside { document: document.clone(), start: 0, end: 3 },
            Decision::Furniture { phrase: phrase.clone() },
            Decision::Keep { phrase },
            Decision::Split {
                document: document.clone(),
                form: None,
                line: Some("Document 1 of 9".to_owned()),
            },
            Decision::Whole { document, form: Some("title | text".to_owned()) },
            Decision::Columns(GivenColumns {
                names: vec!["head".to_owned(), "body".to_owned()],
                roles: [("body".to_owned(), ColumnRole::Text)].into(),
            }),
            Decision::Lines(LineRule {
                pattern: "^Pictures?: ".to_owned(),
                matching: LineMatching::Regex,
                then: LineEffect::SetAside,
            }),
        ];
        for decision in decisions {
            let json = serde_json::to_string(&decision).expect("JSON");
            assert_eq!(serde_json::from_str::<Decision>(&json).ok(), Some(decision), "{json}");
        }
    }

    #[test]
    fn a_missing_field_is_named() {
        let error = serde_json::from_str::<Decision>(r#"{"kind":"restore","document":"a","start":1}"#);
        assert!(error.expect_err("no end").to_string().contains("missing field `end`"));
    }
}
