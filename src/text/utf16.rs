//! Byte offsets of a text to UTF-16 code units and back: Rust counts in bytes, JavaScript in code
//! units. ASCII texts need no table.

/// Bytes between two entries of the table.
const STEP_BYTES: usize = 256;

/// A text with a table that makes both directions fast.
///
/// ```
/// let units = storysift::Units::new("é, 😀!");
/// assert_eq!((units.of_byte(2), units.of_byte(8)), (1, 5));
/// assert_eq!(units.to_byte(5), 8);
/// ```
#[derive(Clone, Debug)]
pub struct Units<'t> {
    text: &'t str,
    /// For each `n` the first character boundary at or behind byte `n * STEP_BYTES`, and the code
    /// units before it. Empty when the text is ASCII.
    marks: Vec<(usize, usize)>,
}

/// Length of a text in UTF-16 code units.
pub(crate) fn utf16_len(text: &str) -> u64 {
    let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
    units as u64
}

impl<'t> Units<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            for (at, c) in text.char_indices() {
                if at >= marks.len() * STEP_BYTES {
                    marks.push((at, units));
                }
                units += c.len_utf16();
            }
        }
        Units { text, marks }
    }

    /// UTF-16 code units before a byte offset; one inside a character counts the
    /// characters before it, one behind the end counts all.
    pub fn of_byte(&self, byte: usize) -> usize {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let mark = self.marks.partition_point(|&(at, _)| at <= byte);
        match mark.checked_sub(1).map(|m| self.marks[m]) {
            None => byte,
            Some((at, units)) => units + self.text[at..byte].encode_utf16().count(),
        }
    }

    /// Byte offset behind that many UTF-16 code units; one inside a surrogate pair gives
    /// the character's start, one behind the end gives the text's length.
    pub fn to_byte(&self, units: usize) -> usize {
        if self.marks.is_empty() {
            return units.min(self.text.len());
        }
        let mark = self.marks.partition_point(|&(_, u)| u <= units);
        let (at, mut seen) = self.marks[mark.saturating_sub(1)];
        for (i, c) in self.text[at..].char_indices() {
            seen += c.len_utf16();
            if seen > units {
                return at + i;
            }
        }
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_on_every_boundary() {
        let text = "a\u{e9}\u{4e2d}\u{1f600}b".repeat(400);
        let units = Units::new(&text);
        let mut seen = 0;
        for (at, c) in text.char_indices() {
            assert_eq!(units.of_byte(at), seen);
            assert_eq!(units.to_byte(seen), at);
            seen += c.len_utf16();
        }
        assert_eq!(units.of_byte(text.len()), seen);
        assert_eq!(units.to_byte(seen), text.len());
        assert_eq!(units.to_byte(seen + 9), text.len());
    }

    #[test]
    fn ascii_needs_no_marks() {
        let units = Units::new("plain");
        assert_eq!((units.of_byte(3), units.to_byte(3), units.to_byte(99)), (3, 3, 5));
    }
}
