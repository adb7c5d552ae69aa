//! Bytes to text, with the name of their encoding and the number of places that could not be
//! decoded. The format of the text is not read here.
//!
//! Tried in order: a byte order mark; UTF-32 and UTF-16 without one ([`utf32`], [`utf16`]); text with a
//! stray NUL, without it; ISO-2022-JP by its escapes;
//! UTF-8; what the head of an HTML or XML file declares; UTF-8 with a few broken characters; and
//! last the legacy encoding in which the text reads most like a language ([`legacy`]). UTF-8 that
//! was saved through a wrong encoding is repaired ([`mojibake`]).

mod decoder;
mod dos_pages;
mod legacy;
mod mojibake;
#[cfg(any(target_arch = "wasm32", test))]
mod structure;
mod utf16;
mod utf32;

use crate::encoding::decoder::{decode, named};
use crate::encoding::legacy::legacy_encoding;
use crate::encoding::utf16::utf16_encoding;
use crate::encoding::utf32::utf32_encoding;
use crate::text::ascii_chunk::{self, Chunk};

/// Decoded text.
pub struct DecodedText {
    /// The text, without byte order mark.
    pub text: String,
    /// The encoding's name, in lower case.
    pub encoding: String,
    /// Number of places that could not be decoded; each is a U+FFFD in the text.
    pub lost: usize,
}

/// How far into a file its declaration of the encoding is looked for, in bytes.
const MAX_HEAD_BYTES: usize = 4096;
/// A text has at most one control character in so many bytes.
const MIN_BYTES_PER_CONTROL: usize = 50;
/// A damaged text has at most one NUL, and one more in so many bytes.
const MIN_BYTES_PER_NUL: usize = 1000;
/// The control character SUBSTITUTE.
const SUBSTITUTE: u8 = 0x1A;
/// Sound characters above ASCII for each broken place, at least, in damaged UTF-8.
const MIN_SOUND_PER_BROKEN: usize = 4;

