//! UTF-32: whether bytes are that, with or without a byte order mark, and in which byte order. Goes by the
//! numbers that four bytes each would be: in other text they are hardly ever numbers of characters.

/// Bytes of a character.
const SIZE: usize = 4;
/// Shortest input without a mark that can be told, in bytes.
const MIN_BYTES: usize = 2 * SIZE;
/// Characters that are looked at.
const MAX_SAMPLE_CHARS: usize = 4096;

/// The name of the byte order, and the bytes behind the mark; `None` for bytes that are not UTF-32.
pub fn utf32_encoding(bytes: &[u8]) -> Option<(&'static str, &[u8])> {
    for (name, mark, number) in [
        ("utf-32le", [0xFF, 0xFE, 0, 0], u32::from_le_bytes as fn([u8; SIZE]) -> u32),
        ("utf-32be", [0, 0, 0xFE, 0xFF], u32::from_be_bytes),
    ] {
        let rest = bytes.strip_prefix(&mark);
        let content = rest.unwrap_or(bytes);
        let is_long = rest.is_some() || content.len() >= MIN_BYTES && content.len() % SIZE == 0;
        if is_long && are_chars(content, number) {
            return Some((name, content));
        }
    }
    None
}

/// Whether the first numbers are all of characters that texts have.
fn are_chars(bytes: &[u8], number: fn([u8; SIZE]) -> u32) -> bool {
    let numbers = bytes.as_chunks::<SIZE>().0.iter().take(MAX_SAMPLE_CHARS);
    numbers.map(|n| char::from_u32(number(*n))).all(|c| match c {
        Some('\t' | '\n' | '\r') => true,
        Some(c) => {
            !c.is_control()
                && !matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{40000}'..='\u{dffff}' | '\u{f0000}'..)
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_are_not_utf32() {
        let utf16: Vec<u8> = "A plain line.\n\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xFF, 0xFE][..], &utf16].concat();
        for bytes in [&utf16[..], &marked, b"", b"plain text..", &[1, 0, 0, 0, 2, 0, 0, 0], &[0; 8]] {
            assert_eq!(utf32_encoding(bytes), None, "{bytes:?}");
        }
    }
}
