//! The text of a page through `html5ever` into a [`Tree`]. Pieces that are written plainly go past
//! the tokenizer ([`piece`]); a filter before the tree builder ([`TokenFilter`]) keeps the time
//! linear in the page.
//!
//! [`piece`] is a choice for speed: without it HTML takes 1.4 times the processor time. A test
//! compares the trees of both ways on random pages.

use crate::read::html::plain::{piece, raw_length};
use crate::read::html::token_filter::TokenFilter;
use crate::read::html::tree::Tree;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use memchr::memchr;

/// Parses a page. Elements nested deeper than `max_depth` are flattened: their text is kept. Whether there were too
/// many nodes, so that of the rest only the text is kept. With `view` the tree has what a reader's view needs.
pub fn parse_page(text: &str, max_depth: usize, view: bool) -> (Tree, bool) {
    // What a NUL stands for depends on the element it is in, which only the tokenizer knows.
    let filter = built(text, max_depth, memchr(0, text.as_bytes()).is_none(), view);
    let is_flat = filter.is_flat();
    (filter.finish(), is_flat)
}

/// The same. `plain` lets plain pieces go past the tokenizer; the tree is the same either way.
/// The tree alone.
#[cfg(test)]
pub fn parse(text: &str, max_depth: usize) -> Tree {
    parse_page(text, max_depth, false).0
}

/// The tree alone, for a reader's view.
#[cfg(test)]
pub fn parse_view(text: &str, max_depth: usize) -> Tree {
    parse_page(text, max_depth, true).0
}

#[cfg(test)]
fn parse_with(text: &str, max_depth: usize, plain: bool) -> Tree {
    built(text, max_depth, plain, true).finish()
}

/// The filter behind which the tree of a page was built.
fn built(text: &str, max_depth: usize, plain: bool, view: bool) -> TokenFilter {
    let filter = TokenFilter::new(max_depth, text.trim_start().starts_with("<?xml"), view);
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
            && let Some(piece) = piece(&page, at, view)
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
        // Half of a page's bytes are scripts and styles. Where one begins, its code is passed over.
        if let Some(code) = sink.code.take().and_then(|name| raw_length(&page[at..], name)) {
            feed(&tokenizer, unread(&page[at..at + code]));
            at += code;
        }
    }
    tokenizer.end();
    tokenizer.sink
}

/// What the tree holds in place of code that no one reads.
fn unread(code: &str) -> StrTendril {
    StrTendril::from(if code.is_empty() { "" } else { " " })
}

/// Sends text through the tokenizer.
fn feed(tokenizer: &Tokenizer<TokenFilter>, text: StrTendril) {
    let queue = BufferQueue::default();
    queue.push_back(text);
    // The tokenizer stops behind a script, to have it run; there is nothing to run.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
}

#[cfg(test)]
#[path = "parse_test.rs"]
mod tests;
