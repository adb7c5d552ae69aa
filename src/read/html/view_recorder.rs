//! Records the markup of a page for a reader's view while the page is rendered.
//!
//! In: the elements that the renderer enters and leaves, and where it writes text. Out: [`MarkupNode`]s with ranges of
//! the rendered text. Writes no text and changes none. Addresses are kept as written: whether they are safe is for
//! whoever shows them.

use crate::read::html::attr::Attr;
use crate::read::html::element::ElementKind;
use crate::read::html::picture::{MAX_ADDRESS_BYTES, picture_node};
use crate::read::html::tree::{NodeId, Tree};
use crate::types::markup::{MarkupNode, NodeKind};

/// Most nodes around a node. Deeper markup is left out, its text stays.
const MAX_DEPTH: usize = 64;
/// Longest name of a programming language, in bytes.
const MAX_LANGUAGE_BYTES: usize = 24;
/// Most columns or rows of a cell.
const MAX_CELLS: u16 = 100;

/// An element that is open.
struct OpenElement {
    id: NodeId,
    /// Its node, if it has one.
    node: Option<u32>,
    /// Where its text begins, once there is some.
    start: Option<usize>,
    is_block: bool,
    /// Pictures that waited for their surroundings when it opened.
    waiting: usize,
}

/// The nodes so far.
#[derive(Default)]
pub struct ViewRecorder {
    nodes: Vec<MarkupNode>,
    open: Vec<OpenElement>,
    /// The nodes around the next one, outermost first.
    parents: Vec<u32>,
    /// Pictures around which no text was met yet.
    waiting: Vec<u32>,
    /// Where the text ends so far.
    at: usize,
}

impl ViewRecorder {
    /// An element opens; `row` says whether a row of data is open, or opens with it.
    pub fn enter(&mut self, tree: &Tree, id: NodeId, kind: ElementKind, row: bool, in_furniture: bool) {
        let node = self.node_of(tree, id, kind, row, in_furniture).filter(|_| self.parents.len() < MAX_DEPTH);
        let node = node.map(|node| {
            let index = self.nodes.len() as u32;
            if node.kind == NodeKind::Picture {
                self.waiting.push(index);
            }
            self.nodes.push(node);
            self.parents.push(index);
            index
        });
        let waiting = self.waiting.len() - usize::from(self.waiting.last().is_some_and(|w| Some(*w) == node));
        self.open.push(OpenElement { id, node, start: None, is_block: kind.is_block(), waiting });
    }

    /// Text is written from this byte on.
    pub fn text(&mut self, from: usize) {
        for element in self.open.iter_mut().rev().take_while(|e| e.start.is_none()) {
            element.start = Some(from);
            if let Some(node) = element.node {
                self.nodes[node as usize].start = from;
            }
        }
    }

    /// The text ends here so far.
    pub fn reach(&mut self, at: usize) {
        self.at = at;
    }

    /// An element closes.
    pub fn leave(&mut self, id: NodeId) {
        if self.open.last().is_none_or(|e| e.id != id) {
            return;
        }
        let Some(element) = self.open.pop() else { return };
        if let (true, Some(start)) = (element.is_block, element.start) {
            for picture in self.waiting.drain(element.waiting..) {
                self.nodes[picture as usize].around = Some((start, self.at.max(start)));
            }
        }
        let Some(index) = element.node else { return };
        self.parents.pop();
        let is_last = index as usize + 1 == self.nodes.len();
        let node = &mut self.nodes[index as usize];
        node.end = self.at.max(node.start);
        if element.start.is_none() {
            node.start = self.at;
            node.end = self.at;
            let is_empty =
                !matches!(node.kind, NodeKind::Break | NodeKind::Picture | NodeKind::Rule | NodeKind::Cell);
            if is_last && is_empty {
                self.nodes.pop();
            }
        }
    }

    /// All nodes, each inside of its parent.
    pub fn finish(self) -> Vec<MarkupNode> {
        let mut nodes = self.nodes;
        for at in 0..nodes.len() {
            if let Some(parent) = nodes[at].parent {
                let end = nodes[parent as usize].end;
                let node = &mut nodes[at];
                node.end = node.end.min(end);
                node.start = node.start.min(node.end);
            }
        }
        nodes
    }

