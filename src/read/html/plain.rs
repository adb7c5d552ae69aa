//! Plain pieces of a page: text without character references, and tags written as nearly
//! all are. They are read here, without the tokenizer's step for every character; of their
//! attributes only those are taken that somebody reads. Whatever is written in another way
//! is left to the tokenizer.

use super::attr::Attr;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token};
use html5ever::{Attribute, LocalName, QualName, ns};
use memchr::{memchr, memchr2};
use std::borrow::Cow;

/// Elements whose content the tokenizer reads in a way of its own.
const RAW: [&str; 10] =
    ["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"];

/// The plain piece at byte `at` of a page, which stands in text there, and the byte behind it.
pub fn piece(page: &StrTendril, at: usize) -> Option<(Token, usize)> {
    let bytes = page.as_bytes().get(at..)?;
    if bytes.first()? != &b'<' {
        let length = memchr2(b'<', b'&', bytes).unwrap_or(bytes.len());
        let plain = bytes.get(length) != Some(&b'&');
        return plain.then(|| (Token::CharacterTokens(slice(page, at, length)), at + length));
    }
    let mut reader = Reader { page, at: at + 1 };
    let kind = if reader.takes(b'/') { TagKind::EndTag } else { TagKind::StartTag };
    let name = reader.name(|b| b.is_ascii_alphanumeric() || b == b'-')?;
    if !name.as_bytes()[0].is_ascii_alphabetic() {
        return None;
    }
    let name = lower(name);
    if RAW.contains(&&*name) {
        return None;
    }
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
    Some((Token::TagToken(tag), reader.at))
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
        let value = slice(self.page, from, length);
        let plain = memchr(b'&', value.as_bytes()).is_none();
        plain.then(|| Some(Attribute { name: QualName::new(None, ns!(), name.into()), value }))
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
