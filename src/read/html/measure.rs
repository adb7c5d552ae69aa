//! How much text stands under each element: what tells a hidden menu from a hidden
//! article, and a table of data from a table of layout.

use crate::read::html::attr::Attr;
use crate::read::html::element::Kind;
use crate::read::html::tree::{Data, Id, Step, Tree};

/// Sums over an element's content.
#[derive(Clone, Copy, Default)]
pub struct Measure {
    /// Bytes of text, white space not counted.
    pub text: u32,
    /// Paragraph elements.
    pub paragraphs: u32,
    /// Elements that begin a block.
    pub blocks: u32,
    /// Holds something that no cell of data holds.
    pub layout: bool,
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
            Step::Enter(id) => match &tree.node(id).data {
                Data::Text(text) => {
                    each[id as usize].text = text.bytes().filter(|b| !b.is_ascii_whitespace()).count() as u32;
                    true
                }
                Data::Element { kind, .. } => !kind.is_silent(),
                Data::Document => true,
            },
            Step::Leave(id) => {
                if let Some(parent) = tree.parent(id) {
                    let own = each[id as usize];
                    let kind = tree.kind(id).unwrap_or(Kind::Inline);
                    let sum = &mut each[parent as usize];
                    sum.text = sum.text.saturating_add(own.text);
                    sum.paragraphs += own.paragraphs + u32::from(kind == Kind::Paragraph);
                    sum.blocks += own.blocks + u32::from(kind.is_block());
                    sum.layout |= own.layout || kind.is_layout();
                }
                true
            }
        });
        Measures { each }
    }

    /// The sums of one element.
    pub fn at(&self, id: Id) -> Measure {
        self.each.get(id as usize).copied().unwrap_or_default()
    }

    /// Whether an element holds so much of the page's prose that it must be its content.
    pub fn is_content(&self, id: Id) -> bool {
        let own = self.at(id);
        own.paragraphs >= 3 && u64::from(own.text) * 5 > u64::from(self.at(0).text) * 2
    }

    /// Whether a reader of the page does not see an element. An element that holds most
    /// of the page's text is taken as seen: a script shows it.
    pub fn is_hidden(&self, tree: &Tree, id: Id) -> bool {
        let own = self.at(id);
        let hidden = tree.attr(id, Attr::Hidden).is_some_and(|v| v != "until-found")
            || tree.attr(id, Attr::Style).is_some_and(hides);
        if hidden && !opens(tree, id) {
            return !(u64::from(own.text) * 2 > u64::from(self.at(0).text) && own.text > 200);
        }
        let aside = tree.attr(id, Attr::AriaHidden) == Some("true")
            || tree
                .attr(id, Attr::Class)
                .is_some_and(|c| c.split_ascii_whitespace().any(is_for_screen_readers));
        aside && own.text < 200 && own.paragraphs == 0 && !matches!(tree.kind(id), Some(Kind::Heading(_)))
    }
}

/// Whether a hidden element is shown by a click on its heading, or by the script that the
/// page streams its parts with.
fn opens(tree: &Tree, id: Id) -> bool {
    const NAMES: [&str; 7] = ["accordion", "collaps", "tab-", "tabpanel", "faq", "expand", "toggle"];
    matches!(tree.attr(id, Attr::Role), Some("region" | "tabpanel"))
        || tree.attr(id, Attr::Id).is_some_and(|i| i.starts_with("S:"))
        || [Attr::Class, Attr::Id].into_iter().filter_map(|a| tree.attr(id, a)).any(|value| {
            let value = value.to_ascii_lowercase();
            NAMES.iter().any(|n| value.contains(n))
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

/// Class names that hide an element from the eye alone.
fn is_for_screen_readers(class: &str) -> bool {
    const NAMES: [&str; 7] = [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screenreader-only",
        "element-invisible",
        "a11y-hidden",
    ];
    NAMES.iter().any(|n| class.eq_ignore_ascii_case(n))
}
