//! Markdown to blocks. Every character of the file stays in the text; the markup of a block says
//! what its marks make of it: heading, list item, quote, code, table row. Read line by line, which
//! is all that blocks need. Inline marks stay; [`plain`] takes them off.
//!
//! [`plain`]: crate::read::markdown_inline::plain

use crate::read::text::Lines;
use crate::types::block::{Block, Markup, Span, Tag};
use std::ops::Range;

/// Fewest marks of a rule across the page: `---`.
const MIN_RULE_MARKS: usize = 3;
/// Most digits of a list item's number.
const MAX_NUMBER_DIGITS: usize = 9;
/// Fewest spaces before a line of indented code.
const MIN_CODE_INDENT: usize = 4;

/// Cuts Markdown into blocks, at most `most`: the rest of the text is the last one. The second
/// value is whether that happened. `own` is the place of the article's own text in a file with a head;
/// what stands before and behind it is a block of metadata each.
pub fn blocks(text: &str, own: Option<Range<usize>>, most: usize) -> (Vec<Block>, bool) {
    let mut reader = BlockReader { text, blocks: Vec::new(), fence: None, blank: true };
    let Range { start: head, end: tail } = own.unwrap_or(0..text.len());
    let white = text[head..tail].len() - text[head..tail].trim_start_matches(['\n', '\r']).len();
    let head = if head > 0 { head + white } else { 0 };
    if head > 0 {
        reader.push(0, head, Tag::Meta);
    }
    let mut capped = false;
    for (start, end) in Lines::new(&text[head..tail]) {
        capped = reader.blocks.len() >= most;
        if capped {
            break;
        }
        reader.line(head + start, head + end);
    }
    if !capped && tail < text.len() {
        reader.push(tail, text.len(), Tag::Meta);
    }
    let mut blocks = reader.blocks;
    if let Some(last) = blocks.last_mut() {
        last.span.end = text.len();
    }
    (blocks, capped)
}

/// The blocks read so far, and what of the lines before matters for the next.
struct BlockReader<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    /// The mark that ends the fenced code that is open.
    fence: Option<&'t str>,
    /// The line before was blank, or there was none.
    blank: bool,
}

impl<'t> BlockReader<'t> {
    /// Adds a line: to the last block, or as a new one.
    fn line(&mut self, start: usize, end: usize) {
        let line: &'t str = &self.text[start..end];
        let bare = line.trim();
        let was_blank = std::mem::replace(&mut self.blank, bare.is_empty());
        if let Some(fence) = self.fence {
            if bare.starts_with(fence) && bare.trim_start_matches(&fence[..1]).is_empty() {
                self.fence = None;
            }
            return self.extend(end);
        }
        if bare.is_empty() {
            return match self.blocks.is_empty() {
                true => self.push(start, end, Tag::Other),
                false => self.extend(end),
            };
        }
        if let Some(fence) = ["```", "~~~"].into_iter().find(|f| bare.starts_with(f)) {
            self.fence = Some(fence);
            return self.push(start, end, Tag::Code);
        }
        let tag = tag_of(line);
        let last = self.blocks.last().and_then(|b| b.markup.as_ref()).map(|m| m.tag);
        // A rule of `=` or `-` below a paragraph makes it a heading.
        let underline = !was_blank && last == Some(Tag::Paragraph) && bare.len() > 1;
        let level = [("=", 1), ("-", 2)].into_iter().find(|(mark, _)| bare.replace(mark, "").is_empty());
        if let (true, Some((_, level))) = (underline, level) {
            if let Some(markup) = self.blocks.last_mut().and_then(|b| b.markup.as_mut()) {
                markup.tag = Tag::Heading(level);
            }
            return self.extend(end);
        }
        // A line of the same kind without a blank line between continues the block.
        let goes_on = match (last, tag) {
            (Some(Tag::Paragraph), Tag::Paragraph) => !was_blank,
            (Some(Tag::Quote), Tag::Quote) => !was_blank && !bare.trim_start_matches('>').trim().is_empty(),
            (Some(Tag::Item | Tag::Quote), Tag::Paragraph) => !was_blank,
            (Some(Tag::Code), Tag::Code) => true,
            _ => false,
        };
        match goes_on {
            true => self.extend(end),
            false => self.push(start, end, tag),
        }
    }

    /// Makes the last block end here.
    fn extend(&mut self, end: usize) {
        if let Some(last) = self.blocks.last_mut() {
            last.span.end = end;
        }
    }

    /// Begins a block.
    fn push(&mut self, start: usize, end: usize, tag: Tag) {
        // White space at the start of the text belongs to the first block.
        if let [only] = self.blocks.as_mut_slice()
            && only.text(self.text).is_empty()
        {
            only.span.end = end;
            only.markup = Some(markup(tag));
            return;
        }
        self.blocks.push(Block { span: Span { start, end }, markup: Some(markup(tag)) });
    }
}

/// Markup of a kind, with nothing of what only HTML says.
fn markup(tag: Tag) -> Markup {
    Markup {
        tag,
        link_density: 0.0,
        depth: 0,
        in_article: false,
        in_furniture: false,
        container: 0,
        words: [].into(),
    }
}

/// The kind of block that the marks at the start of a line make of it.
fn tag_of(line: &str) -> Tag {
    let bare = line.trim();
    let indent = line.len() - line.trim_start_matches(' ').len();
    let marks = bare.bytes().take_while(|b| *b == b'#').count();
    let rest = &bare[marks..];
    if (1..=6).contains(&marks) && (rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return Tag::Heading(marks as u8);
    }
    let rule: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    if rule.len() >= MIN_RULE_MARKS && ["-", "*", "_"].iter().any(|m| rule.replace(m, "").is_empty()) {
        return Tag::Other;
    }
    if bare.starts_with('>') {
        return Tag::Quote;
    }
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=MAX_NUMBER_DIGITS).contains(&digits)
        && (bare[digits..].starts_with(". ") || bare[digits..].starts_with(") "));
    if numbered || ["- ", "* ", "+ "].iter().any(|m| bare.starts_with(m)) {
        return Tag::Item;
    }
    if bare.starts_with('|') && bare.ends_with('|') && bare.len() > 2 {
        return Tag::Row;
    }
    if indent >= MIN_CODE_INDENT || line.starts_with('\t') { Tag::Code } else { Tag::Paragraph }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<(Tag, &str)> {
        let (blocks, _) = blocks(text, None, 100);
        assert_eq!(blocks.iter().map(|b| b.span.of(text)).collect::<String>(), text);
        blocks.iter().map(|b| (b.markup.as_ref().map_or(Tag::Other, |m| m.tag), b.text(text))).collect()
    }

    #[test]
    fn marks_make_blocks() {
        let text = "# A bridge\n\nThe first line\nand its second.\n\n- one\n- two\n  goes on\n\n> said\n> she\n\n```\ncode *x*\n\nmore\n```\nAfter.\n\nUnder\n=====\n| a | b |\n|---|---|\n";
        assert_eq!(
            tags(text),
            [
                (Tag::Heading(1), "# A bridge"),
                (Tag::Paragraph, "The first line\nand its second."),
                (Tag::Item, "- one"),
                (Tag::Item, "- two\n  goes on"),
                (Tag::Quote, "> said\n> she"),
                (Tag::Code, "```\ncode *x*\n\nmore\n```"),
                (Tag::Paragraph, "After."),
                (Tag::Heading(1), "Under\n====="),
                (Tag::Row, "| a | b |"),
                (Tag::Row, "|---|---|"),
            ]
        );
    }
}
