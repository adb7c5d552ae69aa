//! UTF-16 without a byte order mark: whether bytes with NULs among them are that, and in which
//! byte order. Goes by where the NULs stand and by what the text would be.

use crate::encoding::decoder::decode;

/// Shortest input that can be told, in bytes.
const MIN_BYTES: usize = 4;
/// Most bytes that are decoded for a look.
const MAX_SAMPLE_BYTES: usize = 16 << 10;
/// Zeros on the side with more of them to zeros on the other, at least.
const MIN_ZERO_RATIO: usize = 20;
/// One in so many bytes, at most, is a high byte in the range of ASCII's printable characters.
const MIN_BYTES_PER_LETTER: usize = 100;
/// One in so many bytes, at least, is a low byte above ASCII, where that is not so.
const MAX_BYTES_PER_HIGH: usize = 8;
/// One in so many characters, at most, is none that texts have.
const MIN_CHARS_PER_STRANGE: usize = 50;

/// The name of the byte order; `None` for bytes that are not UTF-16.
pub fn utf16_encoding(bytes: &[u8]) -> Option<&'static str> {
    let count =
        |first: usize, is: fn(&u8) -> bool| bytes.iter().skip(first).step_by(2).filter(|b| is(b)).count();
    let (even, odd) = (count(0, |b| *b == 0), count(1, |b| *b == 0));
    // Index of the first low byte, and the zeros among the high and the low bytes.
    let (name, low, zeros_high, zeros_low) = match even < odd {
        true => ("utf-16le", 0, odd, even),
        false => ("utf-16be", 1, even, odd),
    };
    // The high bytes of scripts with small code points are never letters of ASCII, and the low
    // bytes of the others have any value. Other text with a stray NUL is neither.
    let letters = count(1 - low, |b| (0x21..0x7F).contains(b));
    let is_telling = letters * MIN_BYTES_PER_LETTER <= bytes.len()
        || count(low, |b| *b >= 0x80) * MAX_BYTES_PER_HIGH >= bytes.len();
    if bytes.len() < MIN_BYTES || zeros_low * MIN_ZERO_RATIO > zeros_high || !is_telling {
        return None;
    }
    let sample = decode(name, &bytes[..bytes.len().min(MAX_SAMPLE_BYTES) & !1]);
    let strange = sample.chars().filter(|c| is_strange(*c)).count();
    (strange * MIN_CHARS_PER_STRANGE <= sample.chars().count()).then_some(name)
}

/// Characters that texts do not have: controls, private use, noncharacters.
fn is_strange(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        c => c.is_control() || matches!(c, '\u{fffd}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn byte_orders_are_told_by_their_zeros() {
        for text in ["A plain line.\n", "Мост открыт, сказал мэр.\n"] {
            assert_eq!(utf16_encoding(&bytes(text, u16::to_le_bytes)), Some("utf-16le"), "{text}");
            assert_eq!(utf16_encoding(&bytes(text, u16::to_be_bytes)), Some("utf-16be"), "{text}");
        }
    }

    #[test]
    fn other_bytes_with_zeros_are_refused() {
        for bytes in [&b"A line\0 with a stray NUL"[..], b"\0\0", &[1, 0, 2, 0, 3, 0, 4, 0]] {
            assert_eq!(utf16_encoding(bytes), None, "{bytes:?}");
        }
    }
}
