//! What a reader's view of a page needs beside its text: inline markup, pictures and structure as nodes with ranges
//! of the text, and what the head of the page says for display. Data only; labels and articles do not depend on it.

use serde::Serialize;

/// What a node of the markup is.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::NodeKind::Emphasis)?, "\"emphasis\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum NodeKind {
    /// A link; `address` is where it leads.
    Link,
    /// Stressed text.
    Emphasis,
    /// Important text.
    Strong,
    /// Code in a line of text.
    Code,
    /// Text that no longer holds.
    Strike,
    /// Subscript.
    Sub,
    /// Superscript.
    Sup,
    /// The end of a line within a paragraph. Empty.
    Break,
    /// A picture; `address` is where it is, `text` its alternative text. Empty.
    Picture,
    /// A figure: pictures with a caption.
    Figure,
    /// A caption of a figure or a table.
    Caption,
    /// A heading of `level` 1 to 6.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list; with `first` it is numbered from there.
    List,
    /// An item of a list.
    Item,
    /// Quoted text.
    Quote,
    /// Code whose line ends count; `text` is its language where it is given.
    Pre,
    /// A table.
    Table,
    /// A row of data.
    Row,
    /// A cell of a row.
    Cell,
    /// A rule across the page. Empty.
    Rule,
    /// Marks of Markdown that are no text.
    Mark,
}

/// A part of a document's text with its markup. Nodes are in the order in which they open; each lies inside of its
/// parent.
///
/// ```
/// use storysift::{Limits, NodeKind, clean_view};
///
/// let (cleaned, view) = clean_view("page.html", b"<p>The <b>council</b> met.</p>", &Limits::default());
/// let strong = view.nodes.iter().find(|node| node.kind == NodeKind::Strong).expect("bold text");
/// assert_eq!(&cleaned.document.text[strong.start..strong.end], "council");
/// assert_eq!(strong.parent, Some(0));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MarkupNode {
    /// What it is.
    pub kind: NodeKind,
    /// First byte of the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Index of the node around it.
    pub parent: Option<u32>,
    /// Where a link leads or a picture is, as written.
    pub address: Option<Box<str>>,
    /// Alternative text of a picture; language of code.
    pub text: Option<Box<str>>,
    /// Level of a heading, 1 to 6; first number of a numbered list; of other nodes 0. A list that is not numbered has
    /// `None`.
    pub number: Option<u32>,
    /// Of a cell whether it is a header.
    pub header: bool,
    /// Of a cell how many columns and rows it takes.
    pub cells: (u16, u16),
    /// Of a picture the first byte and the end of the text in the nearest element that holds text.
    pub around: Option<(usize, usize)>,
}

impl MarkupNode {
    /// An empty node at a byte of the text.
    pub fn new(kind: NodeKind, at: usize, parent: Option<u32>) -> Self {
        MarkupNode {
            kind,
            start: at,
            end: at,
            parent,
            address: None,
            text: None,
            number: None,
            header: false,
            cells: (1, 1),
            around: None,
        }
    }
}

/// What a page gives for display, beside its text and what it declares of its article.
///
/// ```
/// use storysift::{Limits, clean_view};
///
/// let page = b"<html dir=rtl><link rel=icon href=/icon.png><p>The council voted on Monday.";
/// let (_, view) = clean_view("page.html", page, &Limits::default());
/// assert_eq!((view.favicon.as_deref(), view.dir.as_deref()), (Some("/icon.png"), Some("rtl")));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageView {
    /// The markup of its text.
    pub nodes: Vec<MarkupNode>,
    /// Address against which those of the page are resolved, as written.
    pub base: Option<String>,
    /// Address of the picture that stands for the page, as written.
    pub image: Option<String>,
    /// Address of its icon, as written.
    pub favicon: Option<String>,
    /// Direction of its text: `ltr` or `rtl`.
    pub dir: Option<String>,
    /// Its JSON-LD, each script as it is written; it may be broken.
    pub structured: Vec<String>,
}
