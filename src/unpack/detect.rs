//! Which container a file is: first bytes, then the first lines, with the name as a hint.
//! [`may_hold_entries`] looks at the head alone and opens nothing; [`container`] decides.

use crate::unpack::entry::ContainerKind;
use crate::unpack::package::{self, Package, PackageKind};
use crate::unpack::stored::Stored;
use crate::unpack::{bookmarks, charset, delimiter, digest, forwarded, mbox, message, names, rtf};

/// How far a text is looked at, in bytes.
const HEAD: usize = 64 << 10;

/// A container and, where it is text, its decoded text.
pub(crate) enum Found {
    Zip,
    Epub,
    Word,
    RichText,
    Gzip,
    Warc,
    Mbox,
    Message,
    Digest(String),
    Forwarded(String),
    Feed(String),
    Addresses(String),
    Table(String, u8),
    Json(String),
    Records(String),
}

impl Found {
    /// The kind of container.
    pub fn kind(&self) -> ContainerKind {
        match self {
            Found::Zip => ContainerKind::Zip,
            Found::Epub => ContainerKind::Epub,
            Found::Word | Found::RichText => ContainerKind::Office,
            Found::Gzip => ContainerKind::Gzip,
            Found::Warc => ContainerKind::Warc,
            Found::Mbox => ContainerKind::Mbox,
            Found::Message | Found::Forwarded(_) => ContainerKind::Message,
            Found::Digest(_) => ContainerKind::Digest,
            Found::Feed(_) => ContainerKind::Feed,
            Found::Addresses(_) => ContainerKind::Addresses,
            Found::Table(..) => ContainerKind::Table,
            Found::Json(_) => ContainerKind::Json,
            Found::Records(_) => ContainerKind::Records,
        }
    }
}

/// What the head of a file is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Zip,
    RichText,
    Gzip,
    Warc,
    Mbox,
    Message,
    Digest,
    Forwarded,
    Feed,
    Addresses,
    /// A table; the delimiter, or `None` when the file's name calls it one.
    Table(Option<u8>),
    Json,
    Records,
}

/// Whether a file may be a container or a word processor's document. `false` only when it is none, so
/// that the readers of this folder need not be at hand for it.
#[cfg(any(test, all(target_arch = "wasm32", feature = "wasm")))]
pub(crate) fn may_hold_entries(name: &str, bytes: &[u8]) -> bool {
    head(name, bytes).is_some()
}

/// What a file is. `None` when it is not a container.
pub(crate) fn container(name: &str, bytes: &[u8]) -> Option<Found> {
    let whole = || charset::decode(bytes).map(|(text, _)| text);
    match head(name, bytes)? {
        Head::Zip => match Package::open(Stored::Memory(bytes)).map(|p| package::kind(&p)) {
            Ok(PackageKind::Office) => None,
            Ok(PackageKind::Word) => Some(Found::Word),
            Ok(PackageKind::Epub) => Some(Found::Epub),
            Ok(PackageKind::Archive) => Some(Found::Zip),
            Err(_) if names::ends_in(name, &["docx", "docm", "xlsx", "pptx", "odt", "ods", "odp"]) => None,
            Err(_) => Some(Found::Zip),
        },
        Head::RichText => Some(Found::RichText),
        Head::Gzip => Some(Found::Gzip),
        Head::Warc => Some(Found::Warc),
        Head::Mbox => Some(Found::Mbox),
        Head::Message => Some(Found::Message),
        Head::Feed => whole().map(Found::Feed),
        Head::Addresses => whole().map(Found::Addresses),
        Head::Json => whole().map(Found::Json),
        Head::Records => whole().map(Found::Records),
        Head::Forwarded => whole().map(Found::Forwarded),
        Head::Table(delimiter) => {
            let text = whole()?;
            let delimiter = delimiter.unwrap_or_else(|| delimiter::of_table(&text));
            Some(Found::Table(text, delimiter))
        }
        Head::Digest => {
            let text = whole()?;
            if !digest::messages(&text).is_empty() {
                return Some(Found::Digest(text));
            }
            match prose(&text[..text.floor_char_boundary(HEAD)])? {
                Head::Table(Some(delimiter)) => Some(Found::Table(text, delimiter)),
                _ => Some(Found::Forwarded(text)),
            }
        }
    }
}

