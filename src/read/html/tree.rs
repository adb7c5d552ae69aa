//! The parsed page: a flat arena of nodes that `html5ever` fills. Only what the reader
//! asks for is kept; dropping it does not recurse.

use super::attr::Attr;
use super::element::Kind;
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// A node's place in the arena.
pub type Id = u32;

/// No node.
const NONE: Id = Id::MAX;

/// What a node is.
pub enum Data {
    Document,
    Text(StrTendril),
    Element { name: Name, kind: Kind, attrs: Vec<(Attr, StrTendril)> },
}

/// A node and its neighbours.
pub struct Node {
    parent: Id,
    first: Id,
    last: Id,
    before: Id,
    after: Id,
    /// Elements between the root and this node.
    pub depth: u32,
    /// What it is.
    pub data: Data,
}

/// An element's name, as the parser asks for it.
#[derive(Clone, Debug)]
pub struct Name {
    space: Namespace,
    local: LocalName,
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
    fn new() -> Self {
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

    /// The element's name; empty for other nodes. Formatting is `span`.
    pub fn name(&self, id: Id) -> &str {
        match &self.node(id).data {
            Data::Element { name, .. } => &name.local,
            _ => "",
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

    fn add(&mut self, data: Data) -> Id {
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

    fn at(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    fn detach(&mut self, id: Id) {
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

    fn append(&mut self, parent: Id, child: Id) {
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

    fn insert_before(&mut self, sibling: Id, child: Id) {
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

/// A value without the white space around it.
fn trimmed(value: StrTendril) -> StrTendril {
    let from = value.len() - value.trim_start().len();
    let length = value.trim().len();
    if length == value.len() { value } else { value.subtendril(from as u32, length as u32) }
}

/// Where the parser puts its nodes.
pub struct Sink {
    tree: RefCell<Tree>,
    /// Depth of the node put in last.
    pub depth: Cell<u32>,
}

impl Sink {
    /// An empty page.
    pub fn new() -> Self {
        Sink { tree: RefCell::new(Tree::new()), depth: Cell::new(0) }
    }

    fn node_of(&self, child: NodeOrText<Id>) -> Id {
        match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => self.tree.borrow_mut().add(Data::Text(text)),
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        0
    }

    fn elem_name(&self, target: &Id) -> Name {
        match &self.tree.borrow().node(*target).data {
            Data::Element { name, .. } => name.clone(),
            _ => Name { space: Namespace::default(), local: LocalName::default() },
        }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Id {
        let attrs: Vec<_> =
            attrs.into_iter().filter_map(|a| Some((Attr::named(&a.name.local)?, trimmed(a.value)))).collect();
        let kind = match Kind::of(&name.ns, &name.local) {
            Kind::Skip if attrs.iter().any(|(a, _)| *a == Attr::ShadowRoot) => Kind::Inline,
            kind => kind,
        };
        let name = Name { space: name.ns, local: name.local };
        self.tree.borrow_mut().add(Data::Element { name, kind, attrs })
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Text(StrTendril::new()))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Text(StrTendril::new()))
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let child = self.node_of(child);
        let mut tree = self.tree.borrow_mut();
        tree.append(*parent, child);
        self.depth.set(tree.node(child).depth);
    }

    fn append_based_on_parent_node(&self, element: &Id, before: &Id, child: NodeOrText<Id>) {
        let parent = self.tree.borrow().parent(*element);
        match parent {
            Some(_) => self.append_before_sibling(element, child),
            None => self.append(before, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let child = self.node_of(child);
        let mut tree = self.tree.borrow_mut();
        tree.insert_before(*sibling, child);
        self.depth.set(tree.node(child).depth);
    }

    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        if let Data::Element { attrs: has, .. } = &mut self.tree.borrow_mut().at(*target).data {
            for attribute in attrs {
                if let Some(attr) =
                    Attr::named(&attribute.name.local).filter(|a| has.iter().all(|(h, _)| h != a))
                {
                    has.push((attr, trimmed(attribute.value)));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut tree = self.tree.borrow_mut();
        while tree.node(*node).first != NONE {
            let child = tree.node(*node).first;
            tree.append(*new_parent, child);
        }
    }
}
