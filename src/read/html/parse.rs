//! Bytes of a page through `html5ever` into the [`Tree`], with a filter between its
//! tokenizer and its tree builder that keeps hostile pages cheap: nesting is capped, and
//! formatting elements are read as `span`.

use super::attr::BOLD;
use super::element::{Kind, is_formatting, is_leaf};
use super::plain::{piece, raw_length};
use super::tree::{Id, Sink, Tree};
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, local_name, ns};
use memchr::memchr;
use std::cell::Cell;

/// Parses a page. Elements nested deeper than `depth` are flattened: their text is kept.
pub fn parse(text: &str, depth: usize) -> Tree {
    // A NUL means something else in text than in foreign content: the tokenizer knows.
    parse_with(text, depth, memchr(0, text.as_bytes()).is_none())
}

/// The same; `plain` pieces may go past the tokenizer, which changes nothing.
fn parse_with(text: &str, depth: usize, plain: bool) -> Tree {
    let filter = Filter {
        builder: TreeBuilder::new(Sink::new(), TreeBuilderOpts::default()),
        cap: u32::try_from(depth.max(8)).unwrap_or(u32::MAX),
        full: Cell::new(false),
        skipped: Cell::new(0),
        code: Cell::new(None),
        ready: Cell::new(true),
        xml: text.trim_start().starts_with("<?xml"),
    };
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(filter, options);
    let sink = &tokenizer.sink;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let page = match memchr(b'\r', text.as_bytes()) {
        Some(_) => StrTendril::from(text.replace("\r\n", "\n").replace('\r', "\n")),
        None => StrTendril::from(text),
    };
    let mut at = 0;
    while at < page.len() {
        if plain
            && sink.ready.get()
            && let Some(piece) = piece(&page, at)
        {
            let result = sink.process_token(piece.token, 1);
            at = piece.end;
            if let (TokenSinkResult::RawData(_), Some((content, end))) = (result, piece.raw) {
                let content = if sink.code.take().is_some() { unread(&content) } else { content };
                if !content.is_empty() {
                    let _ = sink.process_token(Token::CharacterTokens(content), 1);
                }
                at = end;
            }
            sink.ready.set(true);
            continue;
        }
        // To the end of the next tag, or of what looks like one.
        let length = memchr(b'>', &page.as_bytes()[at..]).map_or(page.len() - at, |end| end + 1);
        sink.ready.set(false);
        feed(&tokenizer, page.subtendril(at as u32, length as u32));
        at += length;
        // Half of a page's bytes are scripts and styles: where the parser agrees that one
        // begins, its code is passed over.
        if let Some(code) = sink.code.take().and_then(|name| raw_length(&page[at..], name)) {
            feed(&tokenizer, unread(&page[at..at + code]));
            at += code;
        }
    }
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// What the tree holds in place of code.
fn unread(code: &str) -> StrTendril {
    StrTendril::from(if code.is_empty() { "" } else { " " })
}

fn feed(tokenizer: &Tokenizer<Filter>, text: StrTendril) {
    let queue = BufferQueue::default();
    queue.push_back(text);
    // A script ends a feed; there is nothing to run.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
}

/// Between tokenizer and tree builder.
struct Filter {
    builder: TreeBuilder<Id, Sink>,
    /// Deepest nesting.
    cap: u32,
    /// The last element put in stands at the cap.
    full: Cell<bool>,
    /// Start tags passed over whose end tags have not come.
    skipped: Cell<usize>,
    /// The name of the element whose code comes next, when no one reads it.
    code: Cell<Option<&'static str>>,
    /// The last that came was a tag or a comment, and text comes next that is read as HTML: when
    /// a feed ends like that, the tokenizer holds nothing back.
    ready: Cell<bool>,
    /// XHTML: `<div/>` is an empty element.
    xml: bool,
}

impl Filter {
    /// Passes a start tag on, or puts a line break where an element is too deep.
    fn start(&self, mut tag: Tag, line: u64) -> TokenSinkResult<Id> {
        let leaf = is_leaf(&tag.name);
        if self.full.get() && !leaf {
            self.skipped.set(self.skipped.get() + 1);
            return self.flat_break(&tag, line);
        }
        let empty = self.xml && tag.self_closing && !matches!(tag.name, local_name!("svg"));
        if empty && matches!(tag.name, local_name!("script") | local_name!("style") | local_name!("title")) {
            return TokenSinkResult::Continue;
        }
        if is_formatting(&tag.name) {
            if matches!(tag.name, local_name!("b") | local_name!("strong")) {
                let name = QualName::new(None, ns!(), BOLD.into());
                tag.attrs.push(Attribute { name, value: StrTendril::new() });
            }
            tag.name = local_name!("span");
        }
        let end = (empty && !leaf).then(|| Tag {
            kind: TagKind::EndTag,
            self_closing: false,
            attrs: vec![],
            ..tag.clone()
        });
        let code = code(&tag);
        let result = self.builder.process_token(Token::TagToken(tag), line);
        let raw = matches!(result, TokenSinkResult::RawData(_));
        self.code.set(code.filter(|_| raw));
        if let Some(end) = end {
            let _ = self.builder.process_token(Token::TagToken(end), line);
        }
        self.full.set(self.builder.sink.depth.get() >= self.cap);
        result
    }

    fn end_tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<Id> {
        if self.skipped.get() > 0 && !is_leaf(&tag.name) {
            self.skipped.set(self.skipped.get() - 1);
            return self.flat_break(&tag, line);
        }
        self.full.set(false);
        if is_formatting(&tag.name) {
            tag.name = local_name!("span");
        }
        self.builder.process_token(Token::TagToken(tag), line)
    }

    /// What is left of a tag that is too deep.
    fn flat_break(&self, tag: &Tag, line: u64) -> TokenSinkResult<Id> {
        if Kind::of(&ns!(html), &tag.name).is_block() {
            let (kind, name) = (TagKind::StartTag, local_name!("br"));
            let tag = Tag { kind, name, self_closing: false, attrs: vec![], had_duplicate_attributes: false };
            let _ = self.builder.process_token(Token::TagToken(tag), line);
        }
        TokenSinkResult::Continue
    }
}

/// The name of an element that holds nothing but code. A script of data is read.
fn code(tag: &Tag) -> Option<&'static str> {
    let data = |a: &Attribute| a.name.local == local_name!("type") && a.value.to_lowercase().contains("json");
    match tag.name {
        local_name!("style") => Some("style"),
        local_name!("script") if !tag.attrs.iter().any(data) => Some("script"),
        _ => None,
    }
}

