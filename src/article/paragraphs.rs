//! Labelled runs to the paragraphs of an article.
//!
//! In: the document and the runs of one article in order. Out: its paragraphs: runs of the text, those
//! that continue one another as one, with the spaces between them repaired.

use crate::read::markdown_inline::plain;
use crate::text::spacing::repair;
use crate::types::article::{Paragraph, ParagraphKind};
use crate::types::document::{Document, Format};
use crate::types::label::{Label, Labelled};

/// Longest paragraph whose divided words are made whole, in bytes: each is looked for in all of it.
const MAX_WRAPPED_BYTES: usize = 20_000;

/// The paragraphs of an article.
pub fn paragraphs(document: &Document, runs: &[&Labelled]) -> Vec<Paragraph> {
    let text = document.text.as_str();
    let mut paragraphs: Vec<(Paragraph, String)> = Vec::new();
    for run in runs.iter().filter(|r| r.label.is_body()) {
        let raw = run.span.of(text);
        if raw.trim().is_empty() {
            continue;
        }
        let kind = kind(run.label);
        match paragraphs.last_mut() {
            Some((paragraph, whole)) if run.joined && paragraph.kind == kind => {
                if !whole.ends_with(char::is_whitespace) {
                    whole.push(' ');
                }
                whole.push_str(raw);
                paragraph.spans.push(run.span);
            }
            _ => paragraphs
                .push((Paragraph { text: String::new(), kind, spans: vec![run.span] }, raw.to_owned())),
        }
    }
    paragraphs
        .into_iter()
        .map(|(paragraph, whole)| {
            let text = match paragraph.kind {
                ParagraphKind::Code => whole.trim_matches(['\n', '\r']).trim_end().to_owned(),
                _ if document.format == Format::Markdown => repair(&plain(&whole)),
                _ if document.format == Format::Text && has_wrapped_word(&whole) => {
                    repair(&without_wrapped_words(&whole))
                }
                _ => repair(&whole),
            };
            Paragraph { text, ..paragraph }
        })
        .collect()
}

/// Whether a word may be divided by a hyphen at the end of a line.
fn has_wrapped_word(text: &str) -> bool {
    text.len() <= MAX_WRAPPED_BYTES && (text.contains("-\n") || text.contains("-\r\n"))
}

/// A hard-wrapped paragraph with its divided words whole: "noth-" and "ing" at the start of the next line. The
/// hyphen stays where the paragraph writes the word with one elsewhere.
fn without_wrapped_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim_end();
        let next = lines.peek().map(|next| next.trim_start()).unwrap_or_default();
        let bare = line.strip_suffix('-').filter(|b| b.ends_with(char::is_lowercase));
        match bare.filter(|_| next.starts_with(char::is_lowercase)) {
            Some(bare) => {
                let first = bare.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
                let second = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
                let compound = text.contains(&format!("{first}-{second}"));
                out.push_str(if compound { line } else { bare });
                if let Some(next) = lines.peek_mut() {
                    *next = next.trim_start();
                }
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

/// The kind of paragraph that a label makes.
fn kind(label: Label) -> ParagraphKind {
    match label {
        Label::Subheading => ParagraphKind::Heading,
        Label::Item => ParagraphKind::Item,
        Label::Quote => ParagraphKind::Quote,
        Label::Row => ParagraphKind::Row,
        Label::Code => ParagraphKind::Code,
        _ => ParagraphKind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::block::Span;
    use crate::types::document::Declared;
    use crate::types::label::{Cue, Reason};

    /// The paragraphs of runs, each with its label and whether it continues the one before.
    fn texts(runs: &[(&str, Label, bool)]) -> Vec<(String, ParagraphKind, usize)> {
        let text: String = runs.iter().map(|(text, ..)| *text).collect();
        let mut at = 0;
        let labelled: Vec<Labelled> = runs
            .iter()
            .map(|(text, label, joined)| {
                let span = Span { start: at, end: at + text.len() };
                at = span.end;
                let reason = Reason::new(Cue::Shape, "");
                let (label, joined) = (*label, *joined);
                Labelled { span, label, reason, confidence: 1.0, article: Some(0), joined, markup: None }
            })
            .collect();
        let document = Document {
            name: String::new(),
            file: String::new(),
            format: Format::Text,
            text,
            declared: Declared::default(),
            problems: Vec::new(),
            containers: Vec::new(),
            layout: Vec::new(),
            block_ends: Vec::new(),
            pile: None,
        };
        let found = paragraphs(&document, &labelled.iter().collect::<Vec<_>>());
        found.into_iter().map(|p| (p.text, p.kind, p.spans.len())).collect()
    }

    #[test]
    fn divided_words_are_whole_again() {
        let text = "A well-known place. They caught noth-\ning of the well-\nknown eels, nor bass-\nBream.";
        let expected = "A well-known place. They caught nothing of the well-known eels, nor bass-\nBream.\n";
        assert_eq!(without_wrapped_words(text), expected);
    }

    #[test]
    fn runs_that_continue_one_another_are_one_paragraph() {
        let runs = [
            ("The answer\n", Label::Body, false),
            ("came on Monday.\n", Label::Body, true),
            ("Share\n", Label::Share, false),
            ("Repairs\n", Label::Subheading, false),
            ("They begin in May.", Label::Body, true),
        ];
        let expected = [
            ("The answer came on Monday.", ParagraphKind::Text, 2),
            ("Repairs", ParagraphKind::Heading, 1),
            ("They begin in May.", ParagraphKind::Text, 1),
        ];
        assert_eq!(texts(&runs), expected.map(|(text, kind, spans)| (text.to_owned(), kind, spans)));
    }
}
