//! The attributes of elements that are read. The parser keeps no other.

/// The attributes that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attr {
    Class,
    Id,
    Role,
    ItemProp,
    Hidden,
    AriaHidden,
    Style,
    Href,
    Content,
    Name,
    DateTime,
    /// `title`, of an element.
    Title,
    /// A `data-` attribute that names a date or a time.
    Stamp,
    Lang,
    Rel,
    Type,
    Open,
    ShadowRoot,
    Align,
    /// No attribute of HTML: what the parser leaves of `b` and `strong`.
    Bold,
}

/// The name of [`Attr::Bold`].
pub const BOLD: &str = "storysift-bold";

impl Attr {
    /// The attribute of a name in small letters, when it is read.
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

/// Whether an attribute of a script's own holds when something was published.
fn is_stamp(name: &str) -> bool {
    const STAMPS: [&str; 12] = [
        "date",
        "datetime",
        "time",
        "timestamp",
        "published",
        "publish-date",
        "published-at",
        "published-date",
        "publication-date",
        "pubdate",
        "publishdate",
        "date-published",
    ];
    name.strip_prefix("data-").is_some_and(|n| STAMPS.contains(&n))
}
