//! Marks of notes and of editing that are no words of a text: "[edit]" behind a heading of a wiki page, "[a]"
//! of a comment in a text that was written together, with the comments below it.
//!
//! In: lines. Out: the marks as parts of their lines, and the lines of the comments.

use crate::label::inner_spans::InnerSpan;
use crate::label::rules::state::{Rules, aside};
use crate::line::line::Line;
use crate::types::document::{Document, Format};
use crate::types::label::{Cue, Label};
use crate::util::order::sort;
use std::collections::HashSet;

/// Marks behind the headings of wiki pages.
const EDIT_MARKS: [&str; 16] = [
    "[edit]",
    "[ edit ]",
    "[edit source]",
    "[Bearbeiten]",
    "[bearbeiten]",
    "[modifier]",
    "[modifier | modifier le code]",
    "[editar]",
    "[editar código]",
    "[modifica]",
    "[bewerken]",
    "[edytuj]",
    "[править]",
    "[править код]",
    "[编辑]",
    "[編集]",
];
/// Most letters of the mark of a comment.
const MAX_MARK_LETTERS: usize = 2;

/// Finds the marks.
pub fn note_marks(document: &Document, lines: &[Line<'_>], rules: &mut Rules) {
    for (l, line) in lines.iter().enumerate().filter(|(_, line)| line.text.ends_with(']')) {
        if let Some(mark) = EDIT_MARKS.iter().find(|m| line.text.ends_with(**m) && line.text.len() > m.len())
        {
            let end = line.text.len();
            let mark = InnerSpan::new(end - mark.len(), end, Label::Furniture, Cue::Phrase, mark);
            rules.inner[l].push(mark);
        }
    }
    if document.format == Format::Text {
        comment_marks(lines, rules);
    }
}

/// Marks of comments: letters in brackets, whose comments stand behind all other lines.
fn comment_marks(lines: &[Line<'_>], rules: &mut Rules) {
    let mut marks: Vec<&str> = Vec::new();
    for l in (0..lines.len()).rev() {
        let Some(mark) = opening_mark(lines[l].text) else { break };
        rules.aside[l] = Some(aside(Label::Comments, Cue::Shape, "a comment of its writers"));
        marks.push(mark);
    }
    let above = &lines[..lines.len() - marks.len()];
    let in_text: HashSet<&str> =
        above.iter().flat_map(|line| marks_in(line.text)).map(|(_, mark)| mark).collect();
    if marks.is_empty() || !marks.iter().all(|mark| in_text.contains(mark)) {
        let behind = lines.len() - marks.len();
        rules.aside[behind..].iter_mut().for_each(|verdict| *verdict = None);
        return;
    }
    sort(&mut marks);
    for (l, line) in above.iter().enumerate() {
        for (at, mark) in marks_in(line.text).filter(|(_, mark)| marks.binary_search(mark).is_ok()) {
            let span = InnerSpan::new(at, at + mark.len(), Label::Comments, Cue::Shape, "mark of a comment");
            rules.inner[l].push(span);
        }
    }
}

/// The marks of comments in a text, each with its place.
fn marks_in(text: &str) -> impl Iterator<Item = (usize, &str)> {
    memchr::memchr_iter(b'[', text.as_bytes()).filter_map(|at| mark_at(&text[at..]).map(|mark| (at, mark)))
}

/// The mark that a text opens with.
fn mark_at(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let letters =
        bytes.get(1..)?.iter().take(MAX_MARK_LETTERS + 1).take_while(|b| b.is_ascii_lowercase()).count();
    let closed = bytes.get(letters + 1) == Some(&b']');
    (bytes[0] == b'[' && closed && (1..=MAX_MARK_LETTERS).contains(&letters)).then(|| &text[..letters + 2])
}

/// The mark of a comment that a line opens with.
fn opening_mark(text: &str) -> Option<&str> {
    mark_at(text).filter(|mark| text.len() > mark.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_comments_open_their_lines() {
        for (text, mark) in [
            ("[a]Is this right?", Some("[a]")),
            ("[ab] yes", Some("[ab]")),
            ("[1] A book", None),
            ("[a]", None),
        ] {
            assert_eq!(opening_mark(text), mark, "{text}");
        }
    }
}
