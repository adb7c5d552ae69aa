//! The texts of a mail's parts and headers, in the encodings that they state. The parser of
//! messages finds the parts; the encodings are those of the reader of files, so that mail
//! costs no second set of tables.

use crate::unpack::charset;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

/// One part of a message.
pub(crate) struct Part<'m> {
    part: &'m MessagePart<'m>,
    raw: &'m [u8],
}

impl<'m> Part<'m> {
    /// A part of the message whose bytes are `message`.
    pub fn of(part: &'m MessagePart<'m>, message: &'m [u8]) -> Self {
        let (start, end) = (part.offset_body as usize, part.offset_end as usize);
        Part { part, raw: message.get(start..end).unwrap_or_default() }
    }

    /// The part's bytes, with its transfer encoding undone.
    pub fn bytes(&self) -> Vec<u8> {
        let decoded = match self.part.encoding {
            Encoding::None => Some(self.raw.to_vec()),
            Encoding::QuotedPrintable => quoted_printable_decode(self.raw),
            Encoding::Base64 => base64_decode(self.raw),
        };
        decoded.unwrap_or_else(|| self.part.contents().to_vec())
    }

    /// The part's text.
    fn text(&self) -> String {
        let parsed = self.part.text_contents().unwrap_or_default();
        let label =
            self.part.content_type().and_then(|t| t.attribute("charset")).unwrap_or("").to_ascii_lowercase();
        if parsed.is_ascii() && !label.starts_with("iso-2022") && !label.starts_with("utf-") {
            return parsed.to_owned();
        }
        let bytes = self.bytes();
        if let Ok(text) = std::str::from_utf8(&bytes)
            && !label.starts_with("iso-2022")
            && label != "utf-7"
        {
            return text.to_owned();
        }
        let stated =
            (!label.is_empty() && !label.starts_with("us-ascii")).then(|| charset::decode_as(&label, &bytes));
        let text = stated.flatten().or_else(|| charset::decode(&bytes).map(|(text, _)| text));
        text.unwrap_or_else(|| parsed.to_owned())
    }

    /// Whether lines that end in a space go on in the next (RFC 3676).
    fn is_flowed(&self) -> bool {
        self.part
            .content_type()
            .and_then(|t| t.attribute("format"))
            .is_some_and(|f| f.eq_ignore_ascii_case("flowed"))
    }
}

/// The plain text of a message.
pub(crate) fn plain(message: &Message<'_>, bytes: &[u8]) -> Option<String> {
    let mut texts = Vec::new();
    for part in message.text_bodies().filter(|p| matches!(p.body, PartType::Text(_))) {
        let part = Part::of(part, bytes);
        let text = part.text().replace("\r\n", "\n");
        texts.push(if part.is_flowed() { unflowed(&text) } else { text });
    }
    let text = texts.join("\n\n");
    (!text.trim().is_empty()).then_some(text)
}

/// The page of a message: its HTML parts, plain parts between them as paragraphs.
pub(crate) fn page(message: &Message<'_>, bytes: &[u8]) -> Option<String> {
    if !message.html_bodies().any(|p| matches!(p.body, PartType::Html(_))) {
        return None;
    }
    let mut page = String::new();
    for part in message.html_bodies() {
        let text = Part::of(part, bytes).text();
        match part.body {
            PartType::Html(_) => page.push_str(&text),
            _ => {
                for paragraph in text.replace("\r\n", "\n").split("\n\n").filter(|p| !p.trim().is_empty()) {
                    page.push_str("<p>");
                    page.push_str(&escaped(paragraph));
                    page.push_str("</p>");
                }
            }
        }
    }
    (!page.trim().is_empty()).then_some(page)
}

/// A text with the marks of HTML escaped.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Joins the lines of a flowed text. Signature lines ("-- ") and quoted lines stay alone.
fn unflowed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.strip_prefix(' ').unwrap_or(line);
        out.push_str(line);
        let goes_on = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
        if !goes_on {
            out.push('\n');
        }
    }
    out
}

/// A header's text. Its encoded words are decoded here, since the parser of messages knows
/// few encodings without its own tables.
pub(crate) fn header(parsed: &str, raw: Option<&str>) -> String {
    match raw {
        Some(raw) if raw.contains("=?") => encoded_words(raw),
        Some(raw) if parsed.contains('\u{fffd}') => {
            one_line(&charset::decode(raw.as_bytes()).map_or_else(|| raw.to_owned(), |(t, _)| t))
        }
        _ => one_line(parsed),
    }
}

/// A header without its folding.
pub(crate) fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Decodes the encoded words of a header (RFC 2047).
fn encoded_words(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find("=?") {
        let between = &rest[..at];
        let Some((word, behind)) = one_word(&rest[at..]) else {
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        // White space between two encoded words is not shown.
        if out.is_empty() || !between.trim().is_empty() {
            out.push_str(between);
        }
        out.push_str(&word);
        rest = behind;
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One encoded word and the text behind it.
fn one_word(text: &str) -> Option<(String, &str)> {
    let (label, rest) = text.strip_prefix("=?")?.split_once('?')?;
    let (way, rest) = rest.split_once('?')?;
    let (coded, behind) = rest.split_once("?=")?;
    let bytes = match way {
        "B" | "b" => base64_decode(coded.as_bytes())?,
        "Q" | "q" => quoted_printable_decode(coded.replace('_', " ").as_bytes())?,
        _ => return None,
    };
    let label = label.split('*').next().unwrap_or(label);
    let text = charset::decode_as(label, &bytes).or_else(|| charset::decode(&bytes).map(|(t, _)| t))?;
    Some((text, behind))
}
