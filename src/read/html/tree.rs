//! The parsed page: nodes in one list, linked by their indices, so that deep pages need no
//! recursion. Holds elements with the attributes that are read, and text; no comments.

use crate::read::html::attr::Attr;
use crate::read::html::element::ElementKind;
use html5ever::interface::ElemName;
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, Namespace, ns};

/// Index of a node.
pub type NodeId = u32;

/// No node.
pub const NONE: NodeId = NodeId::MAX;

/// What a node is.
pub enum NodeData {
    /// The root.
    Document,
    /// Text; empty for a comment.
    Text(StrTendril),
    /// An element, with its attributes that are read.
    Element { space: Space, local: LocalName, kind: ElementKind, attrs: Attrs },
}

/// The attributes of an element that are read. Most elements have none: of a page of `<p>x` the nodes are most of
/// the memory, so that this is one pointer.
#[derive(Default)]
pub struct Attrs(Option<Box<AttrList>>);

/// Attributes with their values.
struct AttrList(Vec<(Attr, StrTendril)>);

impl Attrs {
    /// Those of a list.
    pub fn of(list: impl Iterator<Item = (Attr, StrTendril)>) -> Self {
        let list: Vec<_> = list.collect();
        Attrs((!list.is_empty()).then(|| Box::new(AttrList(list))))
    }

    /// The attributes in order.
    pub fn iter(&self) -> impl Iterator<Item = &(Attr, StrTendril)> {
        self.0.iter().flat_map(|list| &list.0)
    }

    /// Adds one.
    pub fn push(&mut self, attr: Attr, value: StrTendril) {
        self.0.get_or_insert_with(|| Box::new(AttrList(Vec::new()))).0.push((attr, value));
    }
}

/// The namespace of an element: the parser gives these alone.
#[derive(Clone, Copy, Debug)]
pub enum Space {
    /// HTML.
    Html,
    /// SVG.
    Svg,
    /// MathML.
    MathMl,
}

impl Space {
    /// That of a name.
    pub fn of(name: &Namespace) -> Self {
        match *name {
            ns!(svg) => Space::Svg,
            ns!(mathml) => Space::MathMl,
            _ => Space::Html,
        }
    }

    /// As the parser names it.
    pub fn name(self) -> Namespace {
        match self {
            Space::Html => ns!(html),
            Space::Svg => ns!(svg),
            Space::MathMl => ns!(mathml),
        }
    }
}

/// A node and its neighbours.
pub struct Node {
    /// The node that holds it.
    pub parent: NodeId,
    /// Its first child.
    pub first: NodeId,
    /// Its last child.
    pub last: NodeId,
    /// The sibling before it.
    pub before: NodeId,
    /// The sibling behind it.
    after: NodeId,
    /// Elements between the root and this node.
    pub depth: u32,
    /// What it is.
    pub data: NodeData,
}

/// An element's name, as the parser asks for it.
#[derive(Clone, Debug)]
pub struct ElementName {
    /// Its namespace.
    pub space: Namespace,
    /// Its local name.
    pub local: LocalName,
}

