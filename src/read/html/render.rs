//! The tree to rendered text and blocks: what a reader of the page sees, in document
//! order, one line a block (preformatted text keeps its lines). Inline elements never
//! break a block.

use super::attr::Attr;
use super::element::Kind;
use super::frame::{self, Frame};
use super::layout::Tracker;
use super::measure::Measures;
use super::tree::{Data, Id, Step, Tree};
use super::words::Words;
use crate::chunk::{self, Chunk};
use crate::layout::Layout;
use crate::{Block, Markup, Span, Tag};

/// What a reader of the page sees.
pub struct Rendered {
    /// The text.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// For each container, by its number, the one around it; the page itself is 0.
    pub containers: Vec<u32>,
    /// How each block looks.
    pub layout: Vec<Layout>,
    /// There were more blocks than allowed.
    pub capped: bool,
}

/// Renders a page to at most `most` blocks.
pub fn render(tree: &Tree, measures: &Measures, layout: Tracker, most: usize) -> Rendered {
    let mut page = Page {
        tree,
        measures,
        most,
        capped: false,
        text: String::new(),
        blocks: Vec::new(),
        containers: vec![0],
        layout,
        frames: Vec::new(),
        words: Words::default(),
        inline: Vec::new(),
        links: 0,
        times: 0,
        row: None,
        line: Line::default(),
    };
    tree.walk(0, |step| match step {
        Step::Enter(id) => page.enter(id),
        Step::Leave(id) => {
            page.leave(id);
            true
        }
    });
    page.flush();
    Rendered {
        text: page.text,
        blocks: page.blocks,
        containers: page.containers,
        layout: page.layout.blocks,
        capped: page.capped,
    }
}

/// The line that is being written.
#[derive(Default)]
struct Line {
    /// Where it starts in the text.
    start: usize,
    /// Bytes of text, spaces not counted: all, inside links, inside time elements.
    bytes: usize,
    linked: usize,
    timed: usize,
    /// White space seen and not yet written.
    space: bool,
    /// A new cell of a row begins.
    cell: bool,
    /// Line breaks seen and not yet written.
    breaks: usize,
    /// An inline element ended here, no text since.
    left: bool,
    /// The inline elements that hold all of the line.
    inline: Vec<Id>,
}

struct Page<'t> {
    tree: &'t Tree,
    measures: &'t Measures,
    most: usize,
    capped: bool,
    text: String,
    blocks: Vec<Block>,
    containers: Vec<u32>,
    layout: Tracker,
    frames: Vec<Frame>,
    words: Words,
    inline: Vec<Id>,
    links: usize,
    times: usize,
    /// The row of data that is open.
    row: Option<Id>,
    line: Line,
}

