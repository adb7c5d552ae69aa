//! Labels: what a part of a document is to its article ([`Label`]), and the strongest reason for it
//! ([`Reason`]). How labels are found is for `label`.

use crate::types::block::{Markup, Span};
use serde::{Deserialize, Serialize};

/// What a part of a document is.
///
/// ```
/// use storysift::Label;
///
/// let page = b"The bridge opens\n\nShare this article\n\n\
///     The council opened the bridge on Monday, ten years after the old one was closed to cars.\n";
/// let cleaned = storysift::clean("page.txt", page);
/// let labels: Vec<Label> = cleaned.blocks.iter().map(|part| part.label).collect();
/// assert_eq!(labels, [Label::Title, Label::Share, Label::Body]);
/// assert!(Label::Body.is_body() && Label::Title.is_metadata());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Label {
    /// The article's title.
    Title,
    /// Who wrote it.
    Byline,
    /// The outlet or the agency.
    Source,
    /// When it was published or changed.
    Date,
    /// The line under the title that sums the article up.
    Standfirst,
    /// The article's prose.
    Body,
    /// A heading inside the article.
    Subheading,
    /// A list item of the article.
    Item,
    /// Quoted text of the article.
    Quote,
    /// A table row of the article.
    Row,
    /// Code of the article.
    Code,
    /// A caption or a picture's alternative text or credit.
    Caption,
    /// Menus, breadcrumbs, site names, page numbers.
    Navigation,
    /// Share and follow buttons.
    Share,
    /// Related articles, teasers, "see also", "most read".
    Related,
    /// Comments and comment forms.
    Comments,
    /// Newsletter, subscription, log-in and app adverts.
    Promotion,
    /// Cookie notices, copyright, terms.
    Legal,
    /// About the author or the outlet; contact lines.
    About,
    /// Any other text that belongs to the page, not to the article.
    Furniture,
    /// A line between two articles.
    Seam,
    /// White space only.
    Blank,
    /// A field of a record in a press database's download, or its name.
    Field,
}

impl Label {
    /// Whether parts of this label become paragraphs of an article.
    pub fn is_body(self) -> bool {
        matches!(
            self,
            Label::Body | Label::Subheading | Label::Item | Label::Quote | Label::Row | Label::Code
        )
    }

    /// Whether parts of this label say something about an article (title, source, date ...) without
    /// being its text.
    pub fn is_metadata(self) -> bool {
        matches!(self, Label::Title | Label::Byline | Label::Source | Label::Date | Label::Standfirst)
    }
}

/// The strongest reason for a label.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::Cue::Phrase)?, "\"phrase\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Cue {
    /// A known phrase; the detail is the phrase.
    Phrase,
    /// Length, sentence ends, digits, capitals.
    Shape,
    /// The blocks around it.
    Neighbours,
    /// Its position in the document or in its article.
    Position,
    /// The markup: tag, class words, link density.
    Markup,
    /// It stands more than once in this document.
    Repeated,
    /// It stands in many documents; the detail is "12 of 40 files".
    Recurs,
    /// It is the title, or a copy of it.
    Title,
    /// It opens or belongs to another article on the page.
    Card,
    /// The learned model, by all features together.
    Model,
    /// The caller, or a decision of a person.
    Person,
    /// The input was given as clean text.
    Given,
    /// The frame that repeats through a file of many articles; of a date the detail is the day,
    /// of a field its name.
    Frame,
    /// A rule of the person; the detail is its pattern.
    Rule,
}

/// Why a part of a document has its label.
///
/// ```
/// use storysift::{Cue, Reason};
///
/// let page = b"Share this article\n\n\
///     The council opened the bridge on Monday, ten years after the old one was closed to cars.\n";
/// let cleaned = storysift::clean("page.txt", page);
/// assert_eq!(cleaned.blocks[0].reason, Reason::new(Cue::Phrase, "Share this article"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reason {
    /// The strongest cue.
    pub cue: Cue,
    /// The phrase, the count or the class word. May be empty.
    pub detail: String,
}

impl Reason {
    /// A reason with its detail.
    pub fn new(cue: Cue, detail: impl Into<String>) -> Self {
        Reason { cue, detail: detail.into() }
    }
}

/// A part of a document's text with its label. The parts partition the text as the blocks do; a
/// block may be cut into several parts (a title and a paragraph in one line), but blocks are never
/// joined.
///
/// ```
/// let page = storysift::clean("page.txt", b"A title\n\nThe council voted on Monday to keep the bridge open.");
/// let text: String = page.blocks.iter().map(|run| run.span.of(&page.document.text)).collect();
/// assert_eq!(text, page.document.text, "the runs are a partition of the text");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Labelled {
    /// Its range.
    pub span: Span,
    /// Its label.
    pub label: Label,
    /// Why.
    pub reason: Reason,
    /// How sure the label is, 0 to 1.
    pub confidence: f32,
    /// Number of the article that it belongs to (0 is the lead), if any.
    pub article: Option<u32>,
    /// Whether it continues the paragraph of the body part before it, the title or the standfirst (a line
    /// broken at a link).
    pub joined: bool,
    /// What the markup says, when there is any.
    pub markup: Option<Markup>,
}
