//! Text of a legacy encoding with damage in it, decoded the same way by every host.
//!
//! Hosts agree on sound text, not on damage: one gives U+FFFD for a damaged character, another U+FFFD and the byte
//! behind it, a third a control character. In: bytes, and a function that decodes a few sound bytes. Out: the text by
//! the rules of the WHATWG Encoding Standard: which bytes belong together is read here, and only whole characters
//! are given to the host. GBK, gb18030, EUC-JP and ISO-2022-JP are not read here.

use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Decodes the bytes of one character; U+FFFD or nothing where they are none.
type Host<'h> = &'h dyn Fn(&[u8]) -> Option<String>;
type Bytes = &'static [RangeInclusive<u8>];

/// Characters of the private use area: some hosts give them for bytes that mean nothing.
const PRIVATE: RangeInclusive<char> = '\u{e000}'..='\u{f8ff}';
/// First character of the private use area that Shift_JIS gives to its last rows, and their lead bytes.
const SHIFT_JIS_PRIVATE: (u32, RangeInclusive<u8>) = (0xE000, 0xF0..=0xF9);
/// Cells of a row of Shift_JIS.
const SHIFT_JIS_CELLS: u32 = 188;

/// An encoding of characters of one or two bytes.
struct Structure {
    name: &'static str,
    /// First bytes of two.
    lead: Bytes,
    /// Second bytes of two.
    trail: Bytes,
    /// Bytes from 0x80 that are a character alone.
    single: Bytes,
}

const STRUCTURES: [Structure; 3] = [
    Structure {
        name: "shift_jis",
        lead: &[0x81..=0x9F, 0xE0..=0xFC],
        trail: &[0x40..=0x7E, 0x80..=0xFC],
        single: &[0x80..=0x80, 0xA1..=0xDF],
    },
    Structure { name: "euc-kr", lead: &[0x81..=0xFE], trail: &[0x41..=0xFE], single: &[] },
    Structure { name: "big5", lead: &[0x81..=0xFE], trail: &[0x40..=0x7E, 0xA1..=0xFE], single: &[] },
];

/// Encodings whose characters are all one byte.
fn is_single_byte(name: &str) -> bool {
    ["windows-", "iso-8859-", "koi8-", "ibm", "macintosh", "x-mac-"]
        .iter()
        .any(|start| name.starts_with(start))
}

/// Whether a text that a host decoded may hold damage, which hosts decode in different ways.
pub fn may_be_damaged(text: &str) -> bool {
    let is_odd = |c: char| {
        c == char::REPLACEMENT_CHARACTER || PRIVATE.contains(&c) || ('\u{80}'..='\u{9f}').contains(&c)
    };
    !text.is_ascii() && text.contains(is_odd)
}

/// Decodes bytes character by character; `None` for an encoding that is not read here.
pub fn decode_damaged(name: &str, bytes: &[u8], host: Host<'_>) -> Option<String> {
    if is_single_byte(name) {
        let table: Vec<char> = (0x80..=0xFF).map(|byte| single(byte, host)).collect();
        let char = |b: &u8| b.checked_sub(0x80).map_or(char::from(*b), |at| table[usize::from(at)]);
        return Some(bytes.iter().map(char).collect());
    }
    let structure = STRUCTURES.iter().find(|s| s.name == name)?;
    Some(structure.decode(bytes, host))
}

/// The character of one byte from 0x80.
fn single(byte: u8, host: Host<'_>) -> char {
    let text = host(&[byte]).unwrap_or_default();
    let is_sound = |c: &char| *c != char::REPLACEMENT_CHARACTER && !PRIVATE.contains(c);
    let char = text.chars().next().filter(is_sound);
    match (byte, char) {
        // Without a character, these bytes are the control characters of the same number in the standard.
        (..0xA0, char) => char.unwrap_or(char::from(byte)),
        (_, Some(char)) if !char.is_control() => char,
        _ => char::REPLACEMENT_CHARACTER,
    }
}

