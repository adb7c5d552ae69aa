//! What a block is, and why. The judges give every block one [`Label`] and one
//! [`Reason`]; nothing is dropped here, and a doubtful block is body.

mod boxes;
pub(crate) mod class_evidence;
pub(crate) mod class_words;
pub(crate) mod context;
mod cue;
mod cuts;
pub(crate) mod decode;
pub(crate) mod evidence;
pub(crate) mod features;
pub(crate) mod judge;
pub(crate) mod model;
pub(crate) mod phrases;
mod reason;
pub(crate) mod road;
mod shape;
pub(crate) mod title;

pub(crate) use road::label;

use crate::{Markup, Span};
use serde::{Deserialize, Serialize};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// Author boxes and contact lines.
    About,
    /// Other furniture.
    Furniture,
    /// A line that parts two articles.
    Seam,
    /// White space only.
    Blank,
    /// A field of a record in a press database's download, or its name.
    Field,
}

impl Label {
    /// Whether blocks of this label are part of an article's paragraphs.
    pub fn is_body(self) -> bool {
        matches!(
            self,
            Label::Body | Label::Subheading | Label::Item | Label::Quote | Label::Row | Label::Code
        )
    }

    /// Whether blocks of this label say something about an article (title, source, date ...)
    /// without being its prose.
    pub fn is_metadata(self) -> bool {
        matches!(self, Label::Title | Label::Byline | Label::Source | Label::Date | Label::Standfirst)
    }
}

/// Which cue gave a block its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cue {
    /// A known phrase; the detail is the phrase.
    Phrase,
    /// Length, sentence ends, digits, capitals.
    Shape,
    /// The blocks around it.
    Neighbours,
    /// Where it stands in the document or in its article.
    Position,
    /// The markup: tag, class words, link density.
    Markup,
    /// It stands more than once in this document.
    Repeated,
    /// It stands in many documents of the drop; the detail is "12 of 40 files".
    Recurs,
    /// It is the title, or a copy of it.
    Title,
    /// It opens or belongs to another article on the page.
    Card,
    /// The learned model, all cues together.
    Model,
    /// The caller or the person said so.
    Person,
    /// The input was given as clean.
    Given,
    /// The frame that repeats through a file of many articles; of a date the detail is the day,
    /// of a field its name.
    Frame,
}

/// Why a block has its label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The strongest cue.
    pub cue: Cue,
    /// What of it: the phrase, the count, the class word. May be empty.
    pub detail: String,
}

impl Reason {
    /// A reason with its detail.
    pub fn new(cue: Cue, detail: impl Into<String>) -> Self {
        Reason { cue, detail: detail.into() }
    }
}

/// A judged run of a document's text. The judged runs of a document partition it as
/// its blocks do; a block may have been cut into several runs (a title glued to a
/// paragraph, say), never joined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Labelled {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub label: Label,
    /// Why.
    pub reason: Reason,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Number of the article that it belongs to (0 is the lead), if any.
    pub article: Option<u32>,
    /// The run continues the paragraph of the body run before it (a line broken at a link).
    pub joined: bool,
    /// What the markup says, when there is any.
    pub markup: Option<Markup>,
}
