//! Which container a file is: first bytes, then the first lines, with the name as a hint.
//! Only the head is decoded unless the file is taken apart.

use crate::unpack::entry::ContainerKind;
use crate::unpack::package::{self, Package, PackageKind};
use crate::unpack::{bookmarks, charset, delimiter, digest, forwarded, mbox, message, names};

/// How far a text is looked at, in bytes.
const HEAD: usize = 64 << 10;

/// A container and, where it is text, its decoded text.
pub(crate) enum Found {
    Zip,
    Epub,
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

/// What a file is. `None` when it is not a container.
pub(crate) fn container(name: &str, bytes: &[u8]) -> Option<Found> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return match Package::open(bytes).map(|p| package::kind(&p)) {
            Ok(PackageKind::Word | PackageKind::Office) => None,
            Ok(PackageKind::Epub) => Some(Found::Epub),
            Ok(PackageKind::Archive) => Some(Found::Zip),
            Err(_) if names::ends_in(name, &["docx", "docm", "xlsx", "pptx", "odt", "ods", "odp"]) => None,
            Err(_) => Some(Found::Zip),
        };
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Some(Found::Gzip);
    }
    if bytes.starts_with(b"WARC/") {
        return Some(Found::Warc);
    }
    if mbox::is_mbox(bytes) {
        return Some(Found::Mbox);
    }
    if message::is_message(bytes, names::ends_in(name, &["eml", "emlx", "mht", "mhtml", "mail"])) {
        return Some(Found::Message);
    }
    let (head, _) = charset::decode(&bytes[..bytes.len().min(HEAD)])?;
    text(name, bytes, &head)
}

/// What a text is, by its head.
fn text(name: &str, bytes: &[u8], head: &str) -> Option<Found> {
    let whole = || charset::decode(bytes).map(|(text, _)| text);
    let start = head.trim_start();
    if start.starts_with("{\\rtf") {
        return None;
    }
    match start.as_bytes().first()? {
        b'{' | b'[' if !start.starts_with("[[") => return whole().map(Found::Json),
        b'<' => return markup(name, start, whole),
        _ => {}
    }
    if names::ends_in(name, &["csv", "tsv", "tab", "psv"]) {
        let text = whole()?;
        let delimiter = delimiter::of_table(&text);
        return Some(Found::Table(text, delimiter));
    }
    // Markdown has rules of hyphens and lines with a colon of its own.
    if names::ends_in(name, &["md", "markdown", "html", "htm"]) {
        return None;
    }
    if head.contains("--------------------") && head.contains("\nFrom:") {
        let text = whole()?;
        if !digest::messages(&text).is_empty() {
            return Some(Found::Digest(text));
        }
    }
    if forwarded::starts_forwarded(head) {
        return whole().map(Found::Forwarded);
    }
    let delimiter = delimiter::of_text(head)?;
    whole().map(|text| Found::Table(text, delimiter))
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
fn markup(name: &str, head: &str, whole: impl Fn() -> Option<String>) -> Option<Found> {
    let root = first_element(head)?.to_ascii_lowercase();
    match root.rsplit(':').next().unwrap_or(&root) {
        "rss" | "feed" | "rdf" => return whole().map(Found::Feed),
        "opml" => return whole().map(Found::Addresses),
        _ => {}
    }
    if bookmarks::is_list(head) {
        return whole().map(Found::Addresses);
    }
    let named = names::ends_in(name, &["xml", "sgml", "sgm", "enex", "nitf"]);
    if PAGE.contains(&root.as_str()) || names::ends_in(name, &["html", "htm", "xhtml", "md", "svg"]) && !named
    {
        return None;
    }
    whole().map(Found::Records)
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