impl Structure {
    fn decode(&self, bytes: &[u8], host: Host<'_>) -> String {
        let is_in = |ranges: Bytes, byte: u8| ranges.iter().any(|range| range.contains(&byte));
        let mut known: HashMap<[u8; 2], Option<String>> = HashMap::new();
        let mut text = String::with_capacity(bytes.len() * 3 / 2);
        let mut rest = bytes;
        while let [first, behind @ ..] = rest {
            rest = behind;
            match *first {
                byte @ ..0x80 => text.push(char::from(byte)),
                0x80 if is_in(self.single, 0x80) => text.push('\u{80}'),
                byte if is_in(self.single, byte) => text.push(single(byte, host)),
                byte if !is_in(self.lead, byte) => text.push(char::REPLACEMENT_CHARACTER),
                lead => {
                    let trail = behind.first().copied();
                    let pair = trail.filter(|t| is_in(self.trail, *t)).map(|t| [lead, t]);
                    let sound =
                        pair.and_then(|p| known.entry(p).or_insert_with(|| self.pair(p, host)).as_deref());
                    text.push_str(sound.unwrap_or("\u{fffd}"));
                    // A damaged character does not take an ASCII byte with it.
                    if sound.is_some() || trail.is_some_and(|t| !t.is_ascii()) {
                        rest = behind.get(1..).unwrap_or_default();
                    }
                }
            }
        }
        text
    }

    /// The text of two bytes; `None` when they are no character.
    fn pair(&self, pair: [u8; 2], host: Host<'_>) -> Option<String> {
        let [lead, trail] = pair;
        let (start, leads) = SHIFT_JIS_PRIVATE;
        if self.name == "shift_jis" && leads.contains(&lead) {
            let cell = u32::from(trail) - if trail < 0x7F { 0x40 } else { 0x41 };
            let row = u32::from(lead - leads.start());
            return char::from_u32(start + row * SHIFT_JIS_CELLS + cell).map(String::from);
        }
        let text = host(&pair)?;
        let is_odd = |c: char| {
            c.is_ascii() || c.is_control() || c == char::REPLACEMENT_CHARACTER || PRIVATE.contains(&c)
        };
        (!text.is_empty() && !text.contains(is_odd)).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::Encoding;

    /// Every encoding of one or two bytes that is read here.
    const NAMES: [&str; 16] = [
        "shift_jis",
        "euc-kr",
        "big5",
        "windows-874",
        "windows-1250",
        "windows-1251",
        "windows-1253",
        "windows-1254",
        "windows-1255",
        "windows-1256",
        "windows-1257",
        "windows-1258",
        "iso-8859-2",
        "iso-8859-7",
        "koi8-r",
        "iso-8859-6",
    ];

    #[test]
    fn damage_is_decoded_as_the_standard_says() {
        for name in NAMES {
            let encoding = Encoding::for_label(name.as_bytes()).expect("a name");
            let whole = |bytes: &[u8]| encoding.decode_without_bom_handling(bytes).0.into_owned();
            let host = |bytes: &[u8]| Some(whole(bytes));
            let mut all: Vec<Vec<u8>> = Vec::new();
            for lead in 0x80..=0xFF_u8 {
                all.extend((0..=0xFF_u8).map(|trail| vec![b'a', lead, trail, b'z']));
                all.push(vec![lead]);
            }
            let mut state = 15_u32;
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            };
            all.extend((0..200).map(|_| (0..60).map(|_| next()).collect::<Vec<u8>>()));
            for bytes in all {
                assert_eq!(decode_damaged(name, &bytes, &host), Some(whole(&bytes)), "{name}: {bytes:02x?}");
            }
        }
        assert_eq!(decode_damaged("gbk", b"a", &|_| None), None);
        for (text, odd) in
            [("a", false), ("橋", false), ("a\u{fffd}", true), ("\u{e000}", true), ("\u{85}", true)]
        {
            assert_eq!(may_be_damaged(text), odd, "{text:?}");
        }
    }
}
