//! The parsed page: a flat arena of nodes that `html5ever` fills. Only what the reader
//! asks for is kept; dropping it does not recurse.

use crate::read::html::attr::Attr;
use crate::read::html::element::Kind;
use html5ever::interface::ElemName;
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, Namespace};

/// A node's place in the arena.
pub type Id = u32;

/// No node.
pub const NONE: Id = Id::MAX;

/// What a node is.
pub enum Data {
    Document,
    Text(StrTendril),
    Element { name: Name, kind: Kind, attrs: Vec<(Attr, StrTendril)> },
}

/// A node and its neighbours.
pub struct Node {
    pub parent: Id,
    pub first: Id,
    pub last: Id,
    pub before: Id,
    after: Id,
    /// Elements between the root and this node.
    pub depth: u32,
    /// What it is.
    pub data: Data,
}

/// An element's name, as the parser asks for it.
#[derive(Clone, Debug)]
pub struct Name {
    pub space: Namespace,
    pub local: LocalName,
}

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.space
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

/// A step of a walk through the tree.
pub enum Step {
    Enter(Id),
    Leave(Id),
}

/// The nodes of a page.
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub fn new() -> Self {
        let mut tree = Tree { nodes: Vec::new() };
        tree.add(Data::Document);
        tree
    }

    /// The page as it was read: elements with their attributes, and all text.
    #[cfg(test)]
    pub fn told(&self) -> String {
        self.told_from(0)
    }

    #[cfg(test)]
    fn told_from(&self, id: Id) -> String {
        let node = &self.nodes[id as usize];
        let mut inner = String::new();
        let mut child = node.first;
        while child != NONE {
            inner.push_str(&self.told_from(child));
            child = self.nodes[child as usize].after;
        }
        match &node.data {
            Data::Document => inner,
            Data::Text(text) => text.to_string(),
            Data::Element { name, kind, attrs } => {
                let attrs: Vec<(&Attr, &str)> = attrs.iter().map(|(a, value)| (a, &**value)).collect();
                format!("<{}:{} {kind:?} {attrs:?} {}>{inner}</>", &*name.space, &*name.local, node.depth)
            }
        }
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node at a place.
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    /// The element's kind, for an element.
    pub fn kind(&self, id: Id) -> Option<Kind> {
        match &self.node(id).data {
            Data::Element { kind, .. } => Some(*kind),
            _ => None,
        }
    }

    /// An attribute's value, trimmed.
    pub fn attr(&self, id: Id, attr: Attr) -> Option<&str> {
        match &self.node(id).data {
            Data::Element { attrs, .. } => attrs.iter().find(|(a, _)| *a == attr).map(|(_, v)| &**v),
            _ => None,
        }
    }

    /// The node that holds this one.
    pub fn parent(&self, id: Id) -> Option<Id> {
        Some(self.node(id).parent).filter(|p| *p != NONE)
    }

    /// Walks the whole subtree of `root` in document order, without recursion. When
    /// `visit` returns false for the entering of a node, its content is passed over; it
    /// is left all the same.
    pub fn walk(&self, root: Id, mut visit: impl FnMut(Step) -> bool) {
        let mut at = root;
        loop {
            let first = if visit(Step::Enter(at)) { self.node(at).first } else { NONE };
            if first != NONE {
                at = first;
                continue;
            }
            loop {
                visit(Step::Leave(at));
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

    /// All text under a node, white space made single.
    pub fn text(&self, root: Id) -> String {
        let mut text = String::new();
        self.walk(root, |step| {
            if let Step::Enter(id) = step {
                match &self.node(id).data {
                    Data::Text(t) => text.push_str(t),
                    Data::Element { kind, .. } if id != root && kind.is_silent() => return false,
                    _ => text.push(' '),
                }
            }
            true
        });
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text straight under a node, as it stands.
    pub fn raw_text(&self, root: Id) -> String {
        let mut text = String::new();
        self.walk(root, |step| {
            if let Step::Enter(id) = step
                && let Data::Text(t) = &self.node(id).data
            {
                text.push_str(t);
            }
            true
        });
        text
    }

    pub fn add(&mut self, data: Data) -> Id {
        self.nodes.push(Node {
            parent: NONE,
            first: NONE,
            last: NONE,
            before: NONE,
            after: NONE,
            depth: 0,
            data,
        });
        (self.nodes.len() - 1) as Id
    }

    pub fn at(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    pub fn detach(&mut self, id: Id) {
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

    pub fn append(&mut self, parent: Id, child: Id) {
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

    pub fn insert_before(&mut self, sibling: Id, child: Id) {
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
