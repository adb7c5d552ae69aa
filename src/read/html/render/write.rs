//! Text of the page into the line that is being written: white space made single, line breaks kept
//! where they part sentences, cells of a row set apart by tabs.

use crate::read::html::element::ElementKind;
use crate::read::html::render::Renderer;
use crate::text::ascii_chunk::{self, Chunk};

/// Shortest line, in bytes, that a single line break may cut in the middle of a sentence.
const MIN_BROKEN_BYTES: usize = 40;

impl Renderer<'_> {
    /// Takes in a `<br>`.
    pub fn line_break(&mut self) {
        let is_one_line = self.row.is_some()
            || self.open.last().is_some_and(|e| {
                matches!(e.kind, ElementKind::Heading(_) | ElementKind::Caption | ElementKind::Control)
            });
        self.layout.blank();
        if self.in_pre() {
            self.write("\n");
        } else if is_one_line {
            self.line.has_space = true;
        } else {
            self.line.breaks += 1;
        }
    }

    /// Takes in a text node.
    pub fn write(&mut self, text: &str) {
        if self.in_pre() {
            return self.write_pre(text);
        }
        let mut words = text.split_whitespace();
        self.line.has_space |= text.starts_with(char::is_whitespace);
        let Some(first) = words.next() else { return };
        self.write_word(first);
        // The words behind the first stand in the same elements with only white space between:
        // where that is single spaces the text is copied as it is.
        let rest = text.trim_start()[first.len()..].trim_end();
        if let Some(bytes) = single_spaced(rest).filter(|_| self.line.bytes > 0) {
            self.text.push_str(rest);
            self.count(bytes);
        } else {
            self.write_each(words);
        }
        self.line.has_space = text.ends_with(char::is_whitespace);
    }

    /// Whether preformatted text is open.
    fn in_pre(&self) -> bool {
        self.open.iter().any(|e| e.kind == ElementKind::Pre)
    }

    /// Writes words with a space before each.
    fn write_each<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        for word in words {
            if self.line.bytes > 0 {
                self.text.push(' ');
                self.push(word);
            } else {
                self.write_word(word);
            }
        }
    }

    /// Writes a word with what is before it: a line end, a tab or a space.
    fn write_word(&mut self, word: &str) {
        if self.line.breaks > 0 && self.line.bytes > 0 {
            // A line that is all in one style ends where the style does: a title over a byline.
            let ends_style = !self.line.inline.is_empty() && !self.inline.starts_with(&self.line.inline);
            if self.line.breaks > 1 || ends_style || !self.runs_on(word) {
                self.end_line();
            } else {
                self.line.has_space = true;
            }
        }
        self.line.breaks = 0;
        if self.line.bytes == 0 {
            self.line.inline.clone_from(&self.inline);
        } else {
            let shared = self.line.inline.iter().zip(&self.inline).take_while(|(a, b)| a == b).count();
            self.line.inline.truncate(shared);
            match (self.line.has_cell, self.line.has_space) {
                (true, _) => self.text.push('\t'),
                (_, true) => self.text.push(' '),
                _ => {}
            }
        }
        (self.line.has_cell, self.line.has_space, self.line.left_inline) = (false, false, false);
        self.push(word);
    }

    /// Writes the visible characters of a word.
    fn push(&mut self, word: &str) {
        let from = self.text.len();
        self.view_text(from);
        match word.is_ascii() {
            true => self.text.push_str(word),
            false => self.text.extend(word.chars().filter(|c| !is_invisible(*c))),
        }
        self.count(self.text.len() - from);
    }

    /// Writes preformatted text as it is, blank lines before the first other one left out.
    fn write_pre(&mut self, text: &str) {
        let mut text = text;
        if self.line.bytes == 0 {
            let blank = text.len() - text.trim_start().len();
            if blank == text.len() {
                return;
            }
            // The indent of the first line stays.
            text = &text[text[..blank].rfind('\n').map_or(0, |end| end + 1)..];
        }
        let from = self.text.len();
        self.view_text(from);
        self.text.push_str(text);
        self.count(self.text.len() - from);
    }

    /// Tells the recorder of a reader's view that text begins here.
    fn view_text(&mut self, from: usize) {
        if let Some(view) = &mut self.view {
            view.text(from);
        }
    }

    /// Adds to the measures of the line.
    fn count(&mut self, bytes: usize) {
        self.line.bytes += bytes;
        self.line.bytes_in_links += if self.links > 0 { bytes } else { 0 };
        self.line.bytes_in_times += if self.times > 0 { bytes } else { 0 };
        self.layout.text(self.text.len() - self.line.start);
    }

    /// Whether a line that one `<br>` ends goes on with `word`: a long line that ends in no
    /// sentence, then a small letter.
    fn runs_on(&self, word: &str) -> bool {
        let line = &self.text[self.line.start..];
        line.len() >= MIN_BROKEN_BYTES
            && line.ends_with(|c: char| c.is_alphanumeric() || c == ',')
            && word.starts_with(char::is_lowercase)
    }
}

/// Bytes of an ASCII text that are no spaces, where single spaces are all the white space in it;
/// `None` for any other text.
fn single_spaced(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut found, mut space_before) = (0, 0);
    for at in (0..bytes.len()).step_by(ascii_chunk::SIZE) {
        let (chunk, count) = Chunk::at(bytes, at);
        let space = chunk.any([b' ']) & ascii_chunk::first_bits(count);
        let odd = chunk.within(b'\t', b'\r') | space & (space << 1 | space_before);
        if odd != 0 || count < ascii_chunk::SIZE && at + count < bytes.len() {
            return None;
        }
        found += count - space.count_ones() as usize;
        space_before = space >> (ascii_chunk::SIZE - 1);
    }
    Some(found)
}

/// Characters that show nothing and only say where a word may be broken.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_single_spaces_are_copied_as_they_are() {
        let long = "words ".repeat(30);
        let table = [
            ("", Some(0)),
            (" two words", Some(8)),
            ("two  spaces", None),
            ("a\ttab", None),
            ("caf\u{e9}", None),
            (&long, Some(150)),
            (&(long.clone() + " x"), None),
        ];
        for (text, want) in table {
            assert_eq!(single_spaced(text), want, "{text}");
        }
    }
}
