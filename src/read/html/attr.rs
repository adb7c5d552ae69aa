//! The attributes of elements that are read. The tree keeps no other.

use crate::lexicon::page_words::page_words;

/// An attribute that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attr {
    /// `class`.
    Class,
    /// `id`.
    Id,
    /// `role`.
    Role,
    /// `itemprop`.
    ItemProp,
    /// `hidden`.
    Hidden,
    /// `aria-hidden`.
    AriaHidden,
    /// `style`.
    Style,
    /// `href`.
    Href,
    /// `content`.
    Content,
    /// `name` or `property`.
    Name,
    /// `datetime`.
    DateTime,
    /// `title` of an element, not of the page.
    Title,
    /// A `data-` attribute that names a date or a time.
    Stamp,
    /// `lang`.
    Lang,
    /// `rel`.
    Rel,
    /// `type`.
    Type,
    /// `open`.
    Open,
    /// `shadowrootmode`.
    ShadowRoot,
    Align,
    /// No attribute of HTML: what the parser leaves of `b` and `strong`.
    Bold,
}

/// The name of [`Attr::Bold`].
pub const BOLD: &str = "storysift-bold";

impl Attr {
    /// The attribute of a name in lower case; `None` when it is not read.
    pub fn named(name: &str) -> Option<Attr> {
        Some(match name {
            "class" => Attr::Class,
            "id" => Attr::Id,
            "role" => Attr::Role,
            "itemprop" => Attr::ItemProp,
            "hidden" => Attr::Hidden,
            "aria-hidden" => Attr::AriaHidden,
            "style" => Attr::Style,
            "href" => Attr::Href,
            "content" => Attr::Content,
            "name" | "property" => Attr::Name,
            "datetime" => Attr::DateTime,
            "lang" => Attr::Lang,
            "rel" => Attr::Rel,
            "type" => Attr::Type,
            "open" => Attr::Open,
            "title" => Attr::Title,
            "shadowrootmode" => Attr::ShadowRoot,
            "align" => Attr::Align,
            BOLD => Attr::Bold,
            _ if is_stamp(name) => Attr::Stamp,
            _ => return None,
        })
    }
}

/// Whether an attribute holds a date or a time: `data-` and one of the known names.
fn is_stamp(name: &str) -> bool {
    name.strip_prefix("data-").is_some_and(|name| page_words().time_attribute.contains(&name))
}
