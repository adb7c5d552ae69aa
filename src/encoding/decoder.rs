//! Bytes of a named encoding to text, by the tables of the WHATWG Encoding Standard. Natively these
//! come from `encoding_rs`; in a browser from its own `TextDecoder`, so that the module does not
//! have to hold them. The code pages of DOS are in none of them ([`dos_pages`]). windows-1252 and UTF-16 are decoded here in both cases, because browsers
//! differ in them, as is UTF-32, which they do not know. Which encoding a file is in is not decided here.

use crate::encoding::dos_pages;

/// The characters of the bytes 0x80 to 0x9F in windows-1252. Unused bytes stand for the control
/// characters of the same number.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The standard's name, in lower case, of the encoding that `label` names; `None` for a
/// label that it does not know or that names no encoding of text.
pub fn named(label: &str) -> Option<String> {
    if let Some(page) = dos_pages::named(label) {
        return Some(page.to_owned());
    }
    host::named(label.trim()).filter(|n| n != "replacement" && n != "x-user-defined")
}

/// Decodes `bytes`; what cannot be decoded becomes U+FFFD. `name` is one that [`named`]
/// gave; any other gives an empty text.
pub fn decode(name: &str, bytes: &[u8]) -> String {
    match name {
        "windows-1252" => bytes.iter().map(|&b| from_1252(b)).collect(),
        "utf-16le" => utf16(bytes, u16::from_le_bytes),
        "utf-16be" => utf16(bytes, u16::from_be_bytes),
        "utf-32le" => utf32(bytes, u32::from_le_bytes),
        "utf-32be" => utf32(bytes, u32::from_be_bytes),
        "utf-8" => String::from_utf8_lossy(bytes).into_owned(),
        _ => dos_pages::decode(name, bytes).or_else(|| host::decode(name, bytes)).unwrap_or_default(),
    }
}

/// The character of a windows-1252 byte.
fn from_1252(byte: u8) -> char {
    match byte {
        0x80..0xA0 => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The byte of a character above ASCII in windows-1252 or, where that has none, in ISO-8859-1: a
/// garbled text may have come through either.
pub fn to_1252(c: char) -> Option<u8> {
    match c {
        '\u{80}'..='\u{ff}' => Some(c as u8),
        '\0'..='\u{7f}' => None,
        _ => WINDOWS_1252.iter().position(|&w| w == c).map(|i| 0x80 + i as u8),
    }
}

/// Decodes UTF-32. Numbers of no character and odd last bytes become U+FFFD.
fn utf32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> String {
    let (numbers, rest) = bytes.as_chunks::<4>();
    let mut text = String::with_capacity(bytes.len() / 4);
    text.extend(numbers.iter().map(|n| char::from_u32(number(*n)).unwrap_or(char::REPLACEMENT_CHARACTER)));
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// Decodes UTF-16. Lone surrogates and an odd last byte become U+FFFD.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let pairs = bytes.chunks_exact(2);
    let rest = pairs.remainder().len();
    let units = pairs.map(|p| unit([p[0], p[1]]));
    let mut text = String::with_capacity(bytes.len());
    text.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    if rest > 0 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// The tables of `encoding_rs`.
#[cfg(not(target_arch = "wasm32"))]
mod host {
    use encoding_rs::Encoding;

    /// Name of an encoding in lower case, by a label of the standard.
    pub fn named(label: &str) -> Option<String> {
        Encoding::for_label(label.as_bytes()).map(|e| e.name().to_ascii_lowercase())
    }

    /// Bytes decoded by a name of the standard.
    pub fn decode(name: &str, bytes: &[u8]) -> Option<String> {
        let encoding = Encoding::for_label(name.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }
}

/// The tables of the browser.
#[cfg(target_arch = "wasm32")]
mod host {
    use crate::encoding::structure::{decode_damaged, may_be_damaged};
    use web_sys::TextDecoder;

    /// Name of an encoding in lower case, by a label of the standard.
    pub fn named(label: &str) -> Option<String> {
        Some(TextDecoder::new_with_label(label).ok()?.encoding().to_ascii_lowercase())
    }

    /// Bytes decoded by a name of the standard. What may be damaged is decoded character by character, since
    /// browsers and Node differ in it.
    pub fn decode(name: &str, bytes: &[u8]) -> Option<String> {
        let decoder = TextDecoder::new_with_label(name).ok()?;
        let host = |bytes: &[u8]| decoder.decode_with_u8_array(bytes).ok();
        let text = host(bytes)?;
        match may_be_damaged(&text) {
            true => decode_damaged(name, bytes, &host).or(Some(text)),
            false => Some(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_windows_1252_is_the_standards() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(Some(decode("windows-1252", &bytes)), host::decode("windows-1252", &bytes));
        assert!(bytes[128..].iter().all(|&b| to_1252(from_1252(b)) == Some(b)));
    }

    #[test]
    fn a_lone_surrogate_is_one_lost_character() {
        assert_eq!(decode("utf-16le", &[0x41, 0, 0x00, 0xD8, 0x42, 0]), "A\u{fffd}B");
        assert_eq!(decode("utf-16be", &[0, 0x41, 0xD8]), "A\u{fffd}");
    }

    #[test]
    fn labels_become_names() {
        assert_eq!(named(" Latin1 ").as_deref(), Some("windows-1252"));
        assert_eq!(named("gb2312").as_deref(), Some("gbk"));
        assert_eq!(named("no-such-thing"), None);
    }
}
