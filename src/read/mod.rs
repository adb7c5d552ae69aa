//! Bytes to a [`Document`] and its [`Block`]s: encoding, then one reader a format.
//! Nothing is judged here.

// Readers of word-processor files and of Markdown's heads: not yet called by `read`.
#[allow(dead_code)]
mod converted;
#[allow(dead_code)]
mod docx;
pub(crate) mod encoding;
#[allow(dead_code)]
mod front_matter;
mod html;
mod magic;
pub mod markdown;
#[allow(dead_code)]
mod rtf;
mod sniff;
mod text;

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
    if let Some((code, what)) = magic::not_text(bytes) {
        return Err(Problem::new(name, code, format!("This is {what}, not text.")));
    }
    let Some(decoded) = encoding::decode_file(bytes) else {
        return Err(Problem::new(name, Code::NotText, binary(bytes)));
    };
    if decoded.text.trim().is_empty() {
        return Err(Problem::new(name, Code::Empty, "Nothing but white space."));
    }
    let mut problems = Vec::new();
    if decoded.lost > 0 {
        let detail = format!("{} characters could not be read as {}.", decoded.lost, decoded.encoding);
        problems.push(Problem::new(name, Code::BadEncoding, detail));
    }
    let format = sniff::format(name, &decoded.text);
    let mut containers = Vec::new();
    let (text, (blocks, capped), declared) = match format {
        Format::Html => {
            let page = html::read(&decoded.text, limits);
            containers = page.containers;
            (page.text, (page.blocks, page.capped), page.declared)
        }
        Format::Markdown => {
            let declared = markdown::declared(&decoded.text);
            let blocks = markdown::blocks(&decoded.text, limits.blocks);
            (decoded.text, blocks, declared)
        }
        Format::Text => {
            let blocks = text::blocks(&decoded.text, limits.blocks);
            (decoded.text, blocks, Declared::default())
        }
    };
    if text.is_empty() {
        return Err(Problem::new(name, Code::Empty, "The page shows no text."));
    }
    if capped {
        let detail = format!("More than {} blocks; the rest of the text is kept as one.", limits.blocks);
        problems.push(Problem::new(name, Code::Limit, detail));
    }
    Ok((Document { name: name.to_owned(), format, text, declared, problems, containers }, blocks))
}

/// Why bytes are refused, for a person.
fn binary(bytes: &[u8]) -> String {
    match memchr::memchr_iter(0, bytes).count() {
        0 => "Control characters all over: this is not text.".to_owned(),
        zeros => format!("{zeros} NUL bytes: this is not text."),
    }
}