impl Page<'_> {
    /// Whether to go into the node.
    fn enter(&mut self, id: Id) -> bool {
        let kind = match &self.tree.node(id).data {
            Data::Document => return true,
            Data::Text(text) => {
                self.write(text);
                return true;
            }
            Data::Element { kind, .. } => *kind,
        };
        if kind.is_silent() || self.measures.is_hidden(self.tree, id) {
            return false;
        }
        self.layout.enter(self.tree, id, kind, self.measures.at(id).text);
        if kind == Kind::Break {
            self.line_break();
        } else if !self.breaks_text(id, kind) {
            self.enter_inline(id, kind);
        } else if self.row.is_some() {
            self.line.space = true;
            self.line.cell |= kind == Kind::Cell;
        } else {
            self.flush();
            self.push_frame(id, kind);
            if kind == Kind::Row && self.is_data(id) {
                self.row = Some(id);
            }
        }
        true
    }

    fn leave(&mut self, id: Id) {
        let Some(kind) = self.tree.kind(id) else { return };
        self.leave_element(id, kind);
        self.layout.leave(id);
    }

    fn leave_element(&mut self, id: Id, kind: Kind) {
        if self.inline.last() == Some(&id) {
            self.inline.pop();
            self.links -= usize::from(kind == Kind::Link);
            self.times -= usize::from(kind == Kind::Time);
            self.line.left = true;
        } else if self.row.is_some_and(|row| row != id) {
            self.line.space |= kind.is_block();
        } else if self.frames.last().is_some_and(|f| f.id == id) {
            self.flush();
            self.row = None;
            self.frames.pop();
        }
    }

    /// Whether the element begins a block here. A button inside a heading is the heading.
    fn breaks_text(&self, id: Id, kind: Kind) -> bool {
        match kind {
            Kind::Control => !self.frames.iter().any(|f| matches!(f.kind, Kind::Heading(_))),
            Kind::Inline => {
                let style = self.tree.attr(id, Attr::Style);
                style.is_some_and(|s| s.contains("display:block") || s.contains("display: block"))
            }
            kind => kind.is_block(),
        }
    }

    fn enter_inline(&mut self, id: Id, kind: Kind) {
        // Elements side by side with nothing between are set apart by styles, except in
        // prose, where a word may be cut in two by them.
        if self.line.left {
            let prose = self.frames.last().is_some_and(|f| {
                matches!(
                    f.kind,
                    Kind::Paragraph
                        | Kind::Heading(_)
                        | Kind::Item
                        | Kind::Cell
                        | Kind::Quote
                        | Kind::Caption
                )
            });
            let link = kind == Kind::Link && self.links == 0;
            self.line.space |=
                link || kind == Kind::Time || (!prose && self.tree.attr(id, Attr::Class).is_some());
        }
        self.inline.push(id);
        self.links += usize::from(kind == Kind::Link);
        self.times += usize::from(kind == Kind::Time);
    }

    fn push_frame(&mut self, id: Id, kind: Kind) {
        let number = self.containers.len() as u32;
        self.containers.push(self.frames.last().map_or(0, |f| f.number));
        let outer = self.frames.last();
        let frame = Frame::of(self.tree, self.measures, outer, (id, kind, number), &mut self.words);
        self.frames.push(frame);
    }

    /// Whether a table row holds data: short cells with nothing but text in them.
    fn is_data(&self, row: Id) -> bool {
        let own = self.measures.at(row);
        let mut cells = 0;
        self.tree.walk(row, |step| match step {
            Step::Enter(id) if id != row => {
                cells += u32::from(self.tree.kind(id) == Some(Kind::Cell) && self.measures.at(id).text > 0);
                false
            }
            _ => true,
        });
        cells > 1 && !own.layout && own.text <= 1200 && own.paragraphs <= cells
    }

    fn in_pre(&self) -> bool {
        self.frames.iter().any(|f| f.kind == Kind::Pre)
    }

    fn line_break(&mut self) {
        let one_line = self.row.is_some()
            || self
                .frames
                .last()
                .is_some_and(|f| matches!(f.kind, Kind::Heading(_) | Kind::Caption | Kind::Control));
        self.layout.blank();
        if self.in_pre() {
            self.write("\n");
        } else if one_line {
            self.line.space = true;
        } else {
            self.line.breaks += 1;
        }
    }

    fn write(&mut self, text: &str) {
        if self.in_pre() {
            return self.write_pre(text);
        }
        let mut words = text.split_whitespace();
        self.line.space |= text.starts_with(char::is_whitespace);
        let Some(first) = words.next() else { return };
        self.write_word(first);
        // Those behind it stand in the same elements, and nothing is between but a space.
        let rest = text.trim_start()[first.len()..].trim_end();
        if let Some(bytes) = single_spaced(rest).filter(|_| self.line.bytes > 0) {
            self.text.push_str(rest);
            self.count(bytes);
        } else {
            self.write_each(words);
        }
        self.line.space = text.ends_with(char::is_whitespace);
    }

    fn write_each<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        for word in words {
            if self.line.bytes > 0 {
                self.text.push(' ');
                self.push(word);
            } else {
                self.write_word(word);
            }
        }
    }

    /// Writes the visible characters of a word.
    fn push(&mut self, word: &str) {
        let from = self.text.len();
        match word.is_ascii() {
            true => self.text.push_str(word),
            false => self.text.extend(word.chars().filter(|c| !is_invisible(*c))),
        }
        self.count(self.text.len() - from);
    }

    fn write_word(&mut self, word: &str) {
        if self.line.breaks > 0 && self.line.bytes > 0 {
            if self.line.breaks > 1 || !self.runs_on(word) {
                self.flush();
            } else {
                self.line.space = true;
            }
        }
        self.line.breaks = 0;
        if self.line.bytes == 0 {
            self.line.inline.clone_from(&self.inline);
        } else {
            let shared = self.line.inline.iter().zip(&self.inline).take_while(|(a, b)| a == b).count();
            self.line.inline.truncate(shared);
            match (self.line.cell, self.line.space) {
                (true, _) => self.text.push('\t'),
                (_, true) => self.text.push(' '),
                _ => {}
            }
        }
        (self.line.cell, self.line.space, self.line.left) = (false, false, false);
        self.push(word);
    }

    fn write_pre(&mut self, text: &str) {
        let mut text = text;
        if self.line.bytes == 0 {
            // Blank lines at the start are left out, the indent of the first other one is not.
            let blank = text.len() - text.trim_start().len();
            if blank == text.len() {
                return;
            }
            text = &text[text[..blank].rfind('\n').map_or(0, |end| end + 1)..];
        }
        let from = self.text.len();
        self.text.push_str(text);
        self.count(self.text.len() - from);
    }

    fn count(&mut self, bytes: usize) {
        self.line.bytes += bytes;
        self.line.linked += if self.links > 0 { bytes } else { 0 };
        self.line.timed += if self.times > 0 { bytes } else { 0 };
        self.layout.text(self.text.len() - self.line.start);
    }

    /// Whether a line broken once by `<br>` goes on with `word`: a long line without an
    /// end of a sentence, then a small letter.
    fn runs_on(&self, word: &str) -> bool {
        let line = &self.text[self.line.start..];
        line.len() >= 40
            && line.ends_with(|c: char| c.is_alphanumeric() || c == ',')
            && word.starts_with(char::is_lowercase)
    }

    /// Ends the line, and makes a block of it when there is text in it.
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.bytes == 0 {
            self.text.truncate(line.start);
            self.line.start = self.text.len();
            self.layout.drop_line();
            return;
        }
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
        self.line.start = self.text.len();
        let span = Span { start: line.start, end: self.text.len() };
        let full = self.blocks.len() >= self.most;
        self.layout.end_line(full && !self.blocks.is_empty());
        match self.blocks.last_mut() {
            Some(last) if full => {
                last.span.end = span.end;
                self.capped = true;
            }
            _ => {
                let markup = Some(self.markup(&line));
                self.blocks.push(Block { span, markup });
            }
        }
        for frame in &mut self.frames {
            frame.used = true;
        }
    }

    fn markup(&mut self, line: &Line) -> Markup {
        let top = self.frames.last();
        let mut words = self.words.list();
        for id in line.inline.iter().rev() {
            self.words.add(self.tree, *id, &mut words);
        }
        let words = match top {
            Some(frame) if words.is_empty() => self.words.written(&frame.words),
            frame => {
                frame.iter().for_each(|f| self.words.extend(&mut words, &f.words));
                self.words.written(&words)
            }
        };
        // A block that holds no other stands in what holds it.
        let outer = self.frames.len().saturating_sub(2);
        let container = match top {
            Some(f) if self.measures.at(f.id).blocks > 0 => f.number,
            _ => self.frames.get(outer).map_or(0, |f| f.number),
        };
        let timed = line.timed * 10 > line.bytes * 8;
        Markup {
            tag: if timed { Tag::Meta } else { frame::tag(&self.frames, self.row.is_some()) },
            link_density: line.linked as f32 / line.bytes as f32,
            depth: top.map_or(0, |f| u16::try_from(self.tree.node(f.id).depth).unwrap_or(u16::MAX)),
            in_article: top.is_some_and(|f| f.in_article),
            in_furniture: top.is_some_and(|f| f.in_furniture),
            container,
            words,
        }
    }
}

/// Bytes of a plain text that are no spaces, where single spaces are all the white space in it.
fn single_spaced(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut found, mut before) = (0, 0);
    for at in (0..bytes.len()).step_by(chunk::SIZE) {
        let (chunk, count) = Chunk::at(bytes, at);
        let space = chunk.any([b' ']) & chunk::first(count);
        let odd = chunk.within(b'\t', b'\r') | space & (space << 1 | before);
        if odd != 0 || count < chunk::SIZE && at + count < bytes.len() {
            return None;
        }
        found += count - space.count_ones() as usize;
        before = space >> (chunk::SIZE - 1);
    }
    Some(found)
}

/// Characters that show nothing and only part words for a machine.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
