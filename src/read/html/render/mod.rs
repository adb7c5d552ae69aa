//! The tree to the text that a reader of the page sees and its blocks, in document order, one line
//! a block (preformatted text keeps its lines). Inline elements never break a block. How text is
//! put into a line is in [`write`]; what an open element says of its blocks in `open_element`.

mod write;

use crate::read::html::attr::Attr;
use crate::read::html::element::ElementKind;
use crate::read::html::element_words::WordTable;
use crate::read::html::layout::LayoutTracker;
use crate::read::html::measure::Measures;
use crate::read::html::open_element::{OpenElement, block_tag};
use crate::read::html::tree::{NodeData, NodeId, Tree, WalkStep};
use crate::read::html::view_recorder::ViewRecorder;
use crate::types::block::{Block, Markup, Span, Tag};
use crate::types::layout::Layout;

/// Most bytes of text, white space not counted, in a table row that holds data.
const MAX_DATA_ROW_BYTES: u32 = 1200;
/// Fewest cells with text in such a row.
const MIN_DATA_CELLS: u32 = 2;
/// Line breaks in a row from which on it is no data: a page laid out by a table.
const MIN_LAYOUT_BREAKS: u32 = 4;
/// Longest mark of a note, in bytes.
const MAX_NOTE_MARK_BYTES: u32 = 8;
/// A line is a time when more than so many tenths of its bytes are inside time elements.
const MIN_TIME_TENTHS: usize = 8;

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
    /// There were more blocks than allowed; the rest is in the last one.
    pub capped: bool,
    /// Its markup, when it was asked for.
    pub view: Option<ViewRecorder>,
}

/// Renders a page to at most `max_blocks` blocks. `view` records its markup.
pub fn render(
    tree: &Tree,
    measures: &Measures,
    layout: LayoutTracker,
    max_blocks: usize,
    view: Option<ViewRecorder>,
) -> Rendered {
    let mut renderer = Renderer {
        tree,
        measures,
        max_blocks,
        capped: false,
        text: String::new(),
        blocks: Vec::new(),
        containers: vec![0],
        layout,
        open: Vec::new(),
        words: WordTable::default(),
        inline: Vec::new(),
        links: 0,
        times: 0,
        row: None,
        line: OpenLine::default(),
        view,
    };
    tree.walk(0, |step| match step {
        WalkStep::Enter(id) => renderer.enter(id),
        WalkStep::Leave(id) => {
            renderer.leave(id);
            true
        }
    });
    renderer.end_line();
    let Renderer { text, blocks, containers, layout, capped, view, .. } = renderer;
    Rendered { text, blocks, containers, layout: layout.blocks, capped, view }
}

/// The line that is being written.
#[derive(Default)]
struct OpenLine {
    /// First byte in the text.
    start: usize,
    /// Bytes of text, spaces not counted.
    bytes: usize,
    /// Those of them inside links.
    bytes_in_links: usize,
    /// Those of them inside time elements.
    bytes_in_times: usize,
    /// White space was read and is not yet written.
    has_space: bool,
    /// A new cell of a row begins.
    has_cell: bool,
    /// Line breaks that were read and are not yet written.
    breaks: usize,
    /// An inline element ended here, with no text since.
    left_inline: bool,
    /// The inline elements that hold all of the line.
    inline: Vec<NodeId>,
}

/// State of the walk through a page.
struct Renderer<'t> {
    tree: &'t Tree,
    measures: &'t Measures,
    max_blocks: usize,
    capped: bool,
    text: String,
    blocks: Vec<Block>,
    containers: Vec<u32>,
    layout: LayoutTracker,
    /// The open block elements, outermost first.
    open: Vec<OpenElement>,
    words: WordTable,
    /// The open inline elements, outermost first.
    inline: Vec<NodeId>,
    /// How many of them are links, and times.
    links: usize,
    times: usize,
    /// The row of data that is open.
    row: Option<NodeId>,
    line: OpenLine,
    view: Option<ViewRecorder>,
}

