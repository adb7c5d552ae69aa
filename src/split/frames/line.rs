//! A document's blocks as the lines that a frame is looked for in: hard-wrapped text joined,
//! preformatted blocks cut at their line ends, cells of a row of two parted, rules as lines of
//! their own. Spans point into the document; the text has its white space made single.

use crate::split::frames::days::Day;
use crate::split::frames::marks::{Rule, opens_field, rule_of, single_spaced};
use crate::text::words::count_words;
use crate::types::block::{Block, Span, Tag};
use crate::types::document::{Document, Format};
use crate::types::layout::{Layout, RuleBefore};
use crate::util::order::sort;
use std::borrow::Cow;

/// Longest line of a hard-wrapped file, in characters: 98 of 100 lines are at most that long.
const MAX_WRAP: usize = 110;
/// Fewest lines that tell whether a file is hard-wrapped.
const MIN_WRAPPED_LINES: usize = 20;
/// Spaces before a centred line of plain text.
const MIN_INDENT: usize = 8;

/// A line.
#[derive(Debug)]
pub struct FrameLine<'t> {
    /// Where it stands in the document, without the white space around it.
    pub span: Span,
    /// Its text; empty for a rule without signs.
    pub text: Cow<'t, str>,
    pub words: u32,
    pub chars: u32,
    /// Blank lines or empty blocks before it.
    pub gap: u16,
    pub bold: bool,
    pub centred: bool,
    pub rule: Option<Rule>,
    /// It is a cell of a row of two.
    pub cell: bool,
    /// Hash of the numbered anchor before it, or 0.
    pub anchor: u64,
    /// Hash of its style, or 0.
    pub style: u64,
    /// The block that it is of.
    pub block: u32,
    /// Bytes of bold text that open it.
    pub lead: usize,
    /// A field's name: where it ends in the text, and where the value begins.
    pub label: Option<(usize, usize)>,
    /// The first full day, in a short line.
    pub day: Option<Day>,
}

impl FrameLine<'_> {
    /// The field's name, without its colon.
    pub fn label(&self) -> Option<&str> {
        self.label.map(|(end, _)| &self.text[..end])
    }

    /// What stands behind the field's name; the whole text without one.
    pub fn value(&self) -> &str {
        &self.text[self.value_at()..]
    }

    /// Where the value begins in the text.
    pub fn value_at(&self) -> usize {
        self.label.map_or(0, |(_, from)| from)
    }

    /// The span in the document of a range of the line's text.
    pub fn span_of(&self, document: &str, start: usize, end: usize) -> Span {
        if matches!(self.text, Cow::Borrowed(_)) {
            return Span { start: self.span.start + start, end: self.span.start + end };
        }
        // The characters that are no white space are the same in both.
        let before = |to: usize| self.text[..to].chars().filter(|c| !c.is_whitespace()).count();
        let (first, behind) = (before(start), before(end));
        let mut solid = self.span.of(document).char_indices().filter(|(_, c)| !c.is_whitespace());
        let from = solid.nth(first).map_or(self.span.len(), |(at, _)| at);
        let mut solid = self.span.of(document).char_indices().filter(|(_, c)| !c.is_whitespace());
        let last = behind.checked_sub(1).and_then(|n| solid.nth(n));
        let to = last.map_or(from, |(at, c)| at + c.len_utf8());
        Span { start: self.span.start + from, end: self.span.start + to.max(from) }
    }
}

/// The lines of a document. No line at one of `starts`, sorted offsets, continues the one before it.
pub fn lines<'t>(document: &'t Document, blocks: &[Block], starts: &[usize]) -> Vec<FrameLine<'t>> {
    let wrap = if document.format == Format::Html { None } else { wrap_width(&document.text) };
    let mut reader = Reader { document, wrap, starts, lines: Vec::new(), gap: 2, open: None };
    for (at, block) in blocks.iter().enumerate() {
        match document.format {
            Format::Html => reader.html(at, block),
            Format::Text | Format::Markdown => reader.text(at, block),
        }
    }
    reader.lines
}

/// The width at which a file is wrapped by hand, if it is.
fn wrap_width(text: &str) -> Option<usize> {
    let mut lengths: Vec<usize> =
        text.lines().map(|l| l.trim_end().chars().count()).filter(|l| *l > 0).collect();
    if lengths.len() <= MIN_WRAPPED_LINES {
        return None;
    }
    sort(&mut lengths);
    let longest = lengths[lengths.len() * 98 / 100];
    let middle = lengths[lengths.len() / 2];
    (longest <= MAX_WRAP && middle * 100 > longest * 55).then_some(longest)
}

