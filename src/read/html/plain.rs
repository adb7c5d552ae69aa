//! Plain pieces of a page: text, tags, comments and raw content written as nearly all are.
//! They are read here, without the tokenizer's step for every character; of the attributes
//! only those are taken that somebody reads. Whatever is written in another way is left to
//! the tokenizer.

use crate::read::html::attr::Attr;
use crate::read::html::entity::decoded;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token};
use html5ever::{Attribute, LocalName, QualName, ns};
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// Elements whose content the tokenizer reads in a way of its own.
const RAW: [&str; 10] =
    ["title", "textarea", "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp"];
/// The first of them hold character references.
const DECODED: usize = 2;

/// A piece, and the byte behind it.
pub struct Piece {
    pub token: Token,
    pub end: usize,
    /// What stands in the element that the piece opens, where the parser takes it as raw; and
    /// the byte behind that.
    pub raw: Option<(StrTendril, usize)>,
}

/// The plain piece at byte `at` of a page, which stands in text there.
pub fn piece(page: &StrTendril, at: usize) -> Option<Piece> {
    let bytes = page.as_bytes().get(at..)?;
    if bytes.first()? != &b'<' {
        let length = memchr(b'<', bytes).unwrap_or(bytes.len());
        let text = decoded(slice(page, at, length), false)?;
        return Some(Piece { token: Token::CharacterTokens(text), end: at + length, raw: None });
    }
    if let Some(comment) = bytes.strip_prefix(b"<!--") {
        let end = at + 4 + comment_length(comment)? + 3;
        return Some(Piece { token: Token::CommentToken(StrTendril::new()), end, raw: None });
    }
    let mut reader = Reader { page, at: at + 1 };
    let kind = if reader.takes(b'/') { TagKind::EndTag } else { TagKind::StartTag };
    let name = reader.name(|b| b.is_ascii_alphanumeric() || b == b'-')?;
    if !name.as_bytes()[0].is_ascii_alphabetic() {
        return None;
    }
    let name = lower(name);
    let raw = RAW.iter().position(|raw| **raw == *name).filter(|_| kind == TagKind::StartTag);
    let name = LocalName::from(name);
    let mut tag = Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false };
    while !reader.takes(b'>') {
        let spaced = reader.space();
        if reader.takes(b'/') {
            tag.self_closing = true;
            reader.takes(b'>').then_some(())?;
            break;
        }
        if reader.takes(b'>') {
            break;
        }
        let attribute = spaced.then(|| reader.attribute())??;
        tag.attrs.extend(attribute.filter(|a| tag.attrs.iter().all(|known| known.name != a.name)));
    }
    let end = reader.at;
    let content = |raw: usize| {
        let content = slice(page, end, raw_length(&page[end..], RAW[raw])?);
        let behind = end + content.len();
        Some((if raw < DECODED { decoded(content, false)? } else { content }, behind))
    };
    let raw = match raw {
        Some(raw) => Some(content(raw)?),
        None => None,
    };
    Some(Piece { token: Token::TagToken(tag), end, raw })
}

/// How many bytes of raw content stand before the end tag of that name; `None` when there is no
/// such tag, or when the content holds a comment, in which a script's end tag may mean nothing.
pub fn raw_length(text: &str, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut ends = memmem::find_iter(bytes, b"</");
    let end = ends.find(|at| is_name(&bytes[at + 2..], name.as_bytes()))?;
    memmem::find(&bytes[..end], b"<!--").is_none().then_some(end)
}

/// Whether bytes open with a tag's name and the name ends there.
fn is_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(..name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name))
        && bytes
            .get(name.len())
            .is_some_and(|b| matches!(b, b'\t' | b'\n' | 0x0c | b'\r' | b' ' | b'/' | b'>'))
}

/// Bytes of a comment, from behind its opening on, before the usual end of one.
fn comment_length(bytes: &[u8]) -> Option<usize> {
    let end = memmem::find(bytes, b"-->")?;
    let odd = bytes.starts_with(b">") || bytes.starts_with(b"->");
    (!odd && memmem::find(&bytes[..end], b"--!>").is_none()).then_some(end)
}

fn slice(page: &StrTendril, at: usize, length: usize) -> StrTendril {
    page.subtendril(at as u32, length as u32)
}

fn lower(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|b| b.is_ascii_uppercase()) {
        true => name.to_ascii_lowercase().into(),
        false => name.into(),
    }
}

/// Reads a tag from its front.
struct Reader<'p> {
    page: &'p StrTendril,
    at: usize,
}

impl<'p> Reader<'p> {
    fn peek(&self) -> Option<u8> {
        self.page.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Passes over white space; whether there was any.
    fn space(&mut self) -> bool {
        let from = self.at;
        while self.peek().is_some_and(|b| matches!(b, b' ' | b'\n' | b'\t' | 0x0c)) {
            self.at += 1;
        }
        self.at > from
    }

    /// A name of such bytes, which ends where a name may end.
    fn name(&mut self, is: impl Fn(u8) -> bool) -> Option<&'p str> {
        let from = self.at;
        while self.peek().is_some_and(&is) {
            self.at += 1;
        }
        let ends = self.peek().is_some_and(|b| matches!(b, b' ' | b'\n' | b'\t' | 0x0c | b'=' | b'/' | b'>'));
        self.page.get(from..self.at).filter(|name| ends && !name.is_empty())
    }

    /// An attribute: nothing when nobody reads it, no plain one when the outer value is `None`.
    fn attribute(&mut self) -> Option<Option<Attribute>> {
        let name =
            self.name(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.' | b'@'))?;
        let behind = self.at;
        self.space();
        let (from, length) = if self.takes(b'=') {
            self.space();
            self.value()?
        } else {
            self.at = behind;
            (behind, 0)
        };
        let name = lower(name);
        if Attr::named(&name).is_none() {
            return Some(None);
        }
        let value = decoded(slice(self.page, from, length), true)?;
        Some(Some(Attribute { name: QualName::new(None, ns!(), name.into()), value }))
    }

    /// Where an attribute's value begins, and its length.
    fn value(&mut self) -> Option<(usize, usize)> {
        let quote = self.peek()?;
        if matches!(quote, b'"' | b'\'') {
            let from = self.at + 1;
            let length = memchr(quote, self.page.as_bytes().get(from..)?)?;
            self.at = from + length + 1;
            let ends = self.peek().is_some_and(|b| matches!(b, b' ' | b'\n' | b'\t' | 0x0c | b'/' | b'>'));
            return ends.then_some((from, length));
        }
        let from = self.at;
        while self.peek().is_some_and(|b| !matches!(b, b' ' | b'\n' | b'\t' | 0x0c | b'>')) {
            self.at += 1;
        }
        let value = self.page.as_bytes().get(from..self.at)?;
        let odd = |b: &u8| matches!(b, b'"' | b'\'' | b'<' | b'=' | b'`' | b'&');
        (!value.is_empty() && !value.iter().any(odd)).then_some((from, value.len()))
    }
}
