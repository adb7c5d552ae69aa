//! One article of a document: its paragraphs, its metadata, and the parts of the document's text
//! that they come from. How articles are found is not said here.

use crate::types::block::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether an article is the document's main one or another one in the same document.
///
/// ```
/// let page = storysift::clean("page.txt", b"The council voted on Monday to keep the bridge open.");
/// assert_eq!(page.articles[0].role, storysift::Role::Lead);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Role {
    /// The document's main article.
    Lead,
    /// Another article in the document: a teaser with text, a second report.
    Attached,
    /// One of the records of a file that holds many articles.
    Record,
}

/// How exact a date is.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::Precision::Relative)?, "\"relative\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Precision {
    /// Day and time of day.
    Minute,
    /// Day.
    Day,
    /// Counted back from an unknown day: "4 hours ago".
    Relative,
}

/// When an article was published, as its document says.
///
/// ```
/// use storysift::Precision;
///
/// let page = b"The bridge opens\n\nBy Ida Lind\n\n30 June 2025, 14:05\n\n\
///     The council opened the bridge on Monday, ten years after the old one was closed to cars.";
/// let published = storysift::clean("page.txt", page).articles[0].published.clone().expect("a date");
/// assert_eq!(published.iso.as_deref(), Some("2025-06-30T14:05"));
/// assert_eq!(published.precision, Precision::Minute);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Published {
    /// ISO 8601: `2025-06-30` or `2025-06-30T14:05` with an offset when one is known;
    /// `None` for a relative date that nothing resolves.
    pub iso: Option<String>,
    /// As the document writes it.
    pub raw: String,
    /// How exact the date is.
    pub precision: Precision,
}

/// What a paragraph is.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::ParagraphKind::Heading)?, "\"heading\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ParagraphKind {
    /// Prose.
    Text,
    /// A heading.
    Heading,
    /// A list item.
    Item,
    /// Quoted text.
    Quote,
    /// Code.
    Code,
    /// A table row, cells parted by tabs.
    Row,
}

/// A paragraph of an article: lines that belong together joined, lost spaces at the joins put back.
///
/// ```
/// let page = storysift::clean("page.txt", b"The council voted on Monday to keep the bridge open.");
/// let paragraph = &page.articles[0].paragraphs[0];
/// assert_eq!(paragraph.text, paragraph.spans[0].of(&page.document.text));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Paragraph {
    /// The text.
    pub text: String,
    /// What it is.
    pub kind: ParagraphKind,
    /// The parts of the document's text that it comes from, in order.
    pub spans: Vec<Span>,
}

/// A line of authors, outlet or date that says more than those fields hold.
///
/// ```
/// let page = b"The bridge opens\n\nBy Ida Lind\n\n30 June 2025\n\n\
///     The council opened the bridge on Monday, ten years after the old one was closed to cars.";
/// let article = &storysift::clean("page.txt", page).articles[0];
/// assert_eq!(article.byline.as_deref(), Some("Ida Lind"));
/// assert_eq!(article.credits[0].text, "By Ida Lind");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Credit {
    /// The line.
    pub text: String,
    /// The part of the document's text that it comes from.
    pub span: Span,
}

/// One article.
///
/// ```
/// let page = b"The bridge opens\n\nBy Ida Lind\n\nShare this article\n\n\
///     The council opened the bridge on Monday, ten years after the old one was closed to cars.\n";
/// let cleaned = storysift::clean("page.txt", page);
/// let article = &cleaned.articles[0];
/// assert_eq!(article.title.as_deref(), Some("The bridge opens"));
/// assert_eq!(article.byline.as_deref(), Some("Ida Lind"));
/// assert!(article.text().starts_with("The council") && !article.text().contains("Share"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Article {
    /// Number in its document, in reading order; 0 is the lead.
    pub n: u32,
    /// Lead, attached or a record.
    pub role: Role,
    /// Title, or `None` when there is no text to make one from.
    pub title: Option<String>,
    /// Whether the title was made from the first sentence, for want of one.
    pub title_derived: bool,
    /// The lines under the title that sum the article up.
    pub standfirst: Option<String>,
    /// Outlet.
    pub source: Option<String>,
    /// Authors, as one line without "By".
    pub byline: Option<String>,
    /// News agency.
    pub agency: Option<String>,
    /// Place named at the start of the text.
    pub dateline: Option<String>,
    /// Publication date.
    pub published: Option<Published>,
    /// The lines of authors, outlet and date with words that none of the fields above holds, as they stand.
    pub credits: Vec<Credit>,
    /// Language tag (BCP 47).
    pub language: Option<String>,
    /// The address that a record gives.
    pub url: Option<String>,
    /// What else a record says of its article, by the name of the field.
    pub fields: BTreeMap<String, String>,
    /// The text.
    pub paragraphs: Vec<Paragraph>,
    /// Number of words; two characters of a script without spaces count as one.
    pub words: u32,
    /// How sure the labels of its lines are, 0 to 1.
    pub confidence: f32,
}

impl Article {
    /// The paragraphs as one text, parted by blank lines.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}
