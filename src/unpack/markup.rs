//! XML, and what is nearly XML, to pieces: tags and text with their places. The parser of
//! `quick-xml` reads; where it stops at a fault ("a < b", a tag cut off) the fault is taken
//! as text and reading goes on behind it, since feeds and research corpora are full of them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// Faults after which the rest of the file is taken as text: each costs a search for an end
/// that may not be there.
const MAX_FAULTS: usize = 1_000;

/// One piece of markup.
#[derive(Debug)]
pub(crate) struct Piece<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// Where it starts in the text, in bytes.
    pub start: usize,
    /// Where it ends in the text, in bytes.
    pub end: usize,
}

/// What a piece is. Names are as written, without their prefix.
#[derive(Debug)]
pub(crate) enum Kind<'t> {
    /// A start tag: prefix, name, the tag's inside, and whether it closes itself.
    Open { prefix: &'t str, name: &'t str, inside: &'t str, empty: bool },
    /// An end tag.
    Close { name: &'t str },
    /// Text with its references resolved.
    Text(Cow<'t, str>),
    /// Text of a CDATA section.
    Raw(&'t str),
}

/// Reads a text piece by piece.
pub(crate) struct Pieces<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    base: usize,
    faults: usize,
}

impl<'t> Pieces<'t> {
    /// The pieces of `text`.
    pub fn new(text: &'t str) -> Self {
        Pieces { text, reader: reader(text), base: 0, faults: 0 }
    }

    fn restart(&mut self, at: usize) {
        let at = self.text.ceil_char_boundary(at.min(self.text.len()));
        self.base = at;
        self.faults += 1;
        self.reader = reader(if self.faults > MAX_FAULTS { "" } else { &self.text[at..] });
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.check_comments = false;
    reader
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        loop {
            let start = self.base + self.reader.buffer_position() as usize;
            let event = self.reader.read_event();
            let end = (self.base + self.reader.buffer_position() as usize).min(self.text.len());
            let raw = self.text.get(start..end).unwrap_or("");
            let kind = match event {
                Ok(Event::Eof) => {
                    // Behind too many faults the rest is one text.
                    if self.faults > MAX_FAULTS && self.base < self.text.len() {
                        let from = self.base;
                        self.base = self.text.len();
                        return Some(Piece {
                            kind: Kind::Raw(&self.text[from..]),
                            start: from,
                            end: self.base,
                        });
                    }
                    return None;
                }
                Ok(Event::Start(_) | Event::Empty(_)) => {
                    let empty = raw.ends_with("/>");
                    let inside = raw.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
                    let (prefix, name) = name_of(inside);
                    if !starts_name(name) {
                        self.restart(start + 1);
                        return Some(Piece { kind: Kind::Raw("<"), start, end: start + 1 });
                    }
                    Kind::Open { prefix, name, inside, empty }
                }
                Ok(Event::End(_)) => {
                    let (_, name) = name_of(raw.trim_start_matches("</").trim_end_matches('>'));
                    Kind::Close { name }
                }
                Ok(Event::Text(_)) => Kind::Text(Cow::Borrowed(raw)),
                Ok(Event::CData(_)) => {
                    let inner = raw.strip_prefix("<![CDATA[").unwrap_or(raw);
                    Kind::Raw(inner.strip_suffix("]]>").unwrap_or(inner))
                }
                Ok(Event::GeneralRef(_)) => match resolved(raw) {
                    Some(c) => Kind::Text(Cow::Owned(c.to_string())),
                    None => Kind::Raw(raw),
                },
                Ok(_) => continue,
                Err(_) => {
                    let at =
                        (self.base + self.reader.error_position() as usize).max(start).min(self.text.len());
                    let end = self.text.ceil_char_boundary((at + 1).min(self.text.len()));
                    self.restart(end);
                    return (start < end).then(|| Piece {
                        kind: Kind::Raw(&self.text[start..end]),
                        start,
                        end,
                    });
                }
            };
            return Some(Piece { kind, start, end });
        }
    }
}

/// Prefix and name at the start of a tag's inside.
fn name_of(inside: &str) -> (&str, &str) {
    let end = inside.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(inside.len());
    let name = &inside[..end];
    name.split_once(':').unwrap_or(("", name))
}

fn starts_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The value of an attribute of a tag, by its name without prefix, references resolved.
pub(crate) fn attribute(inside: &str, key: &str) -> Option<String> {
    let length = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let tag = BytesStart::from_content(inside, length);
    let mut attributes = tag.html_attributes();
    attributes.with_checks(false);
    for attribute in attributes.flatten() {
        let name: &str = attribute.key.into_inner();
        if name.rsplit(':').next().is_some_and(|n| n.eq_ignore_ascii_case(key)) {
            return Some(unescaped(&attribute.value).trim().to_owned());
        }
    }
    None
}

/// A text with its references resolved; those that are unknown stay as they are.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((resolved(&rest[..=end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character of a reference such as "&amp;" or "&#8217;".
fn resolved(reference: &str) -> Option<char> {
    /// Names beside the five of XML that feeds use in titles.
    const NAMES: &[(&str, char)] = &[
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("hellip", '…'),
        ("bull", '•'),
        ("euro", '€'),
        ("pound", '£'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("agrave", 'à'),
        ("ccedil", 'ç'),
        ("ecirc", 'ê'),
        ("aacute", 'á'),
        ("iacute", 'í'),
        ("oacute", 'ó'),
        ("uacute", 'ú'),
        ("ntilde", 'ñ'),
        ("atilde", 'ã'),
        ("otilde", 'õ'),
        ("aring", 'å'),
        ("oslash", 'ø'),
        ("laquo", '«'),
        ("raquo", '»'),
    ];
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(|c| if c.is_control() && !c.is_whitespace() { ' ' } else { c });
    }
    NAMES.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let show = |p: Piece<'_>| match p.kind {
            Kind::Open { name, empty, .. } => format!("[{name}{}]", if empty { "/" } else { "" }),
            Kind::Close { name } => format!("[/{name}]"),
            Kind::Text(t) => t.into_owned(),
            Kind::Raw(t) => t.to_owned(),
        };
        Pieces::new(text).map(show).collect()
    }

    #[test]
    fn faults_are_text() {
        for (text, pieces) in [
            ("<a>x &amp; y &#8217;</a>", "[a]x & y ’[/a]"),
            ("<a>3 < 4 and <b>5</b></a>", "[a]3 < 4 and [b]5[/b][/a]"),
            ("<a><![CDATA[<p>x</p>]]></a>", "[a]<p>x</p>[/a]"),
            ("<a>AT&T &unknown; z</a></b>", "[a]AT&T &unknown; z[/a][/b]"),
            ("<DOC>\n<P>one\n<P>two</DOC>", "[DOC]\n[P]one\n[P]two[/DOC]"),
            ("<a>cut <b", "[a]cut <b"),
            ("", ""),
        ] {
            assert_eq!(shown(text), pieces, "{text}");
        }
    }

    #[test]
    fn attributes_are_found_by_name() {
        assert_eq!(
            attribute("link rel='alternate' href=\"https://x.example/?a=1&amp;b\"", "href").as_deref(),
            Some("https://x.example/?a=1&b")
        );
        assert_eq!(attribute("link href=x", "rel"), None);
    }
}