impl ElemName for ElementName {
    fn ns(&self) -> &Namespace {
        &self.space
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

/// A step of a walk through the tree.
pub enum WalkStep {
    /// A node, before its children.
    Enter(NodeId),
    /// The same node, behind them.
    Leave(NodeId),
}

/// The nodes of a page.
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A tree of the root alone.
    pub fn new() -> Self {
        let mut tree = Tree { nodes: Vec::new() };
        tree.add(NodeData::Document);
        tree
    }

    /// All of the tree as one text, to compare trees in tests.
    #[cfg(test)]
    pub fn dump(&self) -> String {
        self.dump_from(0)
    }

    #[cfg(test)]
    fn dump_from(&self, id: NodeId) -> String {
        let node = &self.nodes[id as usize];
        let mut inner = String::new();
        let mut child = node.first;
        while child != NONE {
            inner.push_str(&self.dump_from(child));
            child = self.nodes[child as usize].after;
        }
        match &node.data {
            NodeData::Document => inner,
            NodeData::Text(text) => text.to_string(),
            NodeData::Element { space, local, kind, attrs } => {
                let attrs: Vec<(&Attr, &str)> = attrs.iter().map(|(a, value)| (a, &**value)).collect();
                format!("<{}:{} {kind:?} {attrs:?} {}>{inner}</>", &*space.name(), &**local, node.depth)
            }
        }
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node of an index.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// The kind of an element; `None` for other nodes.
    pub fn kind(&self, id: NodeId) -> Option<ElementKind> {
        match &self.node(id).data {
            NodeData::Element { kind, .. } => Some(*kind),
            _ => None,
        }
    }

    /// An element's name; empty for other nodes. Formatting is `span`.
    pub fn name(&self, id: NodeId) -> &str {
        match &self.node(id).data {
            NodeData::Element { local, .. } => local,
            _ => "",
        }
    }

    /// The value of an element's attribute, without white space around it.
    pub fn attr(&self, id: NodeId, attr: Attr) -> Option<&str> {
        match &self.node(id).data {
            NodeData::Element { attrs, .. } => attrs.iter().find(|(a, _)| *a == attr).map(|(_, v)| &**v),
            _ => None,
        }
    }

    /// The node that holds this one.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        Some(self.node(id).parent).filter(|p| *p != NONE)
    }

    /// Walks the subtree of `root` in document order. When `visit` returns false on entering a
    /// node, its children are passed over; it is left all the same.
    pub fn walk(&self, root: NodeId, mut visit: impl FnMut(WalkStep) -> bool) {
        let mut at = root;
        loop {
            let first = if visit(WalkStep::Enter(at)) { self.node(at).first } else { NONE };
            if first != NONE {
                at = first;
                continue;
            }
            loop {
                visit(WalkStep::Leave(at));
                if at == root {
                    return;
                }
                let node = self.node(at);
                if node.after != NONE {
                    at = node.after;
                    break;
                }
                at = node.parent;
            }
        }
    }

    /// The text under a node that a reader may see, with single spaces.
    pub fn text(&self, root: NodeId) -> String {
        let mut text = String::new();
        self.walk(root, |step| {
            if let WalkStep::Enter(id) = step {
                match &self.node(id).data {
                    NodeData::Text(t) => text.push_str(t),
                    NodeData::Element { kind, .. } if id != root && kind.is_silent() => return false,
                    _ => text.push(' '),
                }
            }
            true
        });
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// All text under a node, as it stands.
    pub fn raw_text(&self, root: NodeId) -> String {
        let mut text = String::new();
        self.walk(root, |step| {
            if let WalkStep::Enter(id) = step
                && let NodeData::Text(t) = &self.node(id).data
            {
                text.push_str(t);
            }
            true
        });
        text
    }

    /// Adds a node that is linked to no other.
    pub fn add(&mut self, data: NodeData) -> NodeId {
        self.nodes.push(Node {
            parent: NONE,
            first: NONE,
            last: NONE,
            before: NONE,
            after: NONE,
            depth: 0,
            data,
        });
        (self.nodes.len() - 1) as NodeId
    }

    /// The node of an index, to change.
    pub fn at(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    /// Takes a node out of its place, its children with it.
    pub fn detach(&mut self, id: NodeId) {
        let Node { parent, before, after, .. } = *self.node(id);
        if before != NONE {
            self.at(before).after = after;
        } else if parent != NONE {
            self.at(parent).first = after;
        }
        if after != NONE {
            self.at(after).before = before;
        } else if parent != NONE {
            self.at(parent).last = before;
        }
        let node = self.at(id);
        (node.parent, node.before, node.after) = (NONE, NONE, NONE);
    }

    /// Moves a node to the end of `parent`'s children.
    pub fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let (last, depth) = (self.node(parent).last, self.node(parent).depth + 1);
        let node = self.at(child);
        (node.parent, node.before, node.depth) = (parent, last, depth);
        match last {
            NONE => self.at(parent).first = child,
            _ => self.at(last).after = child,
        }
        self.at(parent).last = child;
    }

    /// Moves a node to the place before `sibling`.
    pub fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let Node { parent, before, depth, .. } = *self.node(sibling);
        let node = self.at(child);
        (node.parent, node.before, node.after, node.depth) = (parent, before, sibling, depth);
        self.at(sibling).before = child;
        match before {
            NONE if parent != NONE => self.at(parent).first = child,
            NONE => {}
            _ => self.at(before).after = child,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_small() {
        assert!(size_of::<Node>() <= 48, "{} bytes", size_of::<Node>());
    }
}
