//! Plain text to blocks: a line a block. Lines are not joined here; what belongs
//! together is for the cleaning to say.

use crate::types::block::Block;
use memchr::{memchr3, memmem};

/// Cuts a text into its lines. Line ends are `\n`, `\r\n`, `\r`, form feed, U+0085,
/// U+2028 and U+2029; blank lines belong to the block before them, those at the start to
/// the first. At most `most` blocks: the rest of the text is the last one. The second
/// value is whether that happened.
pub fn blocks(text: &str, most: usize) -> (Vec<Block>, bool) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut begun = false;
    for (start, end) in Lines::new(text) {
        let blank = text[start..end].trim().is_empty();
        let open = !begun;
        begun |= !blank;
        let full = blocks.len() >= most;
        match blocks.last_mut() {
            Some(last) if blank || open => last.span.end = end,
            Some(last) if full => {
                last.span.end = text.len();
                return (blocks, true);
            }
            _ => blocks.push(Block::plain(start, end)),
        }
    }
    (blocks, false)
}

fn has_rare_ends(text: &str) -> bool {
    ["\u{85}", "\u{2028}", "\u{2029}"]
        .iter()
        .any(|end| memmem::find(text.as_bytes(), end.as_bytes()).is_some())
}

/// The lines of a text with their ends, as byte ranges.
pub struct Lines<'t> {
    text: &'t str,
    at: usize,
    rare: bool,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.
    pub fn new(text: &'t str) -> Self {
        Lines { text, at: 0, rare: has_rare_ends(text) }
    }
}

impl Iterator for Lines<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|r| !r.is_empty())?;
        let bytes = rest.as_bytes();
        let mut end = match memchr3(b'\n', b'\r', b'\x0c', bytes) {
            Some(i) if bytes[i..].starts_with(b"\r\n") => i + 2,
            Some(i) => i + 1,
            None => rest.len(),
        };
        if self.rare {
            let found = rest[..end].find(['\u{85}', '\u{2028}', '\u{2029}']);
            let length = |i: usize| rest[i..].chars().next().map_or(1, char::len_utf8);
            end = found.map_or(end, |i| i + length(i));
        }
        self.at = start + end;
        Some((start, self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        blocks(text, 100).0.iter().map(|b| b.span.of(text)).collect()
    }

    #[test]
    fn every_line_end_ends_a_line() {
        assert_eq!(
            lines("a\nb\r\nc\rd\x0ce\u{2028}f\u{2029}g\u{85}h"),
            ["a\n", "b\r\n", "c\r", "d\x0c", "e\u{2028}", "f\u{2029}", "g\u{85}", "h"]
        );
    }

    #[test]
    fn blank_lines_belong_to_the_block_before() {
        assert_eq!(lines("\n \na\n\n\t\nb"), ["\n \na\n\n\t\n", "b"]);
        assert_eq!(lines("a\r\n\r\n\r\nb\n"), ["a\r\n\r\n\r\n", "b\n"]);
    }

    #[test]
    fn the_last_block_takes_what_is_over_the_cap() {
        let (cut, capped) = blocks("a\nb\nc\nd", 2);
        assert!(capped);
        assert_eq!(cut.iter().map(|b| (b.span.start, b.span.end)).collect::<Vec<_>>(), [(0, 2), (2, 7)]);
        assert!(!blocks("a\nb\n\n", 2).1);
    }
}
