//! The rest of a page that has too many elements: its text, without the elements.
//!
//! In: tokens. Out: pieces of text for the tree, each a paragraph; what no reader sees (scripts, styles, titles) is
//! left out as in a tree. Blocks part words, and nothing else is kept of the markup: memory is that of the text.

use crate::read::html::element::ElementKind;
use html5ever::tokenizer::Tag;
use html5ever::tokenizer::states::RawKind::{self, Rawtext, Rcdata, ScriptData};
use html5ever::{LocalName, local_name, ns};

/// Nodes of a tree, texts and elements. Largest saved page known: some 200,000. A node and what comes of it cost about
/// half a kilobyte until the page is labelled.
pub const MAX_NODES: usize = 1_000_000;
/// Bytes of one piece of text.
const PIECE_BYTES: usize = 64 << 10;

/// The text since the last piece.
#[derive(Default)]
pub struct FlatText {
    text: String,
    /// Inside of an element whose text no reader sees.
    is_unseen: bool,
}

impl FlatText {
    /// A start tag. What it makes of the text behind it, for the tokenizer.
    pub fn start(&mut self, tag: &Tag) -> Option<RawKind> {
        self.part(&tag.name);
        let raw = raw_kind(&tag.name);
        self.is_unseen = raw.is_some() && tag.name != local_name!("xmp");
        raw
    }

    /// An end tag.
    pub fn end(&mut self, tag: &Tag) {
        self.is_unseen = false;
        self.part(&tag.name);
    }

    /// Text. The piece that is full now.
    pub fn push(&mut self, text: &str) -> Option<String> {
        if !self.is_unseen {
            self.text.push_str(text);
        }
        (self.text.len() >= PIECE_BYTES).then(|| self.take())
    }

    /// What is left.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Parts what stands before a tag from what stands behind it.
    fn part(&mut self, name: &LocalName) {
        let parts = *name == local_name!("br") || ElementKind::of(&ns!(html), name).is_block();
        if parts && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// How the content of an element is read, if not as HTML.
fn raw_kind(name: &LocalName) -> Option<RawKind> {
    match *name {
        local_name!("script") => Some(ScriptData),
        local_name!("style")
        | local_name!("xmp")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes") => Some(Rawtext),
        local_name!("title") | local_name!("textarea") => Some(Rcdata),
        _ => None,
    }
}
