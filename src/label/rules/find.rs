//! Finds the lines that rules know.
//!
//! In: a document, its lines and their logits. Out: [`Rules`].

use crate::label::decode::is_text;
use crate::label::rules::class_blocks::class_blocks;
use crate::label::rules::clock_lines::clock_lines;
use crate::label::rules::line_patterns::set_aside_pattern;
use crate::label::rules::note_marks::note_marks;
use crate::label::rules::questions::questions;
use crate::label::rules::recipes::recipes;
use crate::label::rules::short_items::short_items;
use crate::label::rules::speakers::speakers;
use crate::label::rules::split_pages::split_pages;
use crate::label::rules::state::{PAGE_MARK, Rules, aside};
use crate::label::rules::within::keep_within;
use crate::line::line::Line;
use crate::types::block::Tag;
use crate::types::document::{Document, Format};
use crate::types::label::{Cue, Label};

/// The rules that hold in a document; `page_marks` says which blocks are marks of printed pages.
pub fn rules(document: &Document, lines: &[Line<'_>], page_marks: &[bool], logits: &[f32]) -> Rules {
    let none = Rules {
        aside: vec![None; lines.len()],
        kept: vec![false; lines.len()],
        continues: vec![false; lines.len()],
        inner: vec![Vec::new(); lines.len()],
    };
    let mut rules = none;
    for (l, line) in lines.iter().enumerate() {
        let is_head = document.format == Format::Markdown && line.markup.is_some_and(|m| m.tag == Tag::Meta);
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
    short_items(lines, &mut rules);
    recipes(lines, logits, &mut rules);
    keep_within(document, lines, logits, &mut rules);
    keep_broken_lines(&mut rules, lines, logits);
    continue_over_marks(&mut rules, lines);
    rules
}

/// A sentence that a line break of its paragraph cuts is text to its end.
fn keep_broken_lines(rules: &mut Rules, lines: &[Line<'_>], logits: &[f32]) {
    for l in 1..lines.len() {
        let (before, line) = (&lines[l - 1], &lines[l]);
        let same = match (before.markup, line.markup) {
            (Some(a), Some(b)) => a.tag == Tag::Paragraph && b.tag == a.tag && a.container == b.container,
            _ => false,
        };
        let text = rules.kept[l - 1] || is_text(logits[l - 1]);
        let goes_on = line.text.starts_with(char::is_lowercase) && is_open(before) && line.hit.is_none();
        rules.kept[l] |= same && text && goes_on && rules.aside[l].is_none() && rules.aside[l - 1].is_none();
    }
}

/// A sentence goes on behind the marks of a printed page.
fn continue_over_marks(rules: &mut Rules, lines: &[Line<'_>]) {
    let is_mark = |l: usize| rules.aside[l].as_ref().is_some_and(|v| v.reason.detail == PAGE_MARK);
    for l in 1..lines.len() {
        if is_mark(l) || !is_mark(l - 1) {
            continue;
        }
        let Some(before) = (0..l).rev().find(|b| !is_mark(*b)) else { continue };
        if lines[l].text.starts_with(char::is_lowercase) && is_open(&lines[before]) {
            (rules.kept[before], rules.kept[l]) = (true, true);
            rules.continues[l] = true;
        }
    }
}

/// Whether the sentence of a line goes on.
fn is_open(line: &Line<'_>) -> bool {
    let bare = line.text.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')']);
    !line.ends && !bare.ends_with(['.', '!', '?', ':'])
}