    /// The node of an element; `None` for one that says nothing to a reader.
    fn node_of(
        &mut self,
        tree: &Tree,
        id: NodeId,
        kind: ElementKind,
        row: bool,
        in_furniture: bool,
    ) -> Option<MarkupNode> {
        let new = |kind| MarkupNode::new(kind, self.at, self.parents.last().copied());
        let is_inline = !kind.is_block();
        if row && !is_inline && !matches!(kind, ElementKind::Row | ElementKind::Cell) {
            return None;
        }
        match kind {
            ElementKind::Link => {
                let address = tree.attr(id, Attr::Href)?;
                let is_known = !address.is_empty() && address.len() <= MAX_ADDRESS_BYTES;
                is_known.then(|| MarkupNode { address: Some(address.into()), ..new(NodeKind::Link) })
            }
            ElementKind::Break => Some(new(NodeKind::Break)),
            ElementKind::Heading(level) => {
                Some(MarkupNode { number: Some(level.into()), ..new(NodeKind::Heading) })
            }
            ElementKind::Paragraph => Some(new(NodeKind::Paragraph)),
            ElementKind::Item => Some(new(NodeKind::Item)),
            ElementKind::Quote => Some(new(NodeKind::Quote)),
            ElementKind::Pre => {
                Some(MarkupNode { text: language(tree.attr(id, Attr::Class)), ..new(NodeKind::Pre) })
            }
            ElementKind::Caption => Some(new(NodeKind::Caption)),
            ElementKind::Table => Some(new(NodeKind::Table)),
            ElementKind::Row => row.then(|| new(NodeKind::Row)),
            ElementKind::Cell if row => {
                let number = |attr| {
                    tree.attr(id, attr).and_then(|n| n.parse::<u16>().ok()).unwrap_or(1).clamp(1, MAX_CELLS)
                };
                let cells = (number(Attr::ColSpan), number(Attr::RowSpan));
                Some(MarkupNode { header: tree.name(id) == "th", cells, ..new(NodeKind::Cell) })
            }
            ElementKind::Block => match tree.name(id) {
                "ul" | "menu" | "dir" | "dl" => Some(new(NodeKind::List)),
                "ol" => {
                    let first = tree.attr(id, Attr::Start).and_then(|n| n.parse().ok()).unwrap_or(1);
                    Some(MarkupNode { number: Some(first), ..new(NodeKind::List) })
                }
                "figure" => Some(new(NodeKind::Figure)),
                "hr" => Some(new(NodeKind::Rule)),
                _ => None,
            },
            ElementKind::Inline if tree.name(id) == "img" => {
                let node = new(NodeKind::Picture);
                if in_furniture { None } else { picture_node(tree, id, node) }
            }
            ElementKind::Inline => {
                let kind = inline_kind(tree.attr(id, Attr::Format).unwrap_or(tree.name(id)))?;
                let node = new(kind);
                if kind == NodeKind::Code {
                    self.name_language(language(tree.attr(id, Attr::Class)));
                }
                Some(node)
            }
            _ => None,
        }
    }

    /// Notes the language that an element inside of preformatted text names.
    fn name_language(&mut self, language: Option<Box<str>>) {
        let around = self.parents.last().map(|p| &mut self.nodes[*p as usize]);
        if let Some(pre) = around.filter(|node| node.kind == NodeKind::Pre && node.text.is_none()) {
            pre.text = language;
        }
    }
}

/// The kind of an inline element by its name.
fn inline_kind(name: &str) -> Option<NodeKind> {
    Some(match name {
        "em" | "i" | "cite" | "dfn" | "var" => NodeKind::Emphasis,
        "b" | "strong" => NodeKind::Strong,
        "code" | "tt" | "kbd" | "samp" => NodeKind::Code,
        "s" | "strike" | "del" => NodeKind::Strike,
        "sub" => NodeKind::Sub,
        "sup" => NodeKind::Sup,
        _ => return None,
    })
}

/// The programming language that a class names: "language-rust".
fn language(class: Option<&str>) -> Option<Box<str>> {
    let fronts = ["language-", "lang-", "highlight-source-"];
    let name = class?.split_ascii_whitespace().find_map(|c| fronts.iter().find_map(|f| c.strip_prefix(f)))?;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'#' | b'-' | b'.' | b'_');
    let is_name = !name.is_empty() && name.len() <= MAX_LANGUAGE_BYTES && name.bytes().all(is_plain);
    is_name.then(|| name.into())
}