/// Decodes a file. `None` when the bytes are not text.
pub fn decode_file(bytes: &[u8]) -> Option<DecodedText> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return text_of("utf-8", rest);
    }
    if let Some((name, rest)) = utf32_encoding(bytes) {
        return text_of(name, rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return text_of("utf-16le", rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return text_of("utf-16be", rest);
    }
    if memchr::memchr(0, bytes).is_some() {
        return match utf16_encoding(bytes) {
            Some(name) => text_of(name, bytes),
            None => with_stray_nuls(bytes),
        };
    }
    if memchr::memmem::find(bytes, b"\x1b$B").is_some() && bytes.is_ascii() {
        return text_of("iso-2022-jp", bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Characters that were read as controls come back with the repair.
        let repaired = mojibake::repair(text).unwrap_or_else(|| text.to_owned());
        return (!has_controls(&repaired)).then(|| DecodedText {
            text: repaired,
            encoding: "utf-8".to_owned(),
            lost: 0,
        });
    }
    if let Some(name) = declared(bytes).filter(|n| !n.starts_with("utf-")) {
        let decoded = text_of(&name, bytes)?;
        if decoded.lost == 0 {
            return Some(decoded);
        }
    }
    let name = if nearly_utf8(bytes) { "utf-8" } else { legacy_encoding(bytes) };
    text_of(name, bytes)
}

/// Decodes bytes whose encoding a label states ("iso-8859-2"). `None` when the label is unknown.
pub fn decode_as(label: &str, bytes: &[u8]) -> Option<String> {
    named(label).map(|name| decode(&name, bytes))
}

/// Decodes bytes with so few NULs that they are damage, not data: each is a lost character. `None` when there
/// are more.
fn with_stray_nuls(bytes: &[u8]) -> Option<DecodedText> {
    let nuls = memchr::memchr_iter(0, bytes).count();
    if nuls == bytes.len() || nuls > 1 + bytes.len() / MIN_BYTES_PER_NUL {
        return None;
    }
    // The control character that stands for a damaged one is the same byte in every encoding of bytes.
    let marked: Vec<u8> = bytes.iter().map(|b| if *b == 0 { SUBSTITUTE } else { *b }).collect();
    let decoded = decode_file(&marked)?;
    let text = decoded.text.replace(char::from(SUBSTITUTE), "\u{fffd}");
    Some(DecodedText { text, lost: decoded.lost + nuls, ..decoded })
}

/// Decodes bytes of a named encoding. `None` when the result is not text.
fn text_of(name: &str, bytes: &[u8]) -> Option<DecodedText> {
    let mut text = decode(name, bytes);
    let repaired = if name == "utf-8" { mojibake::repair(&text) } else { None };
    if has_controls(repaired.as_deref().unwrap_or(&text)) {
        return None;
    }
    let mut lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    if name == "utf-8" {
        // A U+FFFD that the file itself holds was lost before. A last character cut short by the
        // end of the file counts as no loss either.
        lost -= memchr::memmem::find_iter(bytes, "\u{fffd}").count().min(lost);
        let is_cut = std::str::from_utf8(last_char(bytes)).is_err_and(|e| e.error_len().is_none());
        lost -= usize::from(is_cut).min(lost);
    }
    if let Some(repaired) = repaired {
        text = repaired;
    }
    Some(DecodedText { text, encoding: name.to_owned(), lost })
}

/// The bytes of the last character, whole or cut short.
fn last_char(bytes: &[u8]) -> &[u8] {
    let end = &bytes[bytes.len().saturating_sub(4)..];
    let start = end.iter().rposition(|&b| b >= 0xC0).unwrap_or(end.len());
    &end[start..]
}

/// Whether a text has more control characters than any text has: a NUL, or one in fifty.
fn has_controls(text: &str) -> bool {
    let count = |at: usize| {
        let (chunk, _) = Chunk::at(text.as_bytes(), at);
        // Line ends and tabs aside most texts have none.
        match chunk.within(0, 0x1F) & !chunk.within(0x08, 0x0D) | chunk.any([0x7F]) {
            0 => 0,
            odd => (odd & !chunk.within(0x1A, 0x1B)).count_ones() as usize,
        }
    };
    let count: usize = (0..text.len()).step_by(ascii_chunk::SIZE).map(count).sum();
    let c1 = memchr::memchr_iter(0xC2, text.as_bytes())
        .filter(|&at| text.as_bytes().get(at + 1).is_some_and(|b| (0x80..0xA0).contains(b) && *b != 0x85))
        .count();
    (count + c1) * MIN_BYTES_PER_CONTROL > text.len() || memchr::memchr(0, text.as_bytes()).is_some()
}

/// Whether bytes that are not quite UTF-8 are most likely that: by the share of sound characters
/// among those above ASCII.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut cut) = (0usize, 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
        cut = chunk.invalid().len();
    }
    // A character cut off at the end is not broken; one lone byte might be a letter of another
    // encoding.
    if cut > 1 || (cut == 1 && good > 0) {
        bad -= 1;
    }
    bad == 0 || good > MIN_SOUND_PER_BROKEN * bad
}

/// The encoding that the head of an HTML or XML file declares, by the standard's name.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_HEAD_BYTES)]).to_ascii_lowercase();
    let xml =
        head.trim_start().strip_prefix("<?xml").and_then(|x| value_after(&x[..x.find('>')?], "encoding"));
    let meta = || {
        head.split("<meta").skip(1).find_map(|m| value_after(&m[..m.find('>').unwrap_or(m.len())], "charset"))
    };
    named(xml.or_else(meta)?)
}

