//! Rules of a person about lines of all documents, and what one would find. Data only: `corpus::rules` compiles
//! and applies them.

use crate::types::block::Span;
use serde::{Deserialize, Serialize};

/// How a rule's pattern is compared with a line.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::LineMatching::Regex)?, r#""regex""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LineMatching {
    /// The line contains the pattern; case and the length of white space do not count.
    Text,
    /// The same, as whole words.
    Word,
    /// The pattern is a regular expression of the crate `regex` that matches in the line. Case counts, unless
    /// it says `(?i)`.
    Regex,
}

/// What happens to the lines that a rule matches.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::LineEffect::SetAside)?, r#""set-aside""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LineEffect {
    /// They belong to no article.
    SetAside,
    /// They belong to their article.
    Keep,
    /// Each starts an article, in documents with two of them or more.
    Start,
    /// They name the outlet: in the line the part that matches, of a regular expression with a group the
    /// first group. A line inside an article's text counts when the match is all of it.
    Outlet,
    /// Rules with the same pattern and matching that were made before hold no more.
    Nothing,
}

/// A rule about lines. It holds for every document, those that are added later too. Of two with the same pattern
/// and matching that set lines aside or keep them the last holds.
///
/// ```
/// use storysift::{Corpus, Decision, LineEffect, LineMatching, LineRule};
///
/// let mut corpus = Corpus::new(Default::default());
/// let text = "Bridge opens\n\nThe council opened the bridge on Monday.\n\nPictures: Ida Lind for the Post.\n";
/// corpus.add("bridge.txt", text.as_bytes());
/// let rule = LineRule {
///     pattern: "^Pictures?: ".into(),
///     matching: LineMatching::Regex,
///     then: LineEffect::SetAside,
/// };
/// assert_eq!(corpus.preview_lines(&rule)?.lines, 1);
/// corpus.apply(Decision::Lines(rule))?;
/// assert_eq!(corpus.articles()[0].1.text(), "The council opened the bridge on Monday.");
/// # Ok::<(), storysift::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LineRule {
    /// What is looked for.
    pub pattern: String,
    /// How.
    pub matching: LineMatching,
    /// What happens to the lines.
    pub then: LineEffect,
}

/// A line that a rule matches.
///
/// ```
/// let sample: storysift::LineSample = serde_json::from_str(r#"{"document":"a.txt","start":0,"end":5}"#)?;
/// assert_eq!(sample.span.of("Share this"), "Share");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LineSample {
    /// Document id.
    pub document: String,
    /// Where it stands in the document's text, without the white space around it.
    #[serde(flatten)]
    pub span: Span,
}

/// What a rule matches in the documents that are loaded.
///
/// ```
/// assert_eq!(storysift::LinePreview::default().lines, 0);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LinePreview {
    /// Number of lines.
    pub lines: usize,
    /// Number of documents with such lines.
    pub documents: usize,
    /// The first of the lines, at most five.
    pub samples: Vec<LineSample>,
}
