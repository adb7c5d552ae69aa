//! Changes the tokens of a page on their way to the tree builder of `html5ever` so that its time
//! stays linear in the page: nesting is capped, and formatting elements are read as `span`; so that its memory does,
//! behind [`MAX_NODES`] nodes only text passes ([`FlatText`]). The text of the page is not changed.

use crate::read::html::attr::{BOLD, FORMAT};
use crate::read::html::element::{ElementKind, is_formatting, is_leaf};
use crate::read::html::flat_text::{FlatText, MAX_NODES};
use crate::read::html::sink::Sink;
use crate::read::html::tree::{NodeId, Tree};
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, local_name, ns};
use std::cell::{Cell, RefCell};

/// Smallest cap of the nesting: that of a plain page.
const MIN_DEPTH: usize = 8;

/// Stands between tokenizer and tree builder.
pub struct TokenFilter {
    builder: TreeBuilder<NodeId, Sink>,
    /// Deepest nesting of elements.
    max_depth: u32,
    /// The element built last is at that depth.
    is_full: Cell<bool>,
    /// An end tag came since then, which may have closed elements or none.
    is_unsure: Cell<bool>,
    /// Start tags that were left out and whose end tags have not come yet.
    skipped: Cell<usize>,
    /// Name of the element whose code comes next, when no one reads it.
    pub code: Cell<Option<&'static str>>,
    /// The last token was a tag or a comment, and HTML comes next. After a feed that ends so, the
    /// tokenizer holds no text back.
    pub ready: Cell<bool>,
    /// Inside of a script or the like: text is no HTML.
    is_raw: Cell<bool>,
    /// The rest of a page with too many nodes.
    flat: RefCell<Option<FlatText>>,
    /// The page is XHTML, where `<div/>` is an empty element.
    is_xml: bool,
}

impl TokenFilter {
    /// A filter before an empty tree. With `view` the tree has what a reader's view needs.
    pub fn new(max_depth: usize, is_xml: bool, view: bool) -> Self {
        TokenFilter {
            builder: TreeBuilder::new(Sink::new(view), TreeBuilderOpts::default()),
            max_depth: u32::try_from(max_depth.max(MIN_DEPTH)).unwrap_or(u32::MAX),
            is_full: Cell::new(false),
            is_unsure: Cell::new(false),
            skipped: Cell::new(0),
            code: Cell::new(None),
            ready: Cell::new(true),
            is_raw: Cell::new(false),
            flat: RefCell::new(None),
            is_xml,
        }
    }

    /// Whether the page had too many nodes, so that the rest is text alone.
    pub fn is_flat(&self) -> bool {
        self.flat.borrow().is_some()
    }

    /// The tree that was built.
    pub fn finish(self) -> Tree {
        self.builder.sink.finish()
    }

    /// Looks of the tree builder at nodes.
    #[cfg(test)]
    pub fn looks(&self) -> u64 {
        self.builder.sink.looks.get()
    }

    /// Passes a start tag on; of an element that is too deep only a line break.
    fn start(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        let is_leaf = is_leaf(&tag.name);
        if self.is_full.get() && !is_leaf && self.is_still_full(line) {
            self.skipped.set(self.skipped.get() + 1);
            return self.flat_break(&tag, line);
        }
        let is_empty = self.is_xml && tag.self_closing && !matches!(tag.name, local_name!("svg"));
        if is_empty && matches!(tag.name, local_name!("script") | local_name!("style") | local_name!("title"))
        {
            return TokenSinkResult::Continue;
        }
        if is_formatting(&tag.name) {
            if matches!(tag.name, local_name!("b") | local_name!("strong")) {
                let name = QualName::new(None, ns!(), BOLD.into());
                tag.attrs.push(Attribute { name, value: StrTendril::new() });
            }
            if self.builder.sink.view {
                let name = QualName::new(None, ns!(), FORMAT.into());
                tag.attrs.retain(|a| a.name != name);
                tag.attrs.push(Attribute { name, value: StrTendril::from(&*tag.name) });
            }
            tag.name = local_name!("span");
        }
        let end = (is_empty && !is_leaf).then(|| Tag {
            kind: TagKind::EndTag,
            self_closing: false,
            attrs: vec![],
            ..tag.clone()
        });
        let code = unread_code(&tag);
        let result = self.builder.process_token(Token::TagToken(tag), line);
        let is_raw = matches!(result, TokenSinkResult::RawData(_));
        self.code.set(code.filter(|_| is_raw));
        if let Some(end) = end {
            let _ = self.builder.process_token(Token::TagToken(end), line);
        }
        self.is_full.set(self.builder.sink.depth.get() >= self.max_depth);
        self.is_unsure.set(false);
        result
    }

