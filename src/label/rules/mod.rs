//! Lines whose role is known whatever the net thinks of them.
//!
//! In: a document, its lines and their logits. Out: [`Rules`]: the verdicts on lines that are never text of an
//! article, the lines that are, the lines that go on with the paragraph before, and the parts of lines that
//! are marks. Everything else is left to the net.

pub(crate) mod class_blocks;
pub(crate) mod clock_lines;
pub(crate) mod line_patterns;
pub(crate) mod note_marks;
pub(crate) mod questions;
pub(crate) mod speakers;
pub(crate) mod split_pages;

use crate::label::decode::is_text;
use crate::label::inner_spans::InnerSpan;
use crate::label::rules::class_blocks::class_blocks;
use crate::label::rules::clock_lines::clock_lines;
use crate::label::rules::line_patterns::set_aside_pattern;
use crate::label::rules::note_marks::note_marks;
use crate::label::rules::questions::questions;
use crate::label::rules::speakers::speakers;
use crate::label::rules::split_pages::split_pages;
use crate::label::verdict::Verdict;
use crate::line::line::Line;
use crate::types::block::Tag;
use crate::types::document::{Document, Format};
use crate::types::label::{Cue, Label};

/// Logit of a line that a rule keeps.
const KEPT_LOGIT: f32 = 3.0;
/// Confidence in the verdict of a rule, 0 to 1.
const CONFIDENCE: f32 = 0.95;

/// What is known of the lines of a document, each list by line.
pub struct Rules {
    /// Verdicts on lines that are no text.
    pub aside: Vec<Option<Verdict>>,
    /// Lines that are text.
    pub kept: Vec<bool>,
    /// Lines that go on with the paragraph before, though other lines stand between.
    pub continues: Vec<bool>,
    /// Parts of lines that are marks.
    pub inner: Vec<Vec<InnerSpan>>,
}

impl Rules {
    /// The rules that hold in a document; `page_marks` says which blocks are marks of printed pages.
    pub fn of(document: &Document, lines: &[Line<'_>], page_marks: &[bool], logits: &[f32]) -> Self {
        let none = Rules {
            aside: vec![None; lines.len()],
            kept: vec![false; lines.len()],
            continues: vec![false; lines.len()],
            inner: vec![Vec::new(); lines.len()],
        };
        let mut rules = none;
        for (l, line) in lines.iter().enumerate() {
            let is_head =
                document.format == Format::Markdown && line.markup.is_some_and(|m| m.tag == Tag::Meta);
            let is_rule = document.format == Format::Markdown
                && line.text.chars().all(|c| matches!(c, '-' | '*' | '_' | ' '));
            rules.aside[l] = match () {
                () if is_rule => Some(aside(Label::Seam, Cue::Shape, "a rule across the page")),
                () if is_head => Some(aside(Label::Furniture, Cue::Markup, "head of the file")),
                () if page_marks.get(line.first) == Some(&true) => {
                    Some(aside(Label::Furniture, Cue::Shape, PAGE_MARK))
                }
                () => set_aside_pattern(line),
            };
        }
        class_blocks(lines, &mut rules);
        note_marks(document, lines, &mut rules);
        clock_lines(lines, logits, &mut rules);
        split_pages(lines, &mut rules);
        speakers(lines, &mut rules);
        questions(lines, logits, &mut rules);
        rules.keep_broken_lines(lines, logits);
        rules.continue_over_marks(lines);
        rules
    }

    /// Raises the logits of lines that are kept.
    pub fn raise(&self, logits: &mut [f32]) {
        for (logit, _) in logits.iter_mut().zip(&self.kept).filter(|(_, kept)| **kept) {
            *logit = logit.max(KEPT_LOGIT);
        }
    }

    /// Writes what is known into the verdicts.
    pub fn apply(self, verdicts: &mut [Verdict]) {
        let parts = self.aside.into_iter().zip(self.continues).zip(self.inner);
        for (verdict, ((aside, continues), inner)) in verdicts.iter_mut().zip(parts) {
            if let Some(aside) = aside {
                *verdict = aside;
                continue;
            }
            verdict.continues |= continues && verdict.label.is_body();
            verdict.inner_spans.extend(inner);
        }
    }

    /// A sentence that a line break of its paragraph cuts is text to its end.
    fn keep_broken_lines(&mut self, lines: &[Line<'_>], logits: &[f32]) {
        for l in 1..lines.len() {
            let (before, line) = (&lines[l - 1], &lines[l]);
            let same = match (before.markup, line.markup) {
                (Some(a), Some(b)) => a.tag == Tag::Paragraph && b.tag == a.tag && a.container == b.container,
                _ => false,
            };
            let text = self.kept[l - 1] || is_text(logits[l - 1]);
            let goes_on = line.text.starts_with(char::is_lowercase) && is_open(before) && line.hit.is_none();
            self.kept[l] |= same && text && goes_on && self.aside[l].is_none() && self.aside[l - 1].is_none();
        }
    }

    /// A sentence goes on behind the marks of a printed page.
    fn continue_over_marks(&mut self, lines: &[Line<'_>]) {
        let is_mark = |l: usize| self.aside[l].as_ref().is_some_and(|v| v.reason.detail == PAGE_MARK);
        for l in 1..lines.len() {
            if is_mark(l) || !is_mark(l - 1) {
                continue;
            }
            let Some(before) = (0..l).rev().find(|b| !is_mark(*b)) else { continue };
            if lines[l].text.starts_with(char::is_lowercase) && is_open(&lines[before]) {
                (self.kept[before], self.kept[l]) = (true, true);
                self.continues[l] = true;
            }
        }
    }
}

/// Detail of the reason of a mark of a printed page.
pub const PAGE_MARK: &str = "mark of a printed page";

/// The verdict on a line that is no text.
fn aside(label: Label, cue: Cue, detail: &str) -> Verdict {
    Verdict::new(label, cue, detail, CONFIDENCE)
}

/// Whether the sentence of a line goes on.
fn is_open(line: &Line<'_>) -> bool {
    let bare = line.text.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')']);
    !line.ends && !bare.ends_with(['.', '!', '?', ':'])
}