/// What the tag of a block says of its layout, where nothing else is kept.
fn layout_of_tag(block: &Block) -> Layout {
    match block.markup.as_ref().map(|m| m.tag) {
        Some(Tag::Heading(level)) => Layout { bold: true, style: u64::from(level) + 1, ..Layout::default() },
        _ => Layout::default(),
    }
}

struct Reader<'t, 's> {
    document: &'t Document,
    wrap: Option<usize>,
    starts: &'s [usize],
    lines: Vec<FrameLine<'t>>,
    gap: u16,
    /// Length of the physical line before, while it may go on.
    open: Option<usize>,
}

impl Reader<'_, '_> {
    fn html(&mut self, at: usize, block: &Block) {
        let layout = self.document.layout.get(at).copied().unwrap_or_else(|| layout_of_tag(block));
        self.gap = layout.gap;
        if let Some(rule) = layout.rule {
            let rule = match rule {
                RuleBefore::Line => Rule::Drawn,
                RuleBefore::Page => Rule::Page,
            };
            let place = Span { start: block.span.start, end: block.span.start };
            self.push(at, place, Some(rule));
        }
        let row = block.markup.as_ref().is_some_and(|m| m.tag == Tag::Row);
        let text = block.span.of(&self.document.text);
        let parted = row && text.matches('\t').count() == 1;
        let mut from = 0;
        let mut first = true;
        for part in text.split(|c| c == '\n' || parted && c == '\t') {
            let start = from + (part.len() - part.trim_start().len());
            let end = start + part.trim().len();
            from += part.len() + 1;
            if start == end {
                self.gap += u16::from(from <= text.len());
                continue;
            }
            let span = Span { start: block.span.start + start, end: block.span.start + end };
            let rule = rule_of(part.trim());
            self.push(at, span, rule);
            if let Some(line) = self.lines.last_mut() {
                line.bold = layout.bold;
                line.centred = layout.centred;
                line.cell = parted;
                line.style = layout.style;
                if first {
                    line.anchor = layout.anchor;
                    line.lead = layout.lead_bold as usize;
                }
                if parted {
                    line.bold |= first && line.lead >= line.text.len();
                    line.style ^= 2 + u64::from(first);
                }
            }
            first = false;
        }
        self.gap = 0;
    }

    fn text(&mut self, at: usize, block: &Block) {
        let text = block.span.of(&self.document.text);
        let mut from = 0;
        for part in text.split_inclusive(['\n', '\r', '\x0c']) {
            let start = from;
            from += part.len();
            let feed = part.ends_with('\x0c');
            let bare = part.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if !bare.is_empty() {
                let offset = start + part.find(bare).unwrap_or(0);
                let begin = block.span.start + offset;
                let span = Span { start: begin, end: begin + bare.len() };
                self.text_line(at, span, part, bare);
            } else if !(feed || part == "\n" && text[..start].ends_with('\r')) {
                self.gap = self.gap.saturating_add(1);
                self.open = None;
            }
            if feed {
                let place = Span { start: block.span.start + from, end: block.span.start + from };
                self.push(at, place, Some(Rule::Page));
                self.open = None;
            }
        }
    }

    fn text_line(&mut self, at: usize, span: Span, raw: &str, bare: &str) {
        if let Some(rule) = rule_of(bare) {
            self.push(at, span, Some(rule));
            self.open = None;
            return;
        }
        let indent: usize =
            raw.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let length = raw.trim_end().chars().count();
        let word = bare.split_whitespace().next().map_or(0, |w| w.chars().count());
        let goes_on = match (self.wrap, self.open) {
            (Some(wrap), Some(before)) => {
                self.gap == 0
                    && indent < MIN_INDENT
                    && before + 1 + word + 6 > wrap
                    && !opens_field(bare)
                    && self.starts.binary_search(&span.start).is_err()
            }
            _ => false,
        };
        if goes_on && let Some(last) = self.lines.last_mut() {
            let text = last.text.to_mut();
            text.push(' ');
            text.push_str(&single_spaced(bare));
            last.span.end = span.end;
            last.words += count_words(bare);
            last.chars += bare.chars().count() as u32 + 1;
        } else {
            self.push(at, span, None);
            if let Some(last) = self.lines.last_mut() {
                last.centred = indent >= MIN_INDENT;
                last.style = u64::from(last.centred);
            }
        }
        self.open = Some(length);
    }

    fn push(&mut self, at: usize, span: Span, rule: Option<Rule>) {
        let text = single_spaced(span.of(&self.document.text));
        self.lines.push(FrameLine {
            span,
            words: count_words(&text),
            chars: text.chars().count() as u32,
            text,
            gap: std::mem::take(&mut self.gap),
            bold: false,
            centred: false,
            rule,
            cell: false,
            anchor: 0,
            style: 0,
            block: at as u32,
            lead: 0,
            label: None,
            day: None,
        });
    }
}
