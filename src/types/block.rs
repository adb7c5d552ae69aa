//! Blocks: the parts of a document's text as its reader cuts it, a line, a paragraph, an HTML block,
//! with what the markup says of each. What a block is to an article is in
//! [`Labelled`](crate::types::label::Labelled).

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A range of a document's text, in bytes, on character boundaries.
///
/// ```
/// use storysift::Span;
///
/// let span = Span { start: 4, end: 10 };
/// assert_eq!((span.of("The bridge opens"), span.len()), ("bridge", 6));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The text of the span in its document's `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// What kind of block the markup (HTML or Markdown) made.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::Tag::Heading(2))?, r#"{"heading":2}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Tag {
    /// A paragraph.
    Paragraph,
    /// A heading, 1 to 6.
    Heading(u8),
    /// A list item.
    Item,
    /// Quoted text.
    Quote,
    /// Preformatted text or code.
    Code,
    /// A table row.
    Row,
    /// A caption of a figure or table.
    Caption,
    /// A time or address element, or front matter: text about the article.
    Meta,
    /// A button, a label, an option: text of a form.
    Control,
    /// Text that stands in no element of these kinds.
    Other,
}

/// What the markup says of a block. Absent for plain text.
///
/// ```
/// let page = storysift::clean("page.html", b"<article><p>The council voted on Monday to keep the bridge open.</p></article>");
/// let markup = page.blocks[0].markup.as_ref().expect("the block of an HTML page has markup");
/// assert!(markup.in_article && markup.link_density == 0.0);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Markup {
    /// Kind of block.
    pub tag: Tag,
    /// Share of the block's characters that stand inside links, 0 to 1.
    pub link_density: f32,
    /// Number of elements between the root and the block.
    pub depth: u16,
    /// Inside `<article>`, `<main>` or a container that names itself the article's body.
    pub in_article: bool,
    /// Inside `<nav>`, the page's `<header>`, `<footer>`, `<aside>` or `<form>`.
    pub in_furniture: bool,
    /// Container number: blocks with the same nearest container share it.
    pub container: u32,
    /// Class, id, role and itemprop words of the block and its containers, nearest first,
    /// lower case, split at `-`, `_` and capitals; at most 32. Blocks of one container share
    /// the list.
    pub words: Arc<[Arc<str>]>,
}

/// A part of a document's text. The blocks of a document partition it: in order, no gap, no
/// overlap; the line end and blank lines behind a block belong to it.
///
/// ```
/// use storysift::Block;
///
/// let text = "A title\n\nA line.\n";
/// let blocks = [Block::plain(0, 9), Block::plain(9, 17)];
/// assert_eq!(blocks.each_ref().map(|b| b.text(text)), ["A title", "A line."]);
/// assert_eq!(blocks.iter().map(|b| b.span.of(text)).collect::<String>(), text);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Block {
    /// Its range, white space behind it included.
    pub span: Span,
    /// What the markup says, when there is any.
    pub markup: Option<Markup>,
}

impl Block {
    /// A block of plain text.
    pub fn plain(start: usize, end: usize) -> Self {
        Block { span: Span { start, end }, markup: None }
    }

    /// The block's text without the white space around it.
    pub fn text<'t>(&self, document: &'t str) -> &'t str {
        self.span.of(document).trim()
    }
}

/// A number for each kind of block, a feature of the learned models: 0 for a paragraph, higher the
/// less the kind is like prose, 9 and the level for a heading.
pub fn tag_number(tag: Tag) -> u32 {
    match tag {
        Tag::Paragraph => 0,
        Tag::Quote => 1,
        Tag::Code => 2,
        Tag::Row => 3,
        Tag::Item => 4,
        Tag::Other => 5,
        Tag::Caption => 6,
        Tag::Meta => 7,
        Tag::Control => 8,
        Tag::Heading(level) => 9 + u32::from(level),
    }
}
