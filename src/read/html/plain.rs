//! Plain pieces of a page: text, tags, comments and raw content written as nearly all of them are.
//! They become tokens here, by searches instead of a step for every character; attributes that
//! nobody reads are left out. Whatever is written in another way is left to the tokenizer.

use crate::read::html::attr::Attr;
use crate::read::html::entity::decoded;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token};
use html5ever::{Attribute, LocalName, QualName, ns};
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// Elements whose content is no HTML.
const RAW: [&str; 10] =
    ["title", "textarea", "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp"];
/// How many of them, from the first on, hold character references.
const DECODED_COUNT: usize = 2;

/// A piece of a page.
pub struct PlainPiece {
    /// The token that it is.
    pub token: Token,
    /// The byte behind it.
    pub end: usize,
    /// Content of the element that the piece opens, for the case that the tree builder takes it as
    /// raw, and the byte behind it.
    pub raw: Option<(StrTendril, usize)>,
}

/// The plain piece at byte `at` of a page, where HTML text is expected; `None` where what comes is
/// not plain. With `view` attributes for a reader's view are kept.
pub fn piece(page: &StrTendril, at: usize, view: bool) -> Option<PlainPiece> {
    let bytes = page.as_bytes().get(at..)?;
    if bytes.first()? != &b'<' {
        let length = memchr(b'<', bytes).unwrap_or(bytes.len());
        let text = decoded(slice(page, at, length), false)?;
        return Some(PlainPiece { token: Token::CharacterTokens(text), end: at + length, raw: None });
    }
    if let Some(comment) = bytes.strip_prefix(b"<!--") {
        let end = at + 4 + comment_length(comment)? + 3;
        return Some(PlainPiece { token: Token::CommentToken(StrTendril::new()), end, raw: None });
    }
    let mut reader = TagReader { page, at: at + 1, view };
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
        Some((if raw < DECODED_COUNT { decoded(content, false)? } else { content }, behind))
    };
    let raw = match raw {
        Some(raw) => Some(content(raw)?),
        None => None,
    };
    Some(PlainPiece { token: Token::TagToken(tag), end, raw })
}

/// Length in bytes of raw content before the end tag of that name; `None` when there is no such tag
/// or when the content holds a comment, inside of which a script's end tag may not count.
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

/// Length in bytes of a comment's content, which starts behind `<!--`, when it ends in `-->`.
fn comment_length(bytes: &[u8]) -> Option<usize> {
    let end = memmem::find(bytes, b"-->")?;
    let odd = bytes.starts_with(b">") || bytes.starts_with(b"->");
    (!odd && memmem::find(&bytes[..end], b"--!>").is_none()).then_some(end)
}

/// A part of the page that shares its memory.
fn slice(page: &StrTendril, at: usize, length: usize) -> StrTendril {
    page.subtendril(at as u32, length as u32)
}

/// A name in lower case.
fn lower(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|b| b.is_ascii_uppercase()) {
        true => name.to_ascii_lowercase().into(),
        false => name.into(),
    }
}

/// Reads the parts of a tag from its front.
struct TagReader<'p> {
    page: &'p StrTendril,
    at: usize,
    view: bool,
}

impl<'p> TagReader<'p> {
    /// The next byte.
    fn peek(&self) -> Option<u8> {
        self.page.as_bytes().get(self.at).copied()
    }

    /// Passes over this byte; whether it was next.
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

    /// A name of bytes that `is` accepts, when a byte follows that may end a name.
    fn name(&mut self, is: impl Fn(u8) -> bool) -> Option<&'p str> {
        let from = self.at;
        while self.peek().is_some_and(&is) {
            self.at += 1;
        }
        let ends = self.peek().is_some_and(|b| matches!(b, b' ' | b'\n' | b'\t' | 0x0c | b'=' | b'/' | b'>'));
        self.page.get(from..self.at).filter(|name| ends && !name.is_empty())
    }

    /// An attribute: the inner `None` when nobody reads it, the outer `None` when it is not plain.
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
        if Attr::named(&name, self.view).is_none() {
            return Some(None);
        }
        let value = decoded(slice(self.page, from, length), true)?;
        Some(Some(Attribute { name: QualName::new(None, ns!(), name.into()), value }))
    }

    /// First byte and length of an attribute's value.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_end_where_the_standard_ends_them() {
        let table = [
            ("text <p>", Some(5)),
            ("<p class=a>x", Some(11)),
            ("<a href='x>y' title=\"a 'b'\">z", Some(28)),
            ("<br/>x", Some(5)),
            ("</DIV >x", Some(7)),
            ("<!-- a > b -->x", Some(14)),
            ("R &amp; D", Some(9)),
            // Left to the tokenizer.
            ("R &amp D", None),
            ("< p>", None),
            ("<p class=\"a\"b>", None),
            ("<p class=a'b>", None),
            ("<!-->x-->", None),
            ("<!-- a --!> b -->", None),
            ("<!doctype html>", None),
            ("<p class=a", None),
        ];
        for (source, want) in table {
            let end = piece(&StrTendril::from(source), 0, false).map(|piece| piece.end);
            assert_eq!(end, want, "{source}");
        }
    }

    #[test]
    fn raw_content_ends_at_its_end_tag() {
        for (text, name, want) in [
            ("a < b</script>", "script", Some(5)),
            ("a</scripts></SCRIPT >", "script", Some(11)),
            ("a<!-- b</script>", "script", None),
            ("a</style>", "script", None),
        ] {
            assert_eq!(raw_length(text, name), want, "{text}");
        }
    }
}
