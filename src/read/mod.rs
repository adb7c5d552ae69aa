//! Bytes to a [`Document`] and its [`Block`]s: encoding, then one reader a format.
//! Nothing is judged here.

use crate::{Block, Code, Declared, Document, Format, Limits, Problem};

/// Reads one file. The blocks partition the document's text.
///
/// # Errors
/// A [`Problem`] when the file is too large, not text, or empty.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<(Document, Vec<Block>), Problem> {
    if bytes.len() > limits.file_bytes {
        let detail = format!("{} bytes; the limit is {}", bytes.len(), limits.file_bytes);
        return Err(Problem::new(name, Code::TooLarge, detail));
    }
    if bytes.contains(&0) {
        return Err(Problem::new(name, Code::NotText, "NUL bytes"));
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    if text.trim().is_empty() {
        return Err(Problem::new(name, Code::Empty, "nothing but white space"));
    }
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        blocks.push(Block::plain(at, at + line.len()));
        at += line.len();
    }
    let declared = Declared::default();
    let document =
        Document { name: name.to_owned(), format: Format::Text, text, declared, problems: Vec::new() };
    Ok((document, blocks))
}
