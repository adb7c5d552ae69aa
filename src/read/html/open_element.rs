//! An open block element during rendering: what its place in the page says of the blocks inside.

use crate::read::html::attr::Attr;
use crate::read::html::element::ElementKind;
use crate::read::html::element_words::{WordIds, WordTable, is_article_body};
use crate::read::html::measure::Measures;
use crate::read::html::tree::{NodeId, Tree};
use crate::types::block::Tag;
use std::rc::Rc;

/// An open block element.
pub struct OpenElement {
    /// Its node.
    pub id: NodeId,
    /// Its number among the containers.
    pub number: u32,
    /// Its kind.
    pub kind: ElementKind,
    /// It is, or is inside, an element that names itself an article or its body.
    pub in_article: bool,
    /// Number of the innermost `<article>` that it is or is inside; 0 for none.
    pub article: u32,
    /// It is, or is inside, a part of the page beside the content.
    pub in_furniture: bool,
    /// A block was made inside.
    pub has_block: bool,
    /// Its words and those of the elements around it.
    pub words: Rc<WordIds>,
}

impl OpenElement {
    /// An element, as node, kind and number, that opens inside `outer`.
    pub fn new(
        tree: &Tree,
        measures: &Measures,
        outer: Option<&OpenElement>,
        (id, kind, number): (NodeId, ElementKind, u32),
        table: &mut WordTable,
    ) -> OpenElement {
        let (in_article, in_furniture) = outer.map_or((false, false), |e| (e.in_article, e.in_furniture));
        let role = tree.attr(id, Attr::Role).unwrap_or("");
        let is_article = matches!(kind, ElementKind::Article | ElementKind::Main)
            || matches!(role, "main" | "article")
            || (kind != ElementKind::Root && is_article_body(tree, id));
        let is_furniture = match (kind, role) {
            (ElementKind::Nav, _)
            | (_, "navigation" | "search" | "menu" | "menubar" | "toolbar" | "tablist") => true,
            (ElementKind::Header, _) | (_, "banner") => !in_article && !measures.is_content(id),
            (ElementKind::Footer | ElementKind::Aside | ElementKind::Form, _)
            | (_, "contentinfo" | "complementary" | "dialog" | "alertdialog") => !measures.is_content(id),
            _ => false,
        };
        let mut words = table.list();
        table.add(tree, id, &mut words);
        let words = match outer {
            Some(outer) if words.is_empty() => Rc::clone(&outer.words),
            outer => {
                outer.iter().for_each(|o| table.extend(&mut words, &o.words));
                Rc::new(words)
            }
        };
        OpenElement {
            words,
            id,
            number,
            kind,
            in_article: in_article || is_article,
            article: match is_entry(tree, id, kind, role) {
                true => number,
                false => outer.map_or(0, |e| e.article),
            },
            in_furniture: in_furniture || is_furniture,
            has_block: false,
        }
    }
}

/// Whether an element is an article as a whole: `<article>`, or what microformats call an entry.
fn is_entry(tree: &Tree, id: NodeId, kind: ElementKind, role: &str) -> bool {
    let classes = || tree.attr(id, Attr::Class).unwrap_or_default().split_ascii_whitespace();
    kind == ElementKind::Article
        || role == "article"
        || kind == ElementKind::Block && classes().any(|c| matches!(c, "hentry" | "h-entry"))
}

/// The kind of block that the open elements make of a line: by the innermost one that has a
/// meaning, except that a quote counts before its paragraphs, and an item for its first block
/// alone. `row` says that a row of data is open.
pub fn block_tag(open: &[OpenElement], row: bool) -> Tag {
    let mut tag = Tag::Other;
    for element in open.iter().rev() {
        match element.kind {
            ElementKind::Heading(level) => return Tag::Heading(level),
            ElementKind::Pre => return Tag::Code,
            ElementKind::Caption => return Tag::Caption,
            ElementKind::Address => return Tag::Meta,
            ElementKind::Control => return Tag::Control,
            ElementKind::Quote => return Tag::Quote,
            ElementKind::Row if row => return Tag::Row,
            ElementKind::Item => return if element.has_block { tag } else { Tag::Item },
            ElementKind::Paragraph => tag = Tag::Paragraph,
            ElementKind::Article
            | ElementKind::Main
            | ElementKind::Aside
            | ElementKind::Cell
            | ElementKind::Nav => return tag,
            _ => {}
        }
    }
    tag
}

#[cfg(test)]
mod tests {
    use crate::read::html::layout::LayoutTracker;
    use crate::read::html::measure::Measures;
    use crate::read::html::parse::parse;
    use crate::read::html::render::render;
    use crate::types::block::Tag;

    #[test]
    fn the_place_of_a_block_gives_its_markup() {
        // The last block of the page: its kind, inside an article, beside the content.
        let table = [
            ("<blockquote><p>Said", Tag::Quote, false, false),
            ("<ul><li><p>one<p>two", Tag::Paragraph, false, false),
            ("<article><div><p>Text", Tag::Paragraph, true, false),
            ("<main><aside>Beside", Tag::Other, true, true),
            ("<div role=navigation><p>Menu", Tag::Paragraph, false, true),
            ("<article><header><h1>Title", Tag::Heading(1), true, false),
            ("<header><p>Site", Tag::Paragraph, false, true),
            ("<div class=entry-content><address>Here", Tag::Meta, true, false),
        ];
        for (source, tag, in_article, in_furniture) in table {
            let page = format!("<p>{}</p>{source}", "words ".repeat(50));
            let tree = parse(&page, 100);
            let blocks = render(&tree, &Measures::of(&tree), LayoutTracker::default(), 100, None).blocks;
            let markup = blocks.last().and_then(|b| b.markup.as_ref()).expect("markup");
            let found = (markup.tag, markup.in_article, markup.in_furniture);
            assert_eq!(found, (tag, in_article, in_furniture), "{source}");
        }
    }
}
