//! Verdicts on lines to labelled runs of blocks.
//!
//! In: the blocks of a document, its lines and their verdicts. Out: runs that cover the text as the blocks
//! do; a block with parts that are something else becomes several runs.

use crate::label::inner_spans::{InnerSpan, normalised};
use crate::label::verdict::Verdict;
use crate::line::line::Line;
use crate::types::block::{Block, Span};
use crate::types::label::{Cue, Label, Labelled, Reason};

/// The labelled runs of a document.
pub fn runs(blocks: &[Block], lines: &[Line<'_>], verdicts: &[Verdict]) -> Vec<Labelled> {
    let mut runs = Vec::with_capacity(blocks.len());
    let mut at = 0;
    for (line, verdict) in lines.iter().zip(verdicts) {
        push_blank(&blocks[at..line.first], &mut runs);
        let origin = line.byte;
        let inner = normalised(&verdict.inner_spans, line.text.len());
        let mut before = Before::default();
        for block in &blocks[line.first..=line.last] {
            push_block(block, origin, verdict, &inner, &mut before, &mut runs);
        }
        at = line.last + 1;
    }
    push_blank(&blocks[at..], &mut runs);
    runs
}

/// Calls what an article has of white space alone blank: parts of a line, cut off where something else ends.
pub fn blank_white_space(runs: &mut [Labelled], text: &str) {
    for run in runs.iter_mut().filter(|r| r.label.is_body() || r.label.is_metadata()) {
        if run.span.of(text).trim().is_empty() {
            run.label = Label::Blank;
            run.reason = Reason::new(Cue::Shape, "");
            run.article = None;
            run.joined = false;
        }
    }
}

/// What a line has already when the next of its blocks comes.
#[derive(Default)]
struct Before {
    /// A run of text.
    text: bool,
    /// A run of the title or the standfirst.
    head: bool,
}

/// Adds blocks of white space.
fn push_blank(blocks: &[Block], runs: &mut Vec<Labelled>) {
    for block in blocks {
        runs.push(Labelled {
            span: block.span,
            label: Label::Blank,
            reason: Reason::new(Cue::Shape, ""),
            confidence: 1.0,
            article: None,
            joined: false,
            markup: block.markup.clone(),
        });
    }
}

/// Adds the runs of one block of a line: those of its inner parts, and the line's verdict for the rest.
/// `origin` is the byte at which the line's text begins; `before` is what the line has in the blocks before.
fn push_block(
    block: &Block,
    origin: usize,
    verdict: &Verdict,
    inner: &[InnerSpan],
    before: &mut Before,
    runs: &mut Vec<Labelled>,
) {
    let mut at = block.span.start;
    let mut push = |end: usize, label: Label, reason: &Reason, confidence: f32, runs: &mut Vec<Labelled>| {
        if end > at {
            let article = (label.is_body() || label.is_metadata()).then_some(verdict.article).flatten();
            let is_head = matches!(label, Label::Title | Label::Standfirst);
            let joined = label.is_body() && (before.text || verdict.continues) || is_head && before.head;
            before.text |= label.is_body();
            before.head |= is_head;
            let span = Span { start: at, end };
            let (reason, markup) = (reason.clone(), block.markup.clone());
            runs.push(Labelled { span, label, reason, confidence, article, joined, markup });
            at = end;
        }
    };
    for span in inner {
        let (start, end) = (origin + span.start, origin + span.end);
        if end <= block.span.start || start >= block.span.end {
            continue;
        }
        if start > block.span.start {
            push(start, verdict.label, &verdict.reason, verdict.confidence, runs);
        }
        let end = end.min(block.span.end);
        push(end, span.label, &span.reason, span.confidence, runs);
    }
    push(block.span.end, verdict.label, &verdict.reason, verdict.confidence, runs);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::line::lines;
    use crate::read::read;
    use crate::types::limits::Limits;

    #[test]
    fn runs_cover_the_text_and_inner_parts_get_their_label() {
        let text = "Harbour Post 3 May 2021\n\nThe council voted\non Monday.\n";
        let (document, blocks) = read("page.txt", text.as_bytes(), &Limits::default()).expect("a document");
        let mut joined = vec![false; blocks.len()];
        *joined.last_mut().expect("blocks") = true;
        let lines = lines(&document, &blocks, &joined);
        let mut date = Verdict::new(Label::Date, Cue::Shape, "", 0.9).of_article(0);
        date.inner_spans.push(InnerSpan::new(0, 12, Label::Source, Cue::Position, ""));
        let verdicts = [date, Verdict::new(Label::Body, Cue::Shape, "", 0.9).of_article(0)];
        let runs = runs(&blocks, &lines, &verdicts);
        let all: String = runs.iter().map(|run| run.span.of(&document.text)).collect();
        assert_eq!(all, document.text);
        let shown: Vec<(&str, Label, bool)> = runs
            .iter()
            .filter(|run| run.label != Label::Blank)
            .map(|run| (run.span.of(&document.text).trim(), run.label, run.joined))
            .collect();
        let expected = [
            ("Harbour Post", Label::Source, false),
            ("3 May 2021", Label::Date, false),
            ("The council voted", Label::Body, false),
            ("on Monday.", Label::Body, true),
        ];
        assert_eq!(shown, expected);
    }
}
