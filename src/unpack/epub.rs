//! An electronic book (EPUB 2 and 3) to one entry a document of its reading order. Lists of
//! contents are left out, pages without text are counted.

use crate::types::error::Code;
use crate::unpack::charset;
use crate::unpack::entry::{Content, Day, DayKind, EntryFacts};
use crate::unpack::inflate::allowance;
use crate::unpack::markup::{Kind, Pieces, attribute};
use crate::unpack::measure::words;
use crate::unpack::package::{Package, Part, PartError};
use crate::unpack::sink::Sink;
use crate::unpack::stored::Stored;
use std::collections::{BTreeMap, HashMap};

/// Largest description of a book, in bytes.
const MAX_DESCRIPTION: u64 = 16 << 20;
/// Least words of a document that is no cover.
const MIN_WORDS: usize = 5;

/// The book's own description.
#[derive(Default)]
struct Book {
    facts: BTreeMap<&'static str, String>,
    /// Documents in reading order.
    documents: Vec<String>,
}

/// Reads the book `path`.
pub(crate) fn read(path: &str, bytes: &[u8], sink: &mut Sink<'_>) {
    let Ok(package) = Package::open(Stored::Memory(bytes)) else {
        return sink.problem(path, Code::ArchiveBroken, "The book is damaged or cut off.");
    };
    let Some(book) = describe(&package) else {
        return sink.problem(path, Code::ArchiveBroken, "The book does not say which documents it has.");
    };
    let (parts, _) = package.parts(sink.limits.entries);
    let by_name: HashMap<&[u8], &Part> = parts.iter().map(|p| (p.name.as_slice(), p)).collect();
    let locked = package
        .named("META-INF/encryption.xml", MAX_DESCRIPTION)
        .and_then(|b| String::from_utf8(b).ok())
        .unwrap_or_default();
    let mut found: Vec<(String, String)> = Vec::new();
    let mut blank = 0usize;
    for name in &book.documents {
        let entry = format!("{path}/{name}");
        let Some(part) = by_name.get(name.as_bytes()) else {
            sink.problem(&entry, Code::ArchiveBroken, "The book names it and does not hold it.");
            continue;
        };
        let limits = sink.limits;
        let most = allowance(part.packed, limits.ratio, limits.entry_bytes as u64, sink.bytes_left());
        let is_locked = locked.contains(&format!("\"{name}\""));
        let content = match package.read(part, most) {
            Ok(content) if !is_locked => content,
            Ok(_) | Err(PartError::Encrypted) => {
                sink.problem(&entry, Code::Encrypted, "It is locked by the book's seller.");
                continue;
            }
            Err(error) => {
                sink.problem(&entry, Code::ArchiveBroken, format!("It cannot be unpacked: {error:?}."));
                continue;
            }
        };
        if !sink.spend(&entry, content.len()) {
            return;
        }
        match charset::decode(&content) {
            Some((text, _)) if words(&text) >= MIN_WORDS => found.push((entry, text)),
            _ => blank += 1,
        }
    }
    let single = found.len() == 1;
    for (entry, text) in found {
        if !sink.push(entry, Content::Html(text), facts(&book, single)) {
            return;
        }
    }
    if blank > 0 {
        sink.problem(path, Code::Empty, format!("{blank} pages without text are passed over."));
    }
}

/// What the book declares of a document: everything when it is the only one, else as fields.
fn facts(book: &Book, single: bool) -> EntryFacts {
    let mut facts = EntryFacts { language: book.facts.get("language").cloned(), ..EntryFacts::default() };
    if single {
        let get = |name: &str| book.facts.get(name).cloned();
        (facts.title, facts.author, facts.outlet) = (get("title"), get("creator"), get("publisher"));
        facts.url = get("source").filter(|s| s.starts_with("http"));
        facts.published = get("date").map(|raw| Day { raw, kind: DayKind::Unnamed });
    } else {
        for (name, value) in &book.facts {
            facts.fields.insert(format!("book {name}"), value.clone());
        }
    }
    facts
}

/// Reads the book's description: the OPF file that the container names.
fn describe(package: &Package<'_>) -> Option<Book> {
    let text = |name: &str| charset::decode(&package.named(name, MAX_DESCRIPTION)?).map(|(text, _)| text);
    let container = text("META-INF/container.xml")?;
    let opf = Pieces::new(&container).find_map(|p| match p.kind {
        Kind::Open { name: "rootfile", inside, .. } => attribute(inside, "full-path"),
        _ => None,
    })?;
    let folder = opf.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let description = text(&opf)?;
    let mut book = Book::default();
    let mut manifest: HashMap<String, String> = HashMap::new();
    let mut open: Option<&'static str> = None;
    for piece in Pieces::new(&description) {
        match piece.kind {
            Kind::Open { name: "item", inside, .. } => {
                let kind = attribute(inside, "media-type").unwrap_or_default();
                let is_contents =
                    attribute(inside, "properties").is_some_and(|p| p.split(' ').any(|p| p == "nav"));
                if let (Some(id), Some(href), true, false) =
                    (attribute(inside, "id"), attribute(inside, "href"), kind.contains("html"), is_contents)
                {
                    manifest.insert(id, resolved(&folder, &href));
                }
            }
            Kind::Open { name: "itemref", inside, .. } => {
                book.documents.extend(attribute(inside, "idref").and_then(|id| manifest.remove(&id)));
            }
            Kind::Open { prefix: "dc", name, empty: false, .. } => {
                let names = ["title", "creator", "publisher", "date", "language", "source", "description"];
                open = names.into_iter().find(|n| *n == name);
            }
            Kind::Close { .. } => open = None,
            Kind::Text(text) => {
                if let Some(name) = open
                    && !text.trim().is_empty()
                {
                    let value = book.facts.entry(name).or_default();
                    if !value.is_empty() && name == "creator" {
                        value.push_str("; ");
                    }
                    if value.is_empty() || name == "creator" {
                        value.push_str(text.trim());
                    }
                }
            }
            _ => {}
        }
    }
    Some(book)
}

/// A name in the archive from an address relative to `folder`.
fn resolved(folder: &str, href: &str) -> String {
    let mut parts: Vec<String> = folder.split('/').filter(|p| !p.is_empty()).map(str::to_owned).collect();
    for part in href.split('#').next().unwrap_or("").split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(unpercented(part)),
        }
    }
    parts.join("/")
}

/// A part of an address with its "%20" and their like undone.
fn unpercented(part: &str) -> String {
    let mut out = Vec::with_capacity(part.len());
    let bytes = part.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| part.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}
