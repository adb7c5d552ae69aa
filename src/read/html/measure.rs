//! How much text stands under each element, and what follows from it: whether an element is hidden,
//! and whether it holds the content of the page.

use crate::lexicon::page_words::page_words;
use crate::read::html::attr::Attr;
use crate::read::html::element::ElementKind;
use crate::read::html::tree::{NodeData, NodeId, Tree, WalkStep};

/// Fewest paragraphs of an element that holds the page's content.
const MIN_CONTENT_PARAGRAPHS: u32 = 3;
/// Its text is more than so many fifths of the page's.
const MIN_CONTENT_FIFTHS: u64 = 2;
/// Text, in bytes, up to which a hidden element is no hidden article, whatever its share.
const MAX_HIDDEN_BYTES: u32 = 200;
/// Text, in bytes, from which on an element for screen readers alone is content.
const MIN_ASIDE_BYTES: u32 = 200;

/// Sums over an element's content.
#[derive(Clone, Copy, Default)]
pub struct Measure {
    /// Bytes of text, white space not counted.
    pub text: u32,
    /// Paragraph elements.
    pub paragraphs: u32,
    /// Elements that begin a block.
    pub blocks: u32,
    /// Line breaks.
    pub breaks: u32,
    /// Holds something that no cell of data holds.
    pub has_layout: bool,
}

/// The measures of a page, by node.
pub struct Measures {
    each: Vec<Measure>,
}

impl Measures {
    /// Measures a page.
    pub fn of(tree: &Tree) -> Self {
        let mut each = vec![Measure::default(); tree.len()];
        tree.walk(0, |step| match step {
            WalkStep::Enter(id) => match &tree.node(id).data {
                NodeData::Text(text) => {
                    each[id as usize].text = text.bytes().filter(|b| !b.is_ascii_whitespace()).count() as u32;
                    true
                }
                NodeData::Element { kind, .. } => !kind.is_silent(),
                NodeData::Document => true,
            },
            WalkStep::Leave(id) => {
                if let Some(parent) = tree.parent(id) {
                    let own = each[id as usize];
                    let kind = tree.kind(id).unwrap_or(ElementKind::Inline);
                    let sum = &mut each[parent as usize];
                    sum.text = sum.text.saturating_add(own.text);
                    sum.paragraphs += own.paragraphs + u32::from(kind == ElementKind::Paragraph);
                    sum.blocks += own.blocks + u32::from(kind.is_block());
                    sum.breaks += own.breaks + u32::from(kind == ElementKind::Break);
                    sum.has_layout |= own.has_layout || kind.is_layout();
                }
                true
            }
        });
        Measures { each }
    }

    /// The sums of one element.
    pub fn at(&self, id: NodeId) -> Measure {
        self.each.get(id as usize).copied().unwrap_or_default()
    }

    /// Whether an element holds so much of the page's text that it must be its content.
    pub fn is_content(&self, id: NodeId) -> bool {
        let own = self.at(id);
        own.paragraphs >= MIN_CONTENT_PARAGRAPHS
            && u64::from(own.text) * 5 > u64::from(self.at(0).text) * MIN_CONTENT_FIFTHS
    }

    /// Whether a reader of the page does not see an element. A hidden element that holds most of
    /// the page's text counts as seen: a script shows it.
    pub fn is_hidden(&self, tree: &Tree, id: NodeId) -> bool {
        let own = self.at(id);
        let is_hidden = tree.attr(id, Attr::Hidden).is_some_and(|v| v != "until-found")
            || tree.attr(id, Attr::Style).is_some_and(hides);
        if is_hidden && !can_be_revealed(tree, id) {
            return !(u64::from(own.text) * 2 > u64::from(self.at(0).text) && own.text > MAX_HIDDEN_BYTES);
        }
        let is_aside = tree.attr(id, Attr::AriaHidden) == Some("true")
            || tree
                .attr(id, Attr::Class)
                .is_some_and(|c| c.split_ascii_whitespace().any(is_for_screen_readers));
        is_aside
            && own.text < MIN_ASIDE_BYTES
            && own.paragraphs == 0
            && !matches!(tree.kind(id), Some(ElementKind::Heading(_)))
    }
}

/// Whether a click, or the script that loads the page in parts, shows a hidden element.
fn can_be_revealed(tree: &Tree, id: NodeId) -> bool {
    matches!(tree.attr(id, Attr::Role), Some("region" | "tabpanel"))
        || tree.attr(id, Attr::Id).is_some_and(|i| i.starts_with("S:"))
        || [Attr::Class, Attr::Id].into_iter().filter_map(|a| tree.attr(id, a)).any(|value| {
            let value = value.to_ascii_lowercase();
            page_words().revealed.iter().any(|n| value.contains(n))
        })
}

/// Whether an inline style hides its element.
fn hides(style: &str) -> bool {
    let declarations = style.split(';').filter_map(|d| d.split_once(':'));
    declarations.map(|(k, v)| (k.trim(), v.trim())).any(|(key, value)| {
        let value = value.split_ascii_whitespace().next().unwrap_or("");
        (key.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none"))
            || (key.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
    })
}

/// Whether a class name hides an element from the eye alone.
fn is_for_screen_readers(class: &str) -> bool {
    page_words().screen_reader.iter().any(|name| class.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::parse::parse;

    /// Whether the first `<div>` of a page is hidden.
    fn is_hidden(source: &str) -> bool {
        let tree = parse(source, 100);
        let mut first = None;
        tree.walk(0, |step| {
            if let WalkStep::Enter(id) = step
                && tree.kind(id) == Some(ElementKind::Block)
                && tree.parent(id).and_then(|p| tree.kind(p)) == Some(ElementKind::Block)
            {
                first = first.or(Some(id));
            }
            true
        });
        Measures::of(&tree).is_hidden(&tree, first.expect("a div"))
    }

    #[test]
    fn hidden_elements() {
        let long = "word ".repeat(100);
        let table = [
            ("<div hidden>Menu</div>".to_owned(), true),
            ("<div hidden=until-found>Menu</div>".to_owned(), false),
            ("<div style='color:red; DISPLAY : none !important'>Menu</div>".to_owned(), true),
            ("<div style='visibility:hidden'>Menu</div>".to_owned(), true),
            ("<div style='display:block'>Menu</div>".to_owned(), false),
            ("<div class=faq-item style='display:none'>Answer</div>".to_owned(), false),
            ("<div class='a sr-only'>Opens in a new window</div>".to_owned(), true),
            ("<div aria-hidden=true>Decoration</div>".to_owned(), true),
            (format!("<div aria-hidden=true>{long}</div>"), false),
            (format!("<div hidden>{long}</div>"), false),
        ];
        for (element, want) in table {
            let page = format!("<body>{element}<p>A line that is always seen.</p></body>");
            assert_eq!(is_hidden(&page), want, "{element}");
        }
    }
}
