//! One article of a document: its text, what the text says about it, and where it stands.

mod assemble;
mod record;
pub(crate) mod seam;

pub use assemble::assemble;

use crate::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether the article is the page's own or another one glued into the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The page's own article.
    Lead,
    /// Another article on the page.
    Attached,
    /// One of the records of a file that holds many articles.
    Record,
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// Day and time of day.
    Minute,
    /// Day.
    Day,
    /// "4 hours ago": only against a known date.
    Relative,
}

/// When an article was published, as its text says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// ISO 8601: `2025-06-30` or `2025-06-30T14:05` with an offset when one is known;
    /// `None` for a relative date that nothing resolves.
    pub iso: Option<String>,
    /// The words of the text.
    pub raw: String,
    /// How exact.
    pub precision: Precision,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

/// A paragraph of an article: text with its lines joined and its seams repaired.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The repaired text.
    pub text: String,
    /// What it is.
    pub kind: ParagraphKind,
    /// The runs of the document that it comes from, in order.
    pub spans: Vec<Span>,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Number in its document, in reading order; 0 is the lead.
    pub n: u32,
    /// Lead or attached.
    pub role: Role,
    /// Title, or `None` when there is no text to make one from.
    pub title: Option<String>,
    /// The title was made from the first sentence.
    pub title_derived: bool,
    /// The line under the title.
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
    /// Language tag (BCP 47).
    pub language: Option<String>,
    /// The address that a record gives.
    pub url: Option<String>,
    /// What else a record says of its article, by the name of the field.
    pub fields: BTreeMap<String, String>,
    /// The text.
    pub paragraphs: Vec<Paragraph>,
    /// Number of words; two characters of Chinese or Japanese count as one.
    pub words: u32,
    /// How sure the cleaning is, 0 to 1.
    pub confidence: f32,
}

impl Article {
    /// The paragraphs as one text, parted by blank lines.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}
