//! The tree builder's calls of `html5ever` into the [`Tree`]. Comments and processing instructions
//! become empty text nodes.

use crate::read::html::attr::Attr;
use crate::read::html::element::ElementKind;
use crate::read::html::tree::{Attrs, ElementName, NONE, NodeData, NodeId, Space, Tree};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// A value without the white space around it.
fn trimmed(value: StrTendril) -> StrTendril {
    let from = value.len() - value.trim_start().len();
    let length = value.trim().len();
    if length == value.len() { value } else { value.subtendril(from as u32, length as u32) }
}

/// The tree while it is built.
pub struct Sink {
    tree: RefCell<Tree>,
    /// Depth of the node that was added last.
    pub depth: Cell<u32>,
    /// Attributes for a reader's view are kept.
    pub view: bool,
    /// Looks of the tree builder at nodes: its work, counted for tests.
    #[cfg(test)]
    pub looks: Cell<u64>,
}

impl Sink {
    /// An empty page.
    pub fn new(view: bool) -> Self {
        Sink {
            tree: RefCell::new(Tree::new()),
            depth: Cell::new(0),
            view,
            #[cfg(test)]
            looks: Cell::new(0),
        }
    }

    /// Number of nodes so far.
    pub fn nodes(&self) -> usize {
        self.tree.borrow().len()
    }

    /// The node of what the builder adds.
    fn node_of(&self, child: NodeOrText<NodeId>) -> NodeId {
        match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => self.tree.borrow_mut().add(NodeData::Text(text)),
        }
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = ElementName;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        0
    }

    fn elem_name(&self, target: &NodeId) -> ElementName {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        match &self.tree.borrow().node(*target).data {
            NodeData::Element { space, local, .. } => {
                ElementName { space: space.name(), local: local.clone() }
            }
            _ => ElementName { space: Namespace::default(), local: LocalName::default() },
        }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> NodeId {
        let read = |a: Attribute| Some((Attr::named(&a.name.local, self.view)?, trimmed(a.value)));
        let attrs = Attrs::of(attrs.into_iter().filter_map(read));
        let kind = match ElementKind::of(&name.ns, &name.local) {
            ElementKind::Skip if attrs.iter().any(|(a, _)| *a == Attr::ShadowRoot) => ElementKind::Inline,
            kind => kind,
        };
        let space = Space::of(&name.ns);
        self.tree.borrow_mut().add(NodeData::Element { space, local: name.local, kind, attrs })
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().add(NodeData::Text(StrTendril::new()))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().add(NodeData::Text(StrTendril::new()))
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let child = self.node_of(child);
        let mut tree = self.tree.borrow_mut();
        tree.append(*parent, child);
        self.depth.set(tree.node(child).depth);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, before: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.tree.borrow().parent(*element);
        match parent {
            Some(_) => self.append_before_sibling(element, child),
            None => self.append(before, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let child = self.node_of(child);
        let mut tree = self.tree.borrow_mut();
        tree.insert_before(*sibling, child);
        self.depth.set(tree.node(child).depth);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        if let NodeData::Element { attrs: has, .. } = &mut self.tree.borrow_mut().at(*target).data {
            for attribute in attrs {
                if let Some(attr) =
                    Attr::named(&attribute.name.local, self.view).filter(|a| has.iter().all(|(h, _)| h != a))
                {
                    has.push(attr, trimmed(attribute.value));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut tree = self.tree.borrow_mut();
        while tree.node(*node).first != NONE {
            let child = tree.node(*node).first;
            tree.append(*new_parent, child);
        }
    }
}