    /// Whether the nesting is at its cap. Behind an end tag a comment is put into the tree, as an empty text, to see
    /// how deep it comes to stand: an end tag that closes nothing must not let elements nest any deeper.
    fn is_still_full(&self, line: u64) -> bool {
        if self.is_unsure.take() {
            let _ = self.builder.process_token(Token::CommentToken(StrTendril::new()), line);
            self.is_full.set(self.builder.sink.depth.get() > self.max_depth);
        }
        self.is_full.get()
    }

    /// Passes an end tag on, unless its start tag was left out.
    fn end_tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if self.skipped.get() > 0 && !is_leaf(&tag.name) {
            self.skipped.set(self.skipped.get() - 1);
            return self.flat_break(&tag, line);
        }
        self.is_unsure.set(true);
        if is_formatting(&tag.name) {
            tag.name = local_name!("span");
        }
        self.builder.process_token(Token::TagToken(tag), line)
    }

    /// What is left of a tag that is too deep: a line break, where it begins or ends a block.
    fn flat_break(&self, tag: &Tag, line: u64) -> TokenSinkResult<NodeId> {
        if ElementKind::of(&ns!(html), &tag.name).is_block() {
            let (kind, name) = (TagKind::StartTag, local_name!("br"));
            let tag = Tag { kind, name, self_closing: false, attrs: vec![], had_duplicate_attributes: false };
            let _ = self.builder.process_token(Token::TagToken(tag), line);
        }
        TokenSinkResult::Continue
    }
}

impl TokenFilter {
    /// Takes a token of a page that has too many nodes already.
    fn flat_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let mut flat = self.flat.borrow_mut();
        let flat = flat.get_or_insert_default();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag && !self.is_raw.get() => {
                let raw = flat.start(&tag);
                self.ready.set(raw.is_none());
                return raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            Token::TagToken(tag) => {
                self.ready.set(true);
                self.is_raw.set(false);
                flat.end(&tag);
            }
            Token::CharacterTokens(text) if !self.is_raw.get() => {
                self.ready.set(false);
                if let Some(piece) = flat.push(&text) {
                    self.flat_piece(piece, line);
                }
            }
            Token::EOFToken => {
                self.flat_piece(flat.take(), line);
                return self.builder.process_token(Token::EOFToken, line);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// Puts a piece of text into the tree, as a paragraph.
    fn flat_piece(&self, piece: String, line: u64) {
        let (kind, name) = (TagKind::StartTag, local_name!("p"));
        let tag = Tag { kind, name, self_closing: false, attrs: vec![], had_duplicate_attributes: false };
        let _ = self.builder.process_token(Token::TagToken(tag), line);
        if !piece.is_empty() {
            let _ = self.builder.process_token(Token::CharacterTokens(piece.into()), line);
        }
    }
}

/// Name of an element that holds nothing but code. A script of JSON is read.
fn unread_code(tag: &Tag) -> Option<&'static str> {
    let is_data =
        |a: &Attribute| a.name.local == local_name!("type") && a.value.to_lowercase().contains("json");
    match tag.name {
        local_name!("style") => Some("style"),
        local_name!("script") if !tag.attrs.iter().any(is_data) => Some("script"),
        _ => None,
    }
}

impl TokenSink for TokenFilter {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        self.code.set(None);
        if self.is_flat() || self.builder.sink.nodes() >= MAX_NODES {
            return self.flat_token(token, line);
        }
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let result = self.start(tag, line);
                self.is_raw.set(matches!(result, TokenSinkResult::RawData(_)));
                self.ready.set(!matches!(result, TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext));
                result
            }
            Token::TagToken(tag) => {
                self.ready.set(true);
                self.is_raw.set(false);
                self.end_tag(tag, line)
            }
            Token::CommentToken(_) => {
                self.ready.set(true);
                TokenSinkResult::Continue
            }
            Token::ParseError(_) => TokenSinkResult::Continue,
            token => {
                self.ready.set(false);
                self.builder.process_token(token, line)
            }
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
