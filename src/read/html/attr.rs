//! The attributes of elements that are read. The parser keeps no other.

use html5ever::{LocalName, local_name};

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
}

impl Attr {
    /// The attribute of that name, when it is read.
    pub fn of(name: &LocalName) -> Option<Attr> {
        Some(match *name {
            local_name!("class") => Attr::Class,
            local_name!("id") => Attr::Id,
            local_name!("role") => Attr::Role,
            local_name!("itemprop") => Attr::ItemProp,
            local_name!("hidden") => Attr::Hidden,
            local_name!("aria-hidden") => Attr::AriaHidden,
            local_name!("style") => Attr::Style,
            local_name!("href") => Attr::Href,
            local_name!("content") => Attr::Content,
            local_name!("name") | local_name!("property") => Attr::Name,
            local_name!("datetime") => Attr::DateTime,
            local_name!("lang") => Attr::Lang,
            local_name!("rel") => Attr::Rel,
            local_name!("type") => Attr::Type,
            local_name!("open") => Attr::Open,
            local_name!("title") => Attr::Title,
            _ if &**name == "shadowrootmode" => Attr::ShadowRoot,
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
