//! The records of a pile as labelled runs. What goes in: a document, its blocks and the pile that
//! was found in it. What comes out: runs that partition the text as the blocks do; articles are
//! made of them as of any labels. A run of a record says in its reason's detail what cannot be
//! read off the text: the day as ISO 8601 of a date, the name of a field's value, and on the first
//! line of a text the outlet that the whole file is of.

use crate::split::frames::marks::{iso, said};
use crate::split::frames::pile::Pile;
use crate::split::frames::record::{Piece, Record};
use crate::types::block::{Block, Span, Tag};
use crate::types::document::Document;
use crate::types::error::{Code, Problem};
use crate::types::label::{Cue, Label, Labelled, Reason};
use crate::types::pile::{PileState, PileSummary};

/// Articles that are shown before a pile comes apart.
const SAMPLES: usize = 3;
/// Characters of what is shown of one.
const MAX_SAMPLE_CHARS: usize = 160;
/// How sure the lines of a record are.
const SURE: f32 = 0.95;

/// A stretch of text and what it is.
struct Stretch {
    span: Span,
    label: Label,
    detail: String,
    article: Option<u32>,
}

/// Labels a document that is a pile.
pub(crate) fn label_pile(document: &Document, blocks: &[Block], pile: &Pile) -> Vec<Labelled> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (n, record) in pile.records.iter().enumerate() {
        stretches.extend(stretches_of(document, record, n as u32));
    }
    let mut runs: Vec<Labelled> = Vec::with_capacity(stretches.len());
    let mut next = 0;
    for block in blocks {
        let mut at = block.span.start;
        let mut push = |end: usize, stretch: Option<&Stretch>| {
            if end > at {
                runs.push(run(block, Span { start: at, end }, stretch, document));
                at = end;
            }
        };
        while let Some(stretch) = stretches.get(next).filter(|s| s.span.start < block.span.end) {
            push(stretch.span.start, None);
            // White space behind a stretch is its own.
            let follows = stretches.get(next + 1).map_or(document.text.len(), |s| s.span.start);
            let end = stretch.span.end.min(block.span.end);
            let white = document.text[end..].len() - document.text[end..].trim_start().len();
            push((end + white).min(follows).min(block.span.end), Some(stretch));
            if stretch.span.end > block.span.end {
                break;
            }
            next += 1;
        }
        push(block.span.end, None);
    }
    runs
}

/// What is shown of a pile before it comes apart.
pub(crate) fn summary(document: &Document, pile: &Pile, state: PileState) -> PileSummary {
    let sample = |record: &Record| {
        let body = record.pieces.iter().find(|(_, piece)| *piece == Piece::Body).map(|(span, _)| *span);
        first_line(document, record.title.or(body).unwrap_or(record.span))
    };
    PileSummary {
        state,
        form: pile.frame.to_string(),
        count: pile.records.len(),
        stated: pile.stated,
        samples: pile.records.iter().take(SAMPLES).map(sample).collect(),
    }
}

/// The first line of a span, without the white space around it, cut where it is long.
fn first_line(document: &Document, span: Span) -> Span {
    let text = span.of(&document.text);
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    let end = line.char_indices().nth(MAX_SAMPLE_CHARS).map_or(line.len(), |(at, _)| at);
    Span { start: span.start + start, end: span.start + start + end }
}

/// The problem that the file states another number of articles.
pub(crate) fn count_problem(document: &Document, pile: &Pile) -> Option<Problem> {
    let stated = pile.stated?;
    let found = pile.records.len();
    let detail = format!("The file says that it holds {stated} articles; {found} were found.");
    (stated != found).then(|| Problem::new(&document.name, Code::CountDiffers, detail))
}

fn stretches_of(document: &Document, record: &Record, n: u32) -> Vec<Stretch> {
    let mut outlet = record.outlet.filter(|o| o.start < record.span.start || o.end > record.span.end);
    let field =
        |span: Span| record.fields.iter().find(|f| span.start <= f.value.start && f.value.end <= span.end);
    let mut stretches: Vec<Stretch> = Vec::with_capacity(record.pieces.len());
    for (span, piece) in &record.pieces {
        let mut put = |span: Span, label, detail: String| {
            if !span.is_empty() {
                stretches.push(Stretch { span, label, detail, article: Some(n) });
            }
        };
        match piece {
            Piece::Title => put(*span, Label::Title, String::new()),
            Piece::Outlet => put(*span, Label::Source, String::new()),
            Piece::Byline => put(*span, Label::Byline, String::new()),
            Piece::Day => put(*span, Label::Date, record.day.map(iso).unwrap_or_default()),
            Piece::Body => {
                let detail = outlet.take().map(|o| said(document, o)).unwrap_or_default();
                put(*span, Label::Body, detail);
            }
            // The value of a field apart from its name.
            Piece::Field => match field(*span) {
                Some(field) => {
                    let value = field.value;
                    put(Span { start: span.start, end: value.start }, Label::Field, String::new());
                    put(value, Label::Field, field.slot());
                    put(Span { start: value.end, end: span.end }, Label::Field, String::new());
                }
                None => put(*span, Label::Field, String::new()),
            },
        }
    }
    stretches
}

fn run(block: &Block, span: Span, stretch: Option<&Stretch>, document: &Document) -> Labelled {
    let blank = span.of(&document.text).trim().is_empty();
    let tag = block.markup.as_ref().map(|m| m.tag);
    let label = match stretch.map(|s| s.label) {
        _ if blank => Label::Blank,
        None => Label::Furniture,
        Some(Label::Body) => match tag {
            Some(Tag::Heading(_)) => Label::Subheading,
            Some(Tag::Item) => Label::Item,
            Some(Tag::Quote) => Label::Quote,
            Some(Tag::Row) => Label::Row,
            _ => Label::Body,
        },
        Some(label) => label,
    };
    let begun = stretch.is_some_and(|s| s.span.start < span.start);
    let detail = stretch.map_or(String::new(), |s| s.detail.clone());
    Labelled {
        span,
        label,
        reason: Reason::new(Cue::Frame, if begun { String::new() } else { detail }),
        confidence: if blank { 1.0 } else { SURE },
        article: stretch.filter(|_| !blank).and_then(|s| s.article),
        joined: begun && label.is_body(),
        markup: block.markup.clone(),
    }
}
