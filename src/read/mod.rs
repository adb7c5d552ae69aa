//! Bytes of one file to a [`Document`] and its [`Block`]s: first the encoding, then the reader of its
//! format. What a block is to an article is not decided here.

pub(crate) mod declared_facts;
mod front_matter;
mod html;
mod magic;
pub mod markdown;
pub(crate) mod markdown_inline;
mod markdown_nodes;
mod markdown_view;
mod sniff;
mod text;

use crate::encoding;
use crate::read::declared_facts::declared_by_head;
use crate::text::compose::composed;
use crate::types::block::Block;
use crate::types::document::{Declared, Document, Format};
use crate::types::error::{Code, Problem};
use crate::types::limits::Limits;
use crate::types::markup::PageView;

/// Reads one file, without a reader's view: as [`read_view`].
///
/// # Errors
/// As [`read_view`].
#[cfg(any(test, feature = "training"))]
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<(Document, Vec<Block>), Problem> {
    read_view(name, bytes, limits, None)
}

/// Reads one file. The blocks partition the document's text. With `view` what a reader's view needs is added to it; the
/// document and its blocks do not depend on it.
///
/// # Errors
/// A [`Problem`] when the file is too large, not text, damaged, or empty.
pub fn read_view(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    view: Option<&mut PageView>,
) -> Result<(Document, Vec<Block>), Problem> {
    if bytes.len() > limits.file_bytes {
        let detail = format!("{} bytes; the limit is {}", bytes.len(), limits.file_bytes);
        return Err(Problem::new(name, Code::TooLarge, detail));
    }
    if let Some((code, what)) = magic::not_text(bytes) {
        return Err(Problem::new(name, code, format!("This is {what}, not text.")));
    }
    let Some(decoded) = encoding::decode_file(bytes) else {
        return Err(Problem::new(name, Code::NotText, why_binary(bytes)));
    };
    let lost = (decoded.lost > 0).then(|| {
        let detail = format!("{} characters could not be read as {}.", decoded.lost, decoded.encoding);
        Problem::new(name, Code::BadEncoding, detail)
    });
    let format = sniff::format(name, &decoded.text);
    let (mut document, blocks) = read_text(name, format, decoded.text, limits, view)?;
    document.problems.splice(0..0, lost);
    Ok((document, blocks))
}

/// Reads a text of a known format. With `view` what a reader's view needs is added to it.
///
/// # Errors
/// A [`Problem`] when it is empty.
pub fn read_text(
    name: &str,
    format: Format,
    source: String,
    limits: &Limits,
    view: Option<&mut PageView>,
) -> Result<(Document, Vec<Block>), Problem> {
    if source.trim().is_empty() {
        return Err(Problem::new(name, Code::Empty, "Nothing but white space."));
    }
    let source = composed(source);
    let (mut containers, mut layout, mut flattened) = (Vec::new(), Vec::new(), false);
    let (text, (blocks, capped), declared) = match format {
        Format::Html => {
            let page = html::read(&source, limits, view);
            containers = page.containers;
            layout = page.layout;
            flattened = page.flattened;
            (page.text, (page.blocks, page.capped), page.declared)
        }
        Format::Markdown => {
            let head = front_matter::read(&source);
            let place = head.as_ref().map(|h| h.start..h.end);
            let blocks = markdown::blocks(&source, place, limits.blocks);
            if let Some(view) = view {
                view.nodes = markdown_view::markdown_nodes(&source, &blocks.0);
            }
            (source, blocks, head.map(|h| declared_by_head(h.facts)).unwrap_or_default())
        }
        Format::Text => {
            let blocks = text::blocks(&source, limits.blocks);
            (source, blocks, Declared::default())
        }
    };
    if text.is_empty() {
        return Err(Problem::new(name, Code::Empty, "The page shows no text."));
    }
    let mut problems = Vec::new();
    if flattened {
        let detail = "The page has too many elements; the rest of its text is kept without its markup.";
        problems.push(Problem::new(name, Code::Limit, detail));
    }
    if capped {
        let detail = format!("More than {} blocks; the rest of the text is kept as one.", limits.blocks);
        problems.push(Problem::new(name, Code::Limit, detail));
    }
    let (name, file) = (name.to_owned(), name.to_owned());
    let (pile, block_ends) = (None, Vec::new());
    Ok((
        Document { name, file, format, text, declared, problems, pile, containers, layout, block_ends },
        blocks,
    ))
}

/// The blocks of a text or Markdown document, read from its text again; `None` for a page.
pub fn blocks_again(document: &Document, limits: &Limits) -> Option<Vec<Block>> {
    let text = &document.text;
    match document.format {
        Format::Html => None,
        Format::Markdown => {
            let place = front_matter::read(text).map(|h| h.start..h.end);
            Some(markdown::blocks(text, place, limits.blocks).0)
        }
        Format::Text => Some(text::blocks(text, limits.blocks).0),
    }
}

/// Why bytes are no text, in one sentence.
fn why_binary(bytes: &[u8]) -> String {
    match memchr::memchr_iter(0, bytes).count() {
        0 => "Control characters all over: this is not text.".to_owned(),
        zeros => format!("{zeros} NUL bytes: this is not text."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_becomes_a_document_or_a_problem() {
        let limits = Limits { file_bytes: 64, blocks: 2, ..Limits::default() };
        let table: [(&str, &[u8], Result<Format, Code>); 8] = [
            ("a.txt", b"A line.", Ok(Format::Text)),
            ("a.md", b"# A title", Ok(Format::Markdown)),
            ("a.txt", b"<!doctype html><p>A line.", Ok(Format::Html)),
            ("a.html", b"<!doctype html><script>x()</script>", Err(Code::Empty)),
            ("a.txt", b" \n\t", Err(Code::Empty)),
            ("a.pdf", b"%PDF-1.7", Err(Code::NotText)),
            ("a.bin", b"\x01\x02\x03", Err(Code::NotText)),
            ("a.txt", &[b'x'; 65], Err(Code::TooLarge)),
        ];
        for (name, bytes, want) in table {
            let got = read(name, bytes, &limits).map(|(document, _)| document.format).map_err(|p| p.code);
            assert_eq!(got, want, "{name}: {bytes:?}");
        }
    }

    #[test]
    fn what_was_lost_or_capped_is_said() {
        let limits = Limits { blocks: 2, ..Limits::default() };
        let bytes = "Grüße aus Köln, schöne Grüße".bytes().chain(*b"\xFF\nb\nc\nd").collect::<Vec<_>>();
        let (document, blocks) = read("a.txt", &bytes, &limits).expect("text");
        let codes: Vec<Code> = document.problems.iter().map(|p| p.code).collect();
        assert_eq!((codes, blocks.len()), (vec![Code::BadEncoding, Code::Limit], 2));
        assert!(document.text.ends_with("b\nc\nd"), "nothing is dropped");
    }
}
