//! Takes what the HTML parser builds into a tree.

use crate::read::html::attr::Attr;
use crate::read::html::element::Kind;
use crate::read::html::tree::{Data, Id, NONE, Name, Tree};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// A value without the white space around it.
pub(crate) fn trimmed(value: StrTendril) -> StrTendril {
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