impl TokenSink for Filter {
    type Handle = Id;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        self.code.set(None);
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let result = self.start(tag, line);
                self.ready.set(!matches!(result, TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext));
                result
            }
            Token::TagToken(tag) => {
                self.ready.set(true);
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

#[cfg(test)]
mod tests {
    use super::parse_with;
    use proptest::prelude::*;

    const PARTS: [&str; 88] = [
        "<p>",
        "</p>",
        "<P Class='a  b'>",
        "<div id=x>",
        "</div>",
        "</DIV >",
        "<a href=\"x?a=1&amp;b\">",
        "<a href=x/y>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<b>",
        "</b>",
        "<i class>",
        "</i>",
        "<br>",
        "<br/>",
        "<br / >",
        "<li>",
        "<ul>",
        "</ul>",
        "<pre>",
        "\n",
        "</pre>",
        "<h1>",
        "</h1>",
        "<select>",
        "<option>",
        "<template>",
        "<svg>",
        "<path d='M0'/>",
        "</svg>",
        "<math>",
        "<![CDATA[a<b]]>",
        "<title>",
        "</title>",
        "<textarea>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<span hidden>",
        "<x-y z=\"1\"q=2>",
        "<p class=a class=b>",
        "words ",
        "&nbsp;",
        "&amp",
        "&",
        "<",
        "< p>",
        "</",
        "<!-- > -->",
        "<!-->",
        "<!doctype html>",
        "<?xml?>",
        "é",
        "<body>",
        "</body>",
        "<frameset>",
        "<plaintext>",
        "<noscript>",
        "\r\n",
        "&quot;",
        "&#39;",
        "&#x2019;",
        "&#128;",
        "&copy;",
        "&copy",
        "&notit;",
        "&NotEqualTilde;",
        "&;",
        "&#;",
        "a & b",
        "<a href='?a=1&b=2&copy=3'>",
        "<a href='?a&amp;b' title='&lt;&#34;'>",
        "<p class='&b'>",
        "</noscript>",
        "<script type=json>",
        "</script x>",
        "</SCRIPT",
        "<iframe>",
        "</iframe>",
        "<!--",
        "-->",
        "<!-- a --!>",
        "<!--->",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn plain_pieces_are_read_as_the_tokenizer_reads_them(
            parts in proptest::collection::vec(proptest::sample::select(PARTS.to_vec()), 0..40)
        ) {
            let page = parts.concat();
            let [past, through] = [true, false].map(|plain| parse_with(&page, 100, plain).told());
            prop_assert_eq!(past, through, "{}", page);
        }
    }
}
