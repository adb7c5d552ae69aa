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
    /// `src`. It and those below are read for a reader's view alone.
    Src,
    /// `srcset`.
    SrcSet,
    /// A `data-` attribute with the address of a picture that is loaded late.
    LateSrc,
    /// The same for a set.
    LateSrcSet,
    /// `alt`.
    Alt,
    /// `width`.
    Width,
    /// `height`.
    Height,
    /// `start`.
    Start,
    /// `colspan`.
    ColSpan,
    /// `rowspan`.
    RowSpan,
    /// `dir`.
    Dir,
    /// No attribute of HTML: the name of a formatting element, which the parser reads as `span`.
    Format,
    /// No attribute of HTML: what the parser leaves of `b` and `strong`.
    Bold,
}

/// The name of [`Attr::Bold`].
pub const BOLD: &str = "storysift-bold";
/// The name of [`Attr::Format`].
pub const FORMAT: &str = "storysift-format";

impl Attr {
    /// The attribute of a name in lower case; `None` when it is not read. With `view` those for a reader's view are
    /// read too.
    pub fn named(name: &str, view: bool) -> Option<Attr> {
        Attr::of(name).filter(|attr| view || !attr.is_for_view())
    }

    /// Whether it is read for a reader's view alone.
    fn is_for_view(self) -> bool {
        use Attr::{
            Alt, ColSpan, Dir, Format, Height, LateSrc, LateSrcSet, RowSpan, Src, SrcSet, Start, Width,
        };
        matches!(
            self,
            Src | SrcSet
                | LateSrc
                | LateSrcSet
                | Alt
                | Width
                | Height
                | Start
                | ColSpan
                | RowSpan
                | Dir
                | Format
        )
    }

    fn of(name: &str) -> Option<Attr> {
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
            FORMAT => Attr::Format,
            "src" => Attr::Src,
            "srcset" => Attr::SrcSet,
            "data-src" | "data-lazy-src" | "data-original" | "data-lazy" => Attr::LateSrc,
            "data-srcset" | "data-lazy-srcset" => Attr::LateSrcSet,
            "alt" => Attr::Alt,
            "width" => Attr::Width,
            "height" => Attr::Height,
            "start" => Attr::Start,
            "colspan" => Attr::ColSpan,
            "rowspan" => Attr::RowSpan,
            "dir" => Attr::Dir,
            _ if is_stamp(name) => Attr::Stamp,
            _ => return None,
        })
    }
}

/// Whether an attribute holds a date or a time: `data-` and one of the known names.
fn is_stamp(name: &str) -> bool {
    name.strip_prefix("data-").is_some_and(|name| page_words().time_attribute.contains(&name))
}