impl Renderer<'_> {
    /// Takes a node in; whether to go into it.
    fn enter(&mut self, id: NodeId) -> bool {
        let kind = match &self.tree.node(id).data {
            NodeData::Document => return true,
            NodeData::Text(text) => {
                self.write(text);
                return true;
            }
            NodeData::Element { kind, .. } => *kind,
        };
        if kind.is_silent()
            || self.measures.is_hidden(self.tree, id)
            || kind == ElementKind::Link && self.is_note_mark(id)
        {
            return false;
        }
        self.layout.enter(self.tree, id, kind, self.measures.at(id).text);
        if kind == ElementKind::Break {
            self.line_break();
        } else if !self.begins_block(id, kind) {
            self.enter_inline(id, kind);
        } else if self.row.is_some() {
            self.line.has_space = true;
            self.line.has_cell |= kind == ElementKind::Cell;
        } else {
            self.end_line();
            self.open_block(id, kind);
            if kind == ElementKind::Row && self.is_data_row(id) {
                self.row = Some(id);
            }
        }
        if let Some(view) = &mut self.view {
            let in_furniture = self.open.last().is_some_and(|e| e.in_furniture);
            view.reach(self.text.len());
            view.enter(self.tree, id, kind, self.row.is_some(), in_furniture);
        }
        true
    }

    /// Whether a link is the mark of a note on this page, or leads back from it: "1", "[2]", "↩". It is no word
    /// of the text.
    fn is_note_mark(&self, id: NodeId) -> bool {
        let inside = self.tree.attr(id, Attr::Href).is_some_and(|h| h.starts_with('#'));
        if !inside || self.measures.at(id).text > MAX_NOTE_MARK_BYTES {
            return false;
        }
        let text = self.tree.text(id);
        let mark = text.trim().trim_matches(['[', ']', '(', ')', '\u{fe0e}', '\u{fe0f}']);
        let is_number = !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_digit());
        is_number || matches!(mark, "↩" | "^" | "↑" | "†" | "‡" | "*")
    }

    /// Closes what a node has opened.
    fn leave(&mut self, id: NodeId) {
        let Some(kind) = self.tree.kind(id) else { return };
        self.leave_element(id, kind);
        self.layout.leave(id);
        if let Some(view) = &mut self.view {
            view.reach(self.text.len());
            view.leave(id);
        }
    }

    /// Closes what an element has opened, its layout aside.
    fn leave_element(&mut self, id: NodeId, kind: ElementKind) {
        if self.inline.last() == Some(&id) {
            self.inline.pop();
            self.links -= usize::from(kind == ElementKind::Link);
            self.times -= usize::from(kind == ElementKind::Time);
            self.line.left_inline = true;
        } else if self.row.is_some_and(|row| row != id) {
            self.line.has_space |= kind.is_block();
        } else if self.open.last().is_some_and(|e| e.id == id) {
            self.end_line();
            self.row = None;
            self.open.pop();
        }
    }

    /// Whether the element begins a block here. A button inside a heading belongs to the heading.
    fn begins_block(&self, id: NodeId, kind: ElementKind) -> bool {
        match kind {
            ElementKind::Control => !self.open.iter().any(|e| matches!(e.kind, ElementKind::Heading(_))),
            ElementKind::Inline => {
                let style = self.tree.attr(id, Attr::Style);
                style.is_some_and(|s| s.contains("display:block") || s.contains("display: block"))
            }
            kind => kind.is_block(),
        }
    }

    /// Opens an inline element.
    fn enter_inline(&mut self, id: NodeId, kind: ElementKind) {
        // Styles set elements side by side apart, with no white space between them in the
        // source. Not in prose: there an element may begin in the middle of a word.
        if self.line.left_inline {
            let in_prose = self.open.last().is_some_and(|e| e.kind.holds_prose());
            let is_link = kind == ElementKind::Link && self.links == 0;
            self.line.has_space |= is_link
                || kind == ElementKind::Time
                || (!in_prose && self.tree.attr(id, Attr::Class).is_some());
        }
        self.inline.push(id);
        self.links += usize::from(kind == ElementKind::Link);
        self.times += usize::from(kind == ElementKind::Time);
    }

    /// Opens a block element.
    fn open_block(&mut self, id: NodeId, kind: ElementKind) {
        let number = self.containers.len() as u32;
        let outer = self.open.last();
        self.containers.push(outer.map_or(0, |e| e.number));
        let element = OpenElement::new(self.tree, self.measures, outer, (id, kind, number), &mut self.words);
        self.open.push(element);
    }

    /// Whether a table row holds data: short cells with nothing but text in them.
    fn is_data_row(&self, row: NodeId) -> bool {
        let own = self.measures.at(row);
        let mut cells = 0;
        self.tree.walk(row, |step| match step {
            WalkStep::Enter(id) if id != row => {
                let is_cell = self.tree.kind(id) == Some(ElementKind::Cell);
                cells += u32::from(is_cell && self.measures.at(id).text > 0);
                false
            }
            _ => true,
        });
        cells >= MIN_DATA_CELLS
            && !own.has_layout
            && (own.breaks < MIN_LAYOUT_BREAKS || own.breaks < 2 * cells)
            && own.text <= MAX_DATA_ROW_BYTES
            && own.paragraphs <= cells
    }

    /// Ends the line, and makes a block of it when there is text in it.
    fn end_line(&mut self) {
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
        let is_full = self.blocks.len() >= self.max_blocks;
        self.layout.end_line(is_full && !self.blocks.is_empty());
        match self.blocks.last_mut() {
            Some(last) if is_full => {
                last.span.end = span.end;
                self.capped = true;
            }
            _ => {
                let markup = Some(self.markup(&line));
                if let (Some(layout), Some(element)) = (self.layout.blocks.last_mut(), self.open.last()) {
                    layout.article = element.article;
                }
                self.blocks.push(Block { span, markup });
            }
        }
        for element in &mut self.open {
            element.has_block = true;
        }
    }

    /// What the elements around a line say of it.
    fn markup(&mut self, line: &OpenLine) -> Markup {
        let nearest = self.open.last();
        let mut words = self.words.list();
        for id in line.inline.iter().rev() {
            self.words.add(self.tree, *id, &mut words);
        }
        let words = match nearest {
            Some(element) if words.is_empty() => self.words.written(&element.words),
            element => {
                element.iter().for_each(|e| self.words.extend(&mut words, &e.words));
                self.words.written(&words)
            }
        };
        // An element that holds no other block is the block itself; its container is around it.
        let outer = self.open.len().saturating_sub(2);
        let container = match nearest {
            Some(e) if self.measures.at(e.id).blocks > 0 => e.number,
            _ => self.open.get(outer).map_or(0, |e| e.number),
        };
        let is_time = line.bytes_in_times * 10 > line.bytes * MIN_TIME_TENTHS;
        Markup {
            tag: if is_time { Tag::Meta } else { block_tag(&self.open, self.row.is_some()) },
            link_density: line.bytes_in_links as f32 / line.bytes as f32,
            depth: nearest.map_or(0, |e| u16::try_from(self.tree.node(e.id).depth).unwrap_or(u16::MAX)),
            in_article: nearest.is_some_and(|e| e.in_article),
            in_furniture: nearest.is_some_and(|e| e.in_furniture),
            container,
            words,
        }
    }
}
