//! An open block element: what its place says of the blocks inside.

use crate::read::html::attr::Attr;
use crate::read::html::element::Kind;
use crate::read::html::measure::Measures;
use crate::read::html::tree::{Id, Tree};
use crate::read::html::words::{List, Words, is_article_body};
use crate::types::block::Tag;
use std::rc::Rc;

/// An open block element.
pub struct Frame {
    pub id: Id,
    /// Its number among the containers.
    pub number: u32,
    pub kind: Kind,
    pub in_article: bool,
    pub in_furniture: bool,
    /// A block was made inside.
    pub used: bool,
    /// Its words and those of the elements around it.
    pub words: Rc<List>,
}

impl Frame {
    /// An element that opens inside `outer`: its place in the tree, its kind and its number.
    pub fn of(
        tree: &Tree,
        measures: &Measures,
        outer: Option<&Frame>,
        (id, kind, number): (Id, Kind, u32),
        all: &mut Words,
    ) -> Frame {
        let (in_article, in_furniture) = outer.map_or((false, false), |f| (f.in_article, f.in_furniture));
        let role = tree.attr(id, Attr::Role).unwrap_or("");
        let article = matches!(kind, Kind::Article | Kind::Main)
            || matches!(role, "main" | "article")
            || (kind != Kind::Root && is_article_body(tree, id));
        let furniture = match (kind, role) {
            (Kind::Nav, _) | (_, "navigation" | "search" | "menu" | "menubar" | "toolbar" | "tablist") => {
                true
            }
            (Kind::Header, _) | (_, "banner") => !in_article && !measures.is_content(id),
            (Kind::Footer | Kind::Aside | Kind::Form, _)
            | (_, "contentinfo" | "complementary" | "dialog" | "alertdialog") => !measures.is_content(id),
            _ => false,
        };
        let mut words = all.list();
        all.add(tree, id, &mut words);
        let words = match outer {
            Some(outer) if words.is_empty() => Rc::clone(&outer.words),
            outer => {
                outer.iter().for_each(|o| all.extend(&mut words, &o.words));
                Rc::new(words)
            }
        };
        Frame {
            words,
            id,
            number,
            kind,
            in_article: in_article || article,
            in_furniture: in_furniture || furniture,
            used: false,
        }
    }
}

/// What the open elements make of a line: the innermost that means something, where a
/// quote goes before its paragraphs and an item is its first block. `row` says that a row of
/// data is open.
pub fn tag(frames: &[Frame], row: bool) -> Tag {
    let mut tag = Tag::Other;
    for frame in frames.iter().rev() {
        match frame.kind {
            Kind::Heading(level) => return Tag::Heading(level),
            Kind::Pre => return Tag::Code,
            Kind::Caption => return Tag::Caption,
            Kind::Address => return Tag::Meta,
            Kind::Control => return Tag::Control,
            Kind::Quote => return Tag::Quote,
            Kind::Row if row => return Tag::Row,
            Kind::Item => return if frame.used { tag } else { Tag::Item },
            Kind::Paragraph => tag = Tag::Paragraph,
            Kind::Article | Kind::Main | Kind::Aside | Kind::Cell | Kind::Nav => return tag,
            _ => {}
        }
    }
    tag
}
