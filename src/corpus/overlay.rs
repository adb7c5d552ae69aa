//! Changes of labels that other files or a person make to a document after it was cleaned by itself.

use crate::types::block::Span;
use crate::types::label::{Cue, Label, Labelled, Reason};

/// A change of a run's label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Mark {
    /// The run with this number is furniture because its line recurs, in so many files.
    Recurs(u32, u32),
    /// The run with this number is the title of an article that was glued on.
    Glued(u32),
    /// The person called this line furniture.
    Phrase(u32),
    /// The person put a range back.
    Restore(Span),
    /// The person set a range aside.
    SetAside(Span),
}

/// The runs with the marks put on: the drop's first, then the person's, the last word last.
pub(crate) fn marked(read: &[Labelled], marks: &[Mark], text: &str, files: usize) -> Vec<Labelled> {
    let mut blocks = read.to_vec();
    for mark in marks {
        match mark {
            Mark::Glued(block) => part(&mut blocks, *block),
            Mark::Recurs(block, count) => {
                aside(&mut blocks, *block, Reason::new(Cue::Recurs, format!("in {count} of {files} files")));
            }
            Mark::Phrase(block) => aside(&mut blocks, *block, Reason::new(Cue::Person, "line set aside")),
            Mark::Restore(_) | Mark::SetAside(_) => {}
        }
    }
    for mark in marks {
        match mark {
            Mark::Restore(span) => range(&mut blocks, *span, text, true),
            Mark::SetAside(span) => range(&mut blocks, *span, text, false),
            Mark::Recurs(..) | Mark::Glued(_) | Mark::Phrase(_) => {}
        }
    }
    blocks
}

/// Makes a run the title of an article of its own, which goes on to the end of the one that it
/// stands in.
pub(crate) fn part(blocks: &mut [Labelled], title: u32) {
    let Some(behind) = blocks.get_mut(title as usize..) else { return };
    behind.iter_mut().filter_map(|r| r.article.as_mut()).for_each(|n| *n += 1);
    let article = behind.iter().skip(1).find(|r| r.label.is_body()).and_then(|r| r.article);
    if let Some(run) = behind.first_mut() {
        run.label = Label::Title;
        run.reason = Reason::new(Cue::Card, "");
        run.article = article;
        run.joined = false;
    }
}

/// Whether two lists of marks give the same articles: a count is no difference.
pub(crate) fn same_effect(a: &[Mark], b: &[Mark]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|pair| match pair {
            (Mark::Recurs(x, _), Mark::Recurs(y, _)) => x == y,
            (x, y) => x == y,
        })
}

pub(crate) fn aside(blocks: &mut [Labelled], block: u32, reason: Reason) {
    if let Some(run) = blocks.get_mut(block as usize) {
        run.label = Label::Furniture;
        run.reason = reason;
        run.article = None;
        run.joined = false;
    }
}

/// Puts a range back into the article around it, or sets it aside. A run that the range
/// cuts is cut there.
pub(crate) fn range(blocks: &mut Vec<Labelled>, span: Span, text: &str, back: bool) {
    for at in [span.start, span.end] {
        let inside = |r: &Labelled| r.span.start < at && at < r.span.end;
        if let Some(i) = blocks.iter().position(inside).filter(|_| text.is_char_boundary(at)) {
            let mut tail = blocks[i].clone();
            blocks[i].span.end = at;
            tail.span.start = at;
            blocks.insert(i + 1, tail);
        }
    }
    let within =
        |r: &Labelled| r.span.start >= span.start && r.span.end <= span.end && r.label != Label::Blank;
    let around = {
        let first = blocks.iter().position(within).unwrap_or(0);
        let before = blocks.iter().take(first).rev().find_map(|r| r.article);
        before.or_else(|| blocks.iter().skip(first).find_map(|r| r.article)).unwrap_or(0)
    };
    for i in 0..blocks.len() {
        if !within(&blocks[i]) {
            continue;
        }
        if back {
            let run = &mut blocks[i];
            run.article = Some(run.article.unwrap_or(around));
            run.label = Label::Body;
            run.reason = Reason::new(Cue::Person, "put back");
            run.confidence = 1.0;
            run.joined = false;
        } else {
            aside(blocks, i as u32, Reason::new(Cue::Person, "set aside"));
            blocks[i].confidence = 1.0;
        }
    }
}