/// What a file is by its head.
fn head(name: &str, bytes: &[u8]) -> Option<Head> {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    match () {
        () if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => return Some(Head::Zip),
        () if rtf::is_rtf(bytes) => return Some(Head::RichText),
        () if starts(b"\x1f\x8b") => return Some(Head::Gzip),
        () if starts(b"WARC/") => return Some(Head::Warc),
        () if mbox::is_mbox(bytes) => return Some(Head::Mbox),
        () => {}
    }
    if message::is_message(bytes, names::ends_in(name, &["eml", "emlx", "mht", "mhtml", "mail"])) {
        return Some(Head::Message);
    }
    let (text, _) = charset::decode(&bytes[..bytes.len().min(HEAD)])?;
    let start = text.trim_start();
    match start.as_bytes().first()? {
        b'{' | b'[' if !start.starts_with("[[") => return Some(Head::Json),
        b'<' => return markup(name, start),
        _ => {}
    }
    if names::ends_in(name, &["csv", "tsv", "tab", "psv"]) {
        return Some(Head::Table(None));
    }
    // Markdown has rules of hyphens and lines with a colon of its own.
    if names::ends_in(name, &["md", "markdown", "html", "htm"]) {
        return None;
    }
    if text.contains("--------------------") && text.contains("\nFrom:") {
        return Some(Head::Digest);
    }
    prose(&text)
}

/// What a text without any mark at its start is, by its head.
fn prose(head: &str) -> Option<Head> {
    if forwarded::starts_forwarded(head) {
        return Some(Head::Forwarded);
    }
    delimiter::of_text(head).map(|delimiter| Head::Table(Some(delimiter)))
}

/// Elements of pages: a file that starts with one is a page or a piece of one.
const PAGE: &[&str] = &[
    "html",
    "head",
    "body",
    "frameset",
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "br",
    "center",
    "div",
    "em",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "table",
    "title",
    "ul",
    "svg",
    "template",
    "noscript",
    "button",
    "u",
    "dl",
    "base",
];

/// What a text that starts with a tag is, by the first element.
fn markup(name: &str, head: &str) -> Option<Head> {
    let root = first_element(head)?.to_ascii_lowercase();
    match root.rsplit(':').next().unwrap_or(&root) {
        "rss" | "feed" | "rdf" => return Some(Head::Feed),
        "opml" => return Some(Head::Addresses),
        _ => {}
    }
    if bookmarks::is_list(head) {
        return Some(Head::Addresses);
    }
    let named = names::ends_in(name, &["xml", "sgml", "sgm", "enex", "nitf"]);
    let is_page = PAGE.contains(&root.as_str())
        || names::ends_in(name, &["html", "htm", "xhtml", "md", "svg"]) && !named;
    (!is_page).then_some(Head::Records)
}

/// Name of the first element, behind declarations and comments.
fn first_element(head: &str) -> Option<&str> {
    let mut rest = head;
    loop {
        rest = rest.trim_start();
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => ">",
            _ if rest.starts_with("<!") => ">",
            _ => break,
        };
        rest = &rest[rest.find(end)? + end.len()..];
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    name.get(..end).filter(|n| n.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_apart_is_told_by_its_head() {
        let pages: [(&str, &[u8], bool); 9] = [
            ("a.zip", b"PK\x05\x06", true),
            ("a.rtf", b"{\\rtf1 Text.}", true),
            ("a.gz", b"\x1f\x8b", true),
            ("a.csv", b"title,text", true),
            ("a.json", b"[]", true),
            ("a.xml", b"<?xml version='1.0'?><rss><channel/></rss>", true),
            ("a.html", b"<!doctype html><p>A line.", false),
            ("a.txt", b"A line of text.\nAnother line of text.", false),
            ("a.md", b"# A title\n\nText, with a comma, and another.", false),
        ];
        for (name, bytes, may) in pages {
            assert_eq!(may_hold_entries(name, bytes), may, "{name}");
            assert!(may || container(name, bytes).is_none(), "{name}");
        }
    }
}
