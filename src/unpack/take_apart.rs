//! Takes one container apart with the reader of its kind, and containers inside it with theirs.
//!
//! In: a name, bytes, limits. Out: entries, one by one, and a [`Report`].

use crate::types::column::{GivenColumns, Table};
use crate::types::error::{Code, Problem};
use crate::unpack::detect::{Found, container};
use crate::unpack::entry::{ContainerKind, Content, Entry, EntryFacts, UnpackLimits};
use crate::unpack::nesting::Nesting;
use crate::unpack::package::{Package, PackageKind, kind as package_kind};
use crate::unpack::sink::Sink;
use crate::unpack::stored::Stored;
use crate::unpack::{
    bookmarks, digest, docx, epub, feed, gzip, json, mbox, message, names, records, rtf, table, warc, zip,
};

/// What was done with a container.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Report {
    /// How it was taken apart.
    pub kind: ContainerKind,
    /// Trouble with it or its entries.
    pub problems: Vec<Problem>,
    /// The tables, JSON and XML files in it, or that it is: what each field was taken for.
    pub tables: Vec<Table>,
}

/// Takes a file apart and hands each entry to `emit` as soon as it is read. `columns` are
/// those that a person gave for tables, the last given last; those of other tables are guessed. `None` when the file is not
/// a container; nothing was handed over then.
pub(crate) fn unpack_each(
    name: &str,
    bytes: &[u8],
    limits: &UnpackLimits,
    columns: &[GivenColumns],
    emit: &mut dyn FnMut(Entry),
) -> Option<Report> {
    let limits = &limits.for_file(bytes.len() as u64);
    let mut sink = Sink::new(limits, columns, unpack_into, emit);
    let kind = take(name, bytes, Nesting::default(), &mut sink)?;
    let (problems, tables) = sink.finish(name);
    Some(Report { kind, problems, tables })
}

/// The same for an archive that does not lie in memory. `None` when it is another kind of file.
pub(crate) fn unpack_archive(
    name: &str,
    file: Stored<'_>,
    limits: &UnpackLimits,
    columns: &[GivenColumns],
    emit: &mut dyn FnMut(Entry),
) -> Option<Report> {
    if Package::open(file).is_ok_and(|package| package_kind(&package) != PackageKind::Archive) {
        return None;
    }
    let limits = &limits.for_file(file.size());
    let mut sink = Sink::new(limits, columns, unpack_into, emit);
    zip::read(name, file, Nesting { depth: 1, archives: 1 }, &mut sink);
    let (problems, tables) = sink.finish(name);
    Some(Report { kind: ContainerKind::Zip, problems, tables })
}

/// Takes an entry apart when it is a container, else hands it to the sink as it is.
fn unpack_into(path: &str, bytes: Vec<u8>, nesting: Nesting, sink: &mut Sink<'_>) {
    if take(path, &bytes, nesting, sink).is_none() {
        sink.push(path.to_owned(), Content::Bytes(bytes), EntryFacts::default());
    }
}

/// Reads a container with its reader. `None` when the bytes are none.
fn take(path: &str, bytes: &[u8], nesting: Nesting, sink: &mut Sink<'_>) -> Option<ContainerKind> {
    let found = container(path, bytes)?;
    let too_deep = nesting.depth >= sink.limits.depth;
    let archive_again = matches!(found, Found::Zip) && nesting.archives >= 2;
    if too_deep || archive_again {
        let detail = "It lies too deep in other archives and is not opened.";
        sink.problem(path, Code::ArchiveLimit, detail);
        return Some(found.kind());
    }
    let archives = nesting.archives + usize::from(matches!(found, Found::Zip));
    let inner = Nesting { depth: nesting.depth + 1, archives };
    let kind = found.kind();
    match found {
        Found::Zip => zip::read(path, Stored::Memory(bytes), inner, sink),
        Found::Epub => epub::read(path, bytes, sink),
        Found::Word => {
            let most = sink.limits.entry_bytes as u64;
            docx::read(path, bytes, most, sink);
        }
        Found::RichText => rtf::read(path, bytes, sink),
        Found::Gzip => gzip::read(path, bytes, inner, sink),
        Found::Warc => warc::read(path, bytes, sink),
        Found::Mbox => {
            let count = mbox::count(bytes);
            for (at, message) in mbox::messages(bytes).enumerate() {
                if sink.is_full() {
                    break;
                }
                message::read(&names::numbered(path, at + 1, count), &message, inner, sink);
            }
        }
        Found::Message => return Some(message::read(path, bytes, inner, sink)),
        Found::Digest(text) => {
            let messages = digest::messages(&text);
            for (at, one) in messages.iter().enumerate() {
                message::read(&names::numbered(path, at + 1, messages.len()), one.as_bytes(), inner, sink);
            }
        }
        Found::Forwarded(text) => message::read_forwarded(path, &text, sink),
        Found::Feed(text) => feed::read(path, &text, sink),
        Found::Addresses(text) => bookmarks::read(path, &text, sink),
        Found::Table(text, delimiter) => table::read(path, &text, delimiter, sink),
        Found::Json(text) => match json::read(path, &text, sink) {
            Some(kind) => return Some(kind),
            None if names::ends_in(path, &["json", "jsonl", "ndjson"]) => {
                sink.problem(path, Code::ArchiveBroken, "It is not valid JSON.");
            }
            None => return None,
        },
        Found::Records(text) => match records::read(path, &text, sink) {
            Some(()) => return Some(kind),
            None if names::ends_in(path, &["xml", "sgml", "sgm", "enex"]) => {
                sink.problem(path, Code::NoTextColumn, "No element holds text of articles.");
            }
            None => return None,
        },
    }
    Some(kind)
}

/// A container, taken apart, with all entries in memory.
#[cfg(test)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unpacked {
    /// The documents, in the container's order.
    pub entries: Vec<Entry>,
    /// What was done, and what went wrong.
    pub report: Report,
}

/// Takes a file apart. `None` when it is not a container.
#[cfg(test)]
pub(crate) fn unpack(name: &str, bytes: &[u8], limits: &UnpackLimits) -> Option<Unpacked> {
    let mut entries = Vec::new();
    let report = unpack_each(name, bytes, limits, &[], &mut |entry| entries.push(entry))?;
    Some(Unpacked { entries, report })
}