/// The value behind `key =` in a tag's text, quoted or not.
fn value_after<'t>(tag: &'t str, key: &str) -> Option<&'t str> {
    let rest = tag[tag.find(key)? + key.len()..].trim_start().strip_prefix('=')?;
    let rest = rest.trim_start().trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '?' | '>'));
    Some(&rest[..end.unwrap_or(rest.len())]).filter(|v| !v.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Encoding, text and lost places.
    fn read(bytes: &[u8]) -> (String, String, usize) {
        let decoded = decode_file(bytes).expect("text");
        (decoded.encoding, decoded.text, decoded.lost)
    }

    #[test]
    fn marks_and_zeros_tell_utf16() {
        for (mark, big) in [(true, false), (true, true), (false, false), (false, true)] {
            let mut bytes = Vec::new();
            for unit in
                mark.then_some(0xFEFF).into_iter().chain("Ein Satz über Öl.\nUnd noch einer.".encode_utf16())
            {
                bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            }
            let (name, text, lost) = read(&bytes);
            assert_eq!(name, if big { "utf-16be" } else { "utf-16le" });
            assert_eq!((text.as_str(), lost), ("Ein Satz über Öl.\nUnd noch einer.", 0));
        }
    }

    #[test]
    fn a_declaration_counts_where_utf8_does_not_fit() {
        let page = b"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\xCF\xF0\xE8";
        assert_eq!(read(page).0, "windows-1251");
        let page = b"<?xml version='1.0' encoding='ISO-8859-2'?><html>\xB1\xB1";
        assert_eq!(read(page).0, "iso-8859-2");
        let page = "<meta charset=iso-8859-1>größer".as_bytes();
        assert_eq!(read(page).0, "utf-8", "bytes that are UTF-8 are UTF-8");
    }

    #[test]
    fn broken_utf8_keeps_what_can_be_read() {
        let mut bytes = "Grüße aus Köln, schöne Grüße an alle.".as_bytes().to_vec();
        bytes.insert(12, 0xFF);
        let (name, text, lost) = read(&bytes);
        assert_eq!((name.as_str(), lost), ("utf-8", 1));
        assert!(text.contains('\u{fffd}') && text.ends_with("an alle."));
    }

    #[test]
    fn a_file_cut_inside_its_last_character_is_sound() {
        let bytes = "Grüße aus Köln €".as_bytes();
        assert_eq!(read(&bytes[..bytes.len() - 1]).2, 0);
        assert_eq!(read(b"plain words \xE2\x80").0, "utf-8");
        assert_eq!(read(b"un caf\xE9"), ("windows-1252".into(), "un café".into(), 0));
    }

    #[test]
    fn a_stray_nul_is_a_lost_character() {
        let (name, text, lost) = read(b"A line\0 with a stray NUL");
        assert_eq!((name.as_str(), text.as_str(), lost), ("utf-8", "A line\u{fffd} with a stray NUL", 1));
        let long = ["A line of some words. ".repeat(100), "\0".to_owned()].concat().repeat(2);
        assert_eq!(read(long.as_bytes()).2, 2);
        assert_eq!(read(b"un caf\xE9\0 noir").1, "un café\u{fffd} noir");
    }

    #[test]
    fn marks_and_zeros_tell_utf32() {
        let text = "Ein Satz über Öl. 橋は残る。\nUnd noch einer: 🌉";
        for (mark, big) in [(true, false), (true, true), (false, false), (false, true)] {
            let chars = mark.then_some('\u{feff}').into_iter().chain(text.chars()).map(u32::from);
            let bytes: Vec<u8> =
                chars.flat_map(|c| if big { c.to_be_bytes() } else { c.to_le_bytes() }).collect();
            let name = if big { "utf-32be" } else { "utf-32le" };
            assert_eq!(read(&bytes), (name.to_owned(), text.to_owned(), 0));
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        for bytes in [&b"ab\0de\0f"[..], b"\0", b"\x01\x02\x03", &[1, 0, 2, 0, 3, 0, 4, 0]] {
            assert!(decode_file(bytes).is_none(), "{bytes:?}");
        }
    }
}
